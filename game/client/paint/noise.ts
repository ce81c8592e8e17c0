/** Uniform numbers in [0, 1) from a seed (mulberry32), for textures that are always the same. */
export function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) for a cell of a grid, the same whenever it is asked for. */
export function noiseAt(column: number, row: number): number {
  let mixed = Math.imul(column ^ 0x2c1b3c6d, 0x297a2d39) ^ Math.imul(row ^ 0x5bd1e995, 0x1b56c4e9);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}
