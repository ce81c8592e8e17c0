/** Shapes of curved segments, for handles that drag the middle of an arc. Curves are in degrees, as in files. */
import { curveFactor, STRAIGHT } from "#stadium/curve.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

const DEGREES = 180 / Math.PI;

/** Whether the simulation treats a segment of this curve (degrees, either sign) as a straight line. */
export function isStraight(curve: number): boolean {
  return curveFactor(Math.abs(curve)) === STRAIGHT;
}

/**
 * The curve in degrees whose arc from v0 to v1 passes through the point; negative on the other side of the chord.
 * 0 where the arc is so flat, or so nearly a whole circle, that the format makes it straight.
 */
export function curveThrough(v0: Point, v1: Point, point: Point): number {
  const [ax, ay] = [v0.x - point.x, v0.y - point.y];
  const [bx, by] = [v1.x - point.x, v1.y - point.y];
  const cross = ax * by - ay * bx;
  const inscribed = Math.atan2(Math.abs(cross), ax * bx + ay * by);
  const curve = 2 * (Math.PI - inscribed) * DEGREES;
  if (isStraight(curve)) return 0;
  return cross > 0 ? -curve : curve;
}

/** The middle of the arc, or of the chord of a straight segment. */
export function arcMiddle(v0: Point, v1: Point, curve: number): Point {
  const bulge = isStraight(curve) ? 0 : Math.tan(curve / DEGREES / 4);
  const [halfX, halfY] = [(v1.x - v0.x) / 2, (v1.y - v0.y) / 2];
  return { x: v0.x + halfX + halfY * bulge, y: v0.y + halfY - halfX * bulge };
}

/** The length of the arc in map units. */
export function arcLength(v0: Point, v1: Point, curve: number): number {
  const chord = Math.hypot(v1.x - v0.x, v1.y - v0.y);
  if (isStraight(curve)) return chord;
  const half = Math.abs(curve) / DEGREES / 2;
  return (chord * half) / Math.sin(half);
}

/** The angle in degrees of the arc that a segment of the simulation has; 0 for a straight one. */
export function arcDegrees(curveF: number): number {
  return curveF === STRAIGHT ? 0 : 2 * Math.atan2(1, curveF) * DEGREES;
}

/** The point of an arc (degrees, either sign) at a share of its way from v0 to v1. */
export function arcPoint(
  v0: Point,
  v1: Point,
  { curve, share }: { readonly curve: number; readonly share: number },
): Point {
  if (isStraight(curve)) return { x: v0.x + (v1.x - v0.x) * share, y: v0.y + (v1.y - v0.y) * share };
  const { x, y, radius } = arcCircle(v0, v1, curve);
  const from = Math.atan2(v0.y - y, v0.x - x);
  const angle = from + (curve / DEGREES) * share;
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

/** The circle of an arc that is not straight. */
export function arcCircle(v0: Point, v1: Point, curve: number): Point & { readonly radius: number } {
  const factor = 1 / Math.tan(curve / DEGREES / 2);
  const [halfX, halfY] = [(v1.x - v0.x) / 2, (v1.y - v0.y) / 2];
  const [x, y] = [v0.x + halfX - halfY * factor, v0.y + halfY + halfX * factor];
  return { x, y, radius: Math.hypot(v0.x - x, v0.y - y) };
}

/** The distance of a point from an arc or a straight segment. */
export function distanceToArc(
  v0: Point,
  v1: Point,
  { curve, point }: { readonly curve: number; readonly point: Point },
): number {
  if (isStraight(curve)) return distanceToLine(v0, v1, point);
  const { x, y, radius } = arcCircle(v0, v1, curve);
  const turn = 2 * Math.PI;
  const angle = (to: Point) => Math.atan2(to.y - y, to.x - x);
  const along = (angle(point) - angle(v0)) * Math.sign(curve);
  const passed = ((along % turn) + turn) % turn;
  if (passed <= Math.abs(curve) / DEGREES) return Math.abs(Math.hypot(point.x - x, point.y - y) - radius);
  return Math.min(Math.hypot(point.x - v0.x, point.y - v0.y), Math.hypot(point.x - v1.x, point.y - v1.y));
}

/** The distance of a point from the straight line between two points. */
export function distanceToLine(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length : 0;
  const at = Math.max(0, Math.min(1, share));
  return Math.hypot(point.x - a.x - dx * at, point.y - a.y - dy * at);
}
