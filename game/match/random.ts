/** The match's own chance: seeded, so that a recording replays to the same bits. */
import { nextRandom } from "#bot/memory.ts";
import type { Match } from "./match.ts";

/** In an order of chance; the list itself is left alone. */
export function shuffled<T>(match: Match, items: readonly T[]): T[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(nextRandom(match) * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}
