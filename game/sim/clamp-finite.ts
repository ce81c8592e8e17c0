/**
 * Keeps positions and velocities finite, whatever numbers a map or a script contains. In the original, infinities and
 * NaN spread from disc to disc until the match is lost. No disc of a playable match comes near the bound, so no result
 * changes.
 */
import type { Discs } from "./fields.ts";

/** Squares of it, and products with the largest number of a stadium (1e30), still fit a double. */
export const FINITE_BOUND = 1e100;

/** Clamps values beyond the bound to it, and sets NaN to 0. */
export function clampFinite(discs: Discs): void {
  const { count, x, y, vx, vy } = discs;
  for (let i = 0; i < count; i++) {
    const sum = Math.abs(x[i]!) + Math.abs(y[i]!) + Math.abs(vx[i]!) + Math.abs(vy[i]!);
    if (sum < FINITE_BOUND) continue;
    x[i] = bounded(x[i]!);
    y[i] = bounded(y[i]!);
    vx[i] = bounded(vx[i]!);
    vy[i] = bounded(vy[i]!);
  }
}

function bounded(value: number): number {
  if (value !== value) return 0;
  return Math.max(-FINITE_BOUND, Math.min(FINITE_BOUND, value));
}
