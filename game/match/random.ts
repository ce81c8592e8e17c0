/** Random choices of a match: seeded, so that a recording replays to the same bits. */
import { nextRandom } from "#bot/random.ts";
import type { Match } from "./match.ts";

/** A shuffled copy of the list. */
export function shuffled<T>(match: Match, items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(nextRandom(match) * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
