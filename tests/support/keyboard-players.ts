/**
 * Players who press random keys and hold them for a while. Seeded, and free of allocations, so that they can be used in a
 * measured loop.
 */

/** Mean time for which keys are held, in ticks. */
const HOLD_TICKS = 12;

/** Returns a function from a player to their keys; to be called once per player and tick, in the same order. */
export function createKeyboardPlayers(seed: number): (player: number) => number {
  const held = new Int32Array(256);
  const state = Int32Array.of(seed | 0);
  const next = (): number => {
    // xorshift32
    let word = state[0]! === 0 ? 1 : state[0]!;
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    state[0] = word;
    // Within V8's small integers: larger numbers would be allocated.
    return word & 0x3fffffff;
  };
  return (player) => {
    const word = next();
    if (word % HOLD_TICKS === 0) held[player] = (word >>> 8) & 31;
    return held[player]!;
  };
}
