/**
 * Curves of segments. Files give an arc's angle in degrees; the simulation uses curveF = 1/tan(half the angle), with
 * Infinity for a straight segment.
 */
import { tan } from "./tan.ts";

/** Degrees to radians, the double that existing maps were built with. */
const RADIANS_PER_DEGREE = 0.017453292519943295;
/** Outside these angles (about 9.99° and 340°) a segment is straight. */
const SMALLEST_ARC = 0.17435839227423353;
const LARGEST_ARC = 5.934119456780721;
const PI = 3.141592653589793;

export const STRAIGHT = Infinity;

/** curveF of an angle in degrees that is not negative; the caller swaps the ends for a negative curve. */
export function curveFactor(degrees: number): number {
  const angle = degrees * RADIANS_PER_DEGREE;
  return angle > SMALLEST_ARC && angle < LARGEST_ARC ? 1 / tan(angle / 2) : STRAIGHT;
}

/**
 * The angle in degrees whose curveF is the given one, for exports. It is for people and other programs: our reader
 * takes the exact curveF beside it. Found by bisection, because the arc tangent is not exact.
 */
export function curveDegrees(curveF: number): number {
  if (curveF === STRAIGHT) return 0;
  let low = 0;
  let high = PI;
  for (let step = 0; step < 60; step++) {
    const half = (low + high) / 2;
    if (half === low || half === high) break;
    if (1 / tan(half) > curveF) low = half;
    else high = half;
  }
  const degrees = (2 * low) / RADIANS_PER_DEGREE;
  const rounded = Math.round(degrees * 100) / 100;
  return curveFactor(rounded) === curveF ? rounded : degrees;
}
