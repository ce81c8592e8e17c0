/**
 * Lines, arcs and circles as canvas paths. Canvases compute in 32-bit floats: a circle of radius 1e7 would miss its pixels
 * by map units, so shapes that reach far beyond the picture are cut to their part near it, in 64-bit floats.
 */
import type { Point } from "#sim/stadium.ts";

/** A part of the map, in map units: what a canvas shows. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Circle = { readonly x: number; readonly y: number; readonly radius: number };

export type Arc = Circle & {
  /** Angles in radians; the arc runs clockwise on the screen (y grows downwards) from one to the other. */
  readonly from: number;
  readonly to: number;
};

/** Map units up to which positions and radii are passed to the canvas as they are. */
export const EXACT_REACH = 10_000;
/** Radius beyond which 64-bit floats cannot tell where in the picture an edge is: it is treated as outside. */
const RADIUS_MAX = 1e12;
/** Map units around the picture that are kept: more than half of any line width. */
const MARGIN = 200;
/** Largest distance between a cut arc and the chords that it is drawn with, in shares of the picture's half diagonal. */
const CHORD_ERROR = 5e-6;
const TURN = 2 * Math.PI;

/** Adds a line to the current path. */
export function traceLine(context: CanvasRenderingContext2D, a: Point, b: Point, area: Area): void {
  const line = isExact(a) && isExact(b) ? ([a, b] as const) : cutLine(a, b, area);
  if (!line) return;
  context.moveTo(line[0].x, line[0].y);
  context.lineTo(line[1].x, line[1].y);
}

function isExact({ x, y }: Point): boolean {
  return Math.abs(x) <= EXACT_REACH && Math.abs(y) <= EXACT_REACH;
}

/** The part of a line in an area and its margin (Liang–Barsky); undefined where it is outside. */
export function cutLine(a: Point, b: Point, area: Area): readonly [Point, Point] | undefined {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  // Longer than 64-bit floats can hold.
  if (!Number.isFinite(dx) || !Number.isFinite(dy)) return undefined;
  let [from, to] = [0, 1];
  for (const [step, low, high] of [
    [dx, area.x - MARGIN - a.x, area.x + area.width + MARGIN - a.x],
    [dy, area.y - MARGIN - a.y, area.y + area.height + MARGIN - a.y],
  ] as const) {
    if (step === 0 && (low > 0 || high < 0)) return undefined;
    if (step === 0) continue;
    from = Math.max(from, Math.min(low / step, high / step));
    to = Math.min(to, Math.max(low / step, high / step));
  }
  if (from > to) return undefined;
  const at = (share: number) => ({ x: a.x + dx * share, y: a.y + dy * share });
  return [from === 0 ? a : at(from), to === 1 ? b : at(to)];
}

/** Adds an arc to the current path. */
export function traceArc(context: CanvasRenderingContext2D, arc: Arc, area: Area): void {
  if (isExact(arc) && arc.radius <= EXACT_REACH) {
    context.moveTo(arc.x + arc.radius * Math.cos(arc.from), arc.y + arc.radius * Math.sin(arc.from));
    context.arc(arc.x, arc.y, arc.radius, arc.from, arc.to);
    return;
  }
  for (const points of cutArc(arc, area)) tracePoints(context, points);
}

/** Adds a closed circle to the current path: its outline in the picture, and all of its inside in the picture. */
export function traceCircle(context: CanvasRenderingContext2D, circle: Circle, area: Area): void {
  if (isExact(circle) && circle.radius <= EXACT_REACH) {
    context.moveTo(circle.x + circle.radius, circle.y);
    context.arc(circle.x, circle.y, circle.radius, 0, TURN);
    return;
  }
  const near = nearPart(circle, area);
  if (near === "outside") return;
  if (near === "inside") {
    context.rect(area.x - MARGIN, area.y - MARGIN, area.width + 2 * MARGIN, area.height + 2 * MARGIN);
    return;
  }
  const { middle, half, reach } = near;
  const points = chordPoints(circle, middle - half, middle + half, reach);
  tracePoints(context, points);
  // What lies behind the outline: both ends, moved so far towards the centre that the picture is between them.
  const [x, y] = [-4 * reach * Math.cos(middle), -4 * reach * Math.sin(middle)];
  if (half < Math.PI) for (const end of [points.at(-1)!, points[0]!]) context.lineTo(end.x + x, end.y + y);
  context.closePath();
}

/** Adds the points of an arc to the current path, from its start to its end, as a side of a larger shape. */
export function continueArc(context: CanvasRenderingContext2D, arc: Arc, area: Area): void {
  const at = (angle: number): Point => pointOf(arc, angle);
  for (const { x, y } of [at(arc.from), ...cutArc(arc, area).flat(), at(arc.to)]) context.lineTo(x, y);
}

function tracePoints(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  for (const [i, { x, y }] of points.entries()) {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

/** The parts of an arc near an area as points; two at most, because a long arc can leave the area and return. */
export function cutArc(arc: Arc, area: Area): readonly (readonly Point[])[] {
  const near = nearPart(arc, area);
  if (typeof near === "string") return [];
  const sweep = positiveAngle(arc.to - arc.from) || TURN;
  const start = positiveAngle(near.middle - near.half - arc.from);
  return [0, TURN].flatMap((turn) => {
    const from = Math.max(start, turn);
    const to = Math.min(start + 2 * near.half, turn + sweep);
    return from < to ? [chordPoints(arc, arc.from + from, arc.from + to, near.reach)] : [];
  });
}

/** The angles `middle` ± `half` of a circle whose points may be in the picture or within `reach` of its middle. */
type NearPart = { readonly middle: number; readonly half: number; readonly reach: number };

/** "outside" and "inside": no point of the circle's line is near the area. */
function nearPart({ x, y, radius }: Circle, area: Area): NearPart | "outside" | "inside" {
  const dx = area.x + area.width / 2 - x;
  const dy = area.y + area.height / 2 - y;
  const distance = Math.hypot(dx, dy);
  const gap = distance - radius;
  const reach = Math.hypot(area.width, area.height) / 2 + MARGIN;
  if (gap < -reach) return "inside";
  if (!(gap <= reach) || radius > RADIUS_MAX) return "outside";
  // Twice the reach, so that the ends are beside the picture. The sine of the half angle keeps its digits for any radius.
  const square = ((2 * reach) ** 2 - gap ** 2) / (4 * radius * distance);
  const half = square < 0.5 ? 2 * Math.asin(Math.sqrt(square)) : Math.PI;
  return { middle: Math.atan2(dy, dx), half, reach };
}

function chordPoints(circle: Circle, from: number, to: number, reach: number): readonly Point[] {
  const count = Math.ceil((to - from) / Math.sqrt((8 * CHORD_ERROR * reach) / circle.radius)) || 1;
  return Array.from({ length: count + 1 }, (_, i) => pointOf(circle, from + ((to - from) * i) / count));
}

function pointOf({ x, y, radius }: Circle, angle: number): Point {
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

/** The same direction, from 0 up to a full turn. */
export function positiveAngle(angle: number): number {
  return ((angle % TURN) + TURN) % TURN;
}
