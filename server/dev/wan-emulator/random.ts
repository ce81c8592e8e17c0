/** Seeded random numbers: from 0 up to but not including 1. */
export type Random = () => number;

/** Mulberry32: 32 bits of state. The same seed gives the same numbers, so that a run can be repeated. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
