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
