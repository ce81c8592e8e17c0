/** A disc on the pitch that nothing collides with. */
import type { Disc } from "#sim/stadium.ts";

export function marker(x: number, y: number, radius: number, color: number): Disc {
  return {
    ...{ x, y, vx: 0, vy: 0, gx: 0, gy: 0, radius, color },
    ...{ bCoef: 0, invMass: 0, damping: 1, cMask: 0, cGroup: 0 },
  };
}
