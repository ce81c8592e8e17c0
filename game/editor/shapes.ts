/** What the drawing tools add: walls, rectangles, circles, arcs, goals with posts and nets, and single items. */
import type { Point } from "#sim/stadium.ts";
import type { AddedItem, Change } from "./change.ts";
import { type ListKey, referenceTo } from "./document.ts";
import type { Drawing } from "./drawing.ts";
import { pairOf, rounded } from "./transform.ts";
import { curveThrough } from "./curve-shape.ts";

export type Shape = { readonly change: Change; readonly ids: ReadonlySet<string> };

/** Keys of the new items, as the tool's options and the chosen trait give them. */
export type Style = Readonly<Record<string, unknown>>;

export type ShapeContext = {
  readonly drawing: Drawing;
  /** Gives new ids. */
  readonly nextId: () => string;
  readonly style: Style;
};

/** Vertexes nearer than this, in map units, are the same: new walls use those that are there. */
const SAME_PLACE = 0.005;

/** Collects the items of a shape; ends of walls that meet share a vertex. */
class ShapeBuilder {
  readonly #context: ShapeContext;
  readonly #added: AddedItem[] = [];
  readonly #places: { readonly id: string; readonly point: Point }[] = [];

  constructor(context: ShapeContext) {
    this.#context = context;
  }

  add(kind: ListKey, value: unknown): string {
    const id = this.#context.nextId();
    this.#added.push({ id, kind, value });
    return id;
  }

