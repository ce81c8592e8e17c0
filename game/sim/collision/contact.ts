/** The answer to touching something immovable: move out along the normal, and bounce if it was an approach. */
import type { Discs } from "../fields.ts";

/**
 * The touch at hand: unit normal (0, 1) and depth (2), or distance before that is known. A number with a fraction becomes
 * an object when it is handed to a function that the engine does not inline; from a typed array it does not.
 */
export const contact = new Float64Array(3);

/** Moves disc `i` out of the touch at hand, with a thing of bounciness `bCoef[other]`; true if its velocity was turned round. */
export function resolveContact(discs: Discs, i: number, bCoef: Float64Array, other: number): boolean {
  const { x, y, vx, vy } = discs;
  const nx = contact[0]!;
  const ny = contact[1]!;
  const depth = contact[2]!;
  x[i] = x[i]! + nx * depth;
  y[i] = y[i]! + ny * depth;
  const approach = nx * vx[i]! + ny * vy[i]!;
  if (!(approach < 0)) return false;
  const turn = approach * (discs.bCoef[i]! * bCoef[other]! + 1);
  vx[i] = vx[i]! - nx * turn;
  vy[i] = vy[i]! - ny * turn;
  return true;
}
