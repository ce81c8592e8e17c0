/** The answer to touching something immovable: move out along the normal, and bounce if it was an approach. */
import type { Discs } from "../world.ts";

/** Moves disc `i` by `depth` along the unit normal; true if its velocity was turned round. */
// oxlint-disable-next-line max-params -- plain numbers stay in registers; an object would be allocated in the step
export function pushOut(discs: Discs, i: number, nx: number, ny: number, depth: number, bCoef: number): boolean {
  const { x, y, vx, vy } = discs;
  x[i] = x[i]! + nx * depth;
  y[i] = y[i]! + ny * depth;
  const approach = nx * vx[i]! + ny * vy[i]!;
  if (!(approach < 0)) return false;
  const turn = approach * (discs.bCoef[i]! * bCoef + 1);
  vx[i] = vx[i]! - nx * turn;
  vy[i] = vy[i]! - ny * turn;
  return true;
}
