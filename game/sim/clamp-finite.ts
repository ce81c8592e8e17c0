/**
 * Keeps positions and velocities finite, whatever numbers a map or a script contains. In the original, infinities and
 * NaN spread from disc to disc until the match is lost. A finite value never changes, so no result of a match that stays
 * finite does.
 */
import type { Discs } from "./fields.ts";

/** Replaces infinities by the largest number of their sign, and NaN by 0. */
export function clampFinite(discs: Discs): void {
  const { count, x, y, vx, vy } = discs;
  for (let i = 0; i < count; i++) {
    const sum = Math.abs(x[i]!) + Math.abs(y[i]!) + Math.abs(vx[i]!) + Math.abs(vy[i]!);
    if (sum < Infinity) continue;
    x[i] = finite(x[i]!);
    y[i] = finite(y[i]!);
    vx[i] = finite(vx[i]!);
    vy[i] = finite(vy[i]!);
  }
}

function finite(value: number): number {
  if (value !== value) return 0;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
