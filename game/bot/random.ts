/** A small seeded random number generator (mulberry32): the same state gives the same numbers on every machine. */

export type RandomState = { random: number };

/** Next random number, 0 ≤ r < 1; advances the state. */
export function nextRandom(state: RandomState): number {
  state.random = (state.random + 0x6d2b79f5) | 0;
  let t = state.random;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
