/** Snapping of a point that is drawn or moved: to vertexes and other exact places, to intersections, angles and the grid. */
import type { Point } from "#sim/stadium.ts";
import type { Drawing } from "./drawing.ts";

export type SnapOptions = {
  /** How near a place must be, in map units. */
  readonly tolerance: number;
  /** Distance of the lines of the grid in map units; 0 for none. */
  readonly grid: number;
  /** Whether points snap to items. */
  readonly items: boolean;
  /** Items that are being moved, to which nothing snaps. */
  readonly moved?: ReadonlySet<string>;
  /** Start of the line that is drawn: its angle snaps where there is no grid. */
  readonly anchor?: Point;
  /** Whether only angles count, however far the pointer is. */
  readonly onlyAngles?: boolean;
};

export type SnapKind = "item" | "intersection" | "angle" | "grid" | "none";
export type Snapped = Point & { readonly kind: SnapKind };

/** Lines snap to multiples of this angle, in degrees. */
const ANGLE_STEP = 15;

/** Items win over intersections, and these over the grid, or over angles without one. */
export function snapPoint(drawing: Drawing, point: Point, options: SnapOptions): Snapped {
  const { tolerance, grid, items, anchor, onlyAngles = false } = options;
  if (onlyAngles && anchor !== undefined) return { ...atAngle(anchor, point, grid), kind: "angle" };
  if (items) {
    const item = nearest(exactPoints(drawing, options.moved), point, tolerance);
    if (item !== undefined) return { ...item, kind: "item" };
    const crossing = nearest(intersections(drawing, { point, options }), point, tolerance);
    if (crossing !== undefined) return { ...crossing, kind: "intersection" };
  }
  if (anchor !== undefined && grid <= 0) {
    const turned = atAngle(anchor, point, grid);
    if (Math.hypot(turned.x - point.x, turned.y - point.y) <= tolerance) return { ...turned, kind: "angle" };
  }
  if (grid > 0) return { x: toGrid(point.x, grid), y: toGrid(point.y, grid), kind: "grid" };
  return { x: point.x, y: point.y, kind: "none" };
}

export function toGrid(value: number, grid: number): number {
  return Math.round(value / grid) * grid + 0;
}

function nearest(points: readonly Point[], to: Point, tolerance: number): Point | undefined {
  let found: Point | undefined;
  let least = tolerance;
  for (const { x, y } of points) {
    const distance = Math.hypot(x - to.x, y - to.y);
    if (distance > least) continue;
    least = distance;
    found = { x, y };
  }
  return found;
}

function exactPoints({ stadium, idsAt }: Drawing, moved: ReadonlySet<string> | undefined): readonly Point[] {
  const stays = (ids: readonly string[]) => (_: unknown, i: number) => moved?.has(ids[i]!) !== true;
  return [
    ...stadium.vertexes.filter(stays(idsAt.vertexes)),
    ...stadium.discs.filter(stays(idsAt.discs)),
    ...stadium.goals.filter(stays(idsAt.goals)).flatMap(({ p0, p1 }) => [p0, p1]),
    ...stadium.redSpawnPoints.filter(stays(idsAt.redSpawnPoints)),
    ...stadium.blueSpawnPoints.filter(stays(idsAt.blueSpawnPoints)),
  ];
}

/** Where two straight segments near the point cross, or come nearest to each other's ends. */
function intersections(
  { stadium, idsAt }: Drawing,
  { point, options }: { readonly point: Point; readonly options: SnapOptions },
): readonly Point[] {
  const { tolerance, moved } = options;
  const isMoved = (vertex: number) => moved?.has(idsAt.vertexes[vertex]!) === true;
  const near = stadium.segments
    .filter(({ v0, v1, curveF }) => curveF === Infinity && !isMoved(v0) && !isMoved(v1))
    .map(({ v0, v1 }) => [stadium.vertexes[v0]!, stadium.vertexes[v1]!] as const)
    .filter(([a, b]) => lineDistance(a, b, point) <= tolerance);
  const found: Point[] = [];
  for (const [i, first] of near.entries())
    for (const second of near.slice(i + 1)) {
      const crossing = crossingOf(first, second);
      if (crossing !== undefined) found.push(crossing);
    }
  return found;
}

function lineDistance(a: Point, b: Point, point: Point): number {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length > 0 ? Math.abs((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)) / length : Infinity;
}

type Line = readonly [Point, Point];

function crossingOf([a, b]: Line, [c, d]: Line): Point | undefined {
  const [abX, abY, cdX, cdY] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const cross = abX * cdY - abY * cdX;
  if (Math.abs(cross) < 1e-9) return undefined;
  const share = ((c.x - a.x) * cdY - (c.y - a.y) * cdX) / cross;
  return { x: a.x + abX * share, y: a.y + abY * share };
}

/** The nearest point at a multiple of the angle's step; its length is one of the grid where the line is level or upright. */
function atAngle(anchor: Point, point: Point, grid: number): Point {
  const [dx, dy] = [point.x - anchor.x, point.y - anchor.y];
  const step = (ANGLE_STEP * Math.PI) / 180;
  const angle = Math.round(Math.atan2(dy, dx) / step) * step;
  const along = dx * Math.cos(angle) + dy * Math.sin(angle);
  const isStraight = Math.abs(Math.sin(2 * angle)) < 1e-9;
  const length = grid > 0 && isStraight ? toGrid(along, grid) : along;
  return { x: anchor.x + cleaned(Math.cos(angle)) * length, y: anchor.y + cleaned(Math.sin(angle)) * length };
}

function cleaned(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}
