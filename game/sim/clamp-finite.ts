/**
 * Nothing in a world is ever infinite or NaN, whatever a map or a script asks for. In the original such values spread
 * from disc to disc until the match is lost. No disc of a real match comes near the bound, so results are not changed.
 */
import type { Discs } from "./fields.ts";

/** Squares and products with the largest numbers a stadium may hold (1e30) still fit a double. */
export const FINITE_BOUND = 1e100;

/** Brings a disc that left the numbers back: what is too far is held at the bound, what is no number becomes 0. */
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
