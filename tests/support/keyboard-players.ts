/**
 * Players who press keys at random and hold them for a while: enough to make a match lively, the same in every run, and
 * without making a single object, so that they can stand in a loop that is measured.
 */

/** On average a key state is held for so many ticks. */
const HOLD = 12;

/** `(player) => keys` for the next tick; to be asked once per player and tick, in order. */
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
    // No larger than a small integer, or each would be an object.
    return word & 0x3fffffff;
  };
  return (player) => {
    const word = next();
    if (word % HOLD === 0) held[player] = (word >>> 8) & 31;
    return held[player]!;
  };
}
