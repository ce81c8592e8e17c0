/** Contact of a disc with an immovable wall: it is moved out along the normal, and bounces if it was approaching. */
import type { Discs } from "../fields.ts";

/**
 * The current contact: unit normal (0, 1) and depth (2); the distance until the depth is known. In a typed array,
 * because a number with a fraction becomes an object when it is passed to a function that the engine does not inline.
 */
export const contact = new Float64Array(3);

/** What became of a disc near a wall: it was not touching, was moved out, or bounced as well. */
export const APART = 0;
export const PUSHED = 1;
export const BOUNCED = 2;

/** Resolves the current contact of disc `i` with a wall of bounciness `bCoef[other]`; PUSHED or BOUNCED. */
export function resolveContact(discs: Discs, i: number, bCoef: Float64Array, other: number): number {
  const { x, y, vx, vy } = discs;
  const nx = contact[0]!;
  const ny = contact[1]!;
  const depth = contact[2]!;
  x[i] = x[i]! + nx * depth;
  y[i] = y[i]! + ny * depth;
  const approach = nx * vx[i]! + ny * vy[i]!;
  if (!(approach < 0)) return PUSHED;
  const turn = approach * (discs.bCoef[i]! * bCoef[other]! + 1);
  vx[i] = vx[i]! - nx * turn;
  vy[i] = vy[i]! - ny * turn;
  return BOUNCED;
}