  /** The vertex at a point: one of the drawing, one of this shape, or a new one. */
  vertex(point: Point): string {
    const { stadium, idsAt } = this.#context.drawing;
    const isHere = ({ x, y }: Point) => Math.hypot(x - point.x, y - point.y) <= SAME_PLACE;
    const index = stadium.vertexes.findIndex(isHere);
    const own = this.#places.find((place) => isHere(place.point));
    if (own !== undefined) return own.id;
    const id = index >= 0 ? idsAt.vertexes[index]! : this.add("vertexes", vertexValue(point, this.#context.style));
    this.#places.push({ id, point });
    return id;
  }

  wall(from: Point, to: Point, curve = 0): void {
    const [v0, v1] = [this.vertex(from), this.vertex(to)];
    if (v0 === v1) return;
    const shape = curve === 0 ? {} : { curve: rounded(curve) };
    this.add("segments", { v0: referenceTo(v0), v1: referenceTo(v1), ...shape, ...this.#context.style });
  }

  shape(): Shape {
    const ids = new Set(this.#added.map(({ id }) => id));
    return { change: { add: this.#added }, ids };
  }
}

/** Vertexes have the trait and the masks of their wall, not its curve or colour. */
function vertexValue({ x, y }: Point, { trait, bCoef, cMask, cGroup }: Style): Style {
  const keys = { trait, bCoef, cMask, cGroup };
  const given = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
  return { x: rounded(x), y: rounded(y), ...given };
}

export function vertexShape(context: ShapeContext, point: Point): Shape {
  const builder = new ShapeBuilder(context);
  builder.vertex(point);
  return builder.shape();
}

/** A wall through several points; closed where the last one is the first. */
export function wallShape(context: ShapeContext, points: readonly Point[]): Shape {
  const builder = new ShapeBuilder(context);
  for (const [i, point] of points.entries()) if (i > 0) builder.wall(points[i - 1]!, point);
  return builder.shape();
}

/** An arc between two points that passes through a third one. */
export function arcShape(context: ShapeContext, ends: readonly [Point, Point], through: Point): Shape {
  const builder = new ShapeBuilder(context);
  builder.wall(...ends, curveThrough(...ends, through));
  return builder.shape();
}

/** A rectangle between two corners; `corner` is the radius of its corners in map units. */
export function rectangleShape(context: ShapeContext, [a, b]: readonly [Point, Point], corner = 0): Shape {
  const builder = new ShapeBuilder(context);
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  const radius = Math.max(0, Math.min(corner, (right - left) / 2, (bottom - top) / 2));
  // Clockwise on the screen from the upper left: each side, then the corner after it.
  const sides: readonly (readonly [Point, Point])[] = [
    [
      { x: left + radius, y: top },
      { x: right - radius, y: top },
    ],
    [
      { x: right, y: top + radius },
      { x: right, y: bottom - radius },
    ],
    [
      { x: right - radius, y: bottom },
      { x: left + radius, y: bottom },
    ],
    [
      { x: left, y: bottom - radius },
      { x: left, y: top + radius },
    ],
  ];
  for (const [i, [from, to]] of sides.entries()) {
    if (Math.hypot(to.x - from.x, to.y - from.y) > SAME_PLACE) builder.wall(from, to);
    if (radius > 0) builder.wall(to, sides[(i + 1) % sides.length]![0], 90);
  }
  return builder.shape();
}

/** A circle of two half arcs: the format has no arcs of more than 340°. */
export function circleShape(context: ShapeContext, center: Point, radius: number): Shape {
  const builder = new ShapeBuilder(context);
  if (radius > 0) {
    const [left, right] = [
      { x: center.x - radius, y: center.y },
      { x: center.x + radius, y: center.y },
    ];
    builder.wall(left, right, 180);
    builder.wall(right, left, 180);
  }
  return builder.shape();
}

export type GoalOptions = {
  readonly team: "red" | "blue";
  /** Whether posts and a net are drawn. */
  readonly frame: boolean;
};

const POST_RADIUS = 8;
/** Depth of nets in shares of the goal's length, and at most, in map units. */
const NET_SHARE = 0.4;
const NET_DEPTH_MAX = 60;
const NET_CORNER_SHARE = 0.5;

/** A goal between two points. Its net is at the side that faces away from the middle of the pitch. */
export function goalShape(
  context: ShapeContext,
  [p0, p1]: readonly [Point, Point],
  { team, frame }: GoalOptions,
): Shape {
  const net = { vis: true, color: "FFFFFF", bCoef: 0.1, cMask: ["ball"] };
  const builder = new ShapeBuilder({ ...context, style: net });
  builder.add("goals", { p0: pairOf(p0), p1: pairOf(p1), team });
  const length = Math.hypot(p1.x - p0.x, p1.y - p0.y);
  if (!frame || length <= 4 * POST_RADIUS) return builder.shape();
  const color = team === "red" ? "FFCCCC" : "CCCCFF";
  for (const point of [p0, p1])
    builder.add("discs", { pos: pairOf(point), radius: POST_RADIUS, invMass: 0, bCoef: 0.5, color, cGroup: ["wall"] });
  const along = { x: (p1.x - p0.x) / length, y: (p1.y - p0.y) / length };
  const side = Math.sign((p0.x + p1.x) * along.y - (p0.y + p1.y) * along.x) || 1;
  const away = { x: along.y * side, y: -along.x * side };
  const depth = Math.min(NET_DEPTH_MAX, length * NET_SHARE);
  const corner = depth * NET_CORNER_SHARE;
  const at = (start: Point, alongBy: number, awayBy: number) => ({
    x: start.x + along.x * alongBy + away.x * awayBy,
    y: start.y + along.y * alongBy + away.y * awayBy,
  });
  const [side0, back0] = [at(p0, 0, depth - corner), at(p0, corner, depth)];
  const [back1, side1] = [at(p1, -corner, depth), at(p1, 0, depth - corner)];
  builder.wall(p0, side0);
  builder.wall(side0, back0, 90 * side);
  builder.wall(back0, back1);
  builder.wall(back1, side1, 90 * side);
  builder.wall(side1, p1);
  return builder.shape();
}

/** Turns a line between two points into the plane that keeps discs on the left-hand side of it. */
export function planeShape(context: ShapeContext, [from, to]: readonly [Point, Point]): Shape {
  const builder = new ShapeBuilder(context);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length > 0) {
    const normal = { x: (to.y - from.y) / length, y: -(to.x - from.x) / length };
    const dist = rounded(normal.x * from.x + normal.y * from.y);
    builder.add("planes", { normal: pairOf(normal), dist, ...context.style });
  }
  return builder.shape();
}

export function discShape(context: ShapeContext, point: Point, radius?: number): Shape {
  const builder = new ShapeBuilder(context);
  builder.add("discs", {
    pos: pairOf(point),
    ...(radius === undefined ? {} : { radius: rounded(radius) }),
    ...context.style,
  });
  return builder.shape();
}

/** A joint between two discs, by their ids. */
export function jointShape(context: ShapeContext, [d0, d1]: readonly [string, string]): Shape {
  const builder = new ShapeBuilder(context);
  if (d0 !== d1) builder.add("joints", { d0: referenceTo(d0), d1: referenceTo(d1), ...context.style });
  return builder.shape();
}

export function spawnShape(context: ShapeContext, point: Point, team: "red" | "blue"): Shape {
  const builder = new ShapeBuilder(context);
  builder.add(team === "red" ? "redSpawnPoints" : "blueSpawnPoints", pairOf(point));
  return builder.shape();
}
