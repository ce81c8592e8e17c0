/**
 * Candidate pairs: the discs and walls that each disc can collide with, derived from masks and inverse masses. A cache:
 * a change of a mask, of an inverse mass or of the list of discs sets `valid` to false, and the next step fills it
 * again. Candidates are in disc order, because results depend on it.
 */
import { profileFor, type Arena, type Profile } from "../arena.ts";
import type { Discs } from "../fields.ts";

export type Candidates = {
  valid: boolean;
  /** Candidates of disc i are others[first[i]] … others[first[i + 1] - 1], all greater than i. */
  readonly first: Int32Array;
  readonly others: Uint16Array;
  /** Per disc, the walls it collides with; null for an immovable disc, which no wall moves. */
  readonly profiles: (Profile | null)[];
};

export function createCandidates(capacity: number): Candidates {
  return {
    valid: false,
    first: new Int32Array(capacity + 1),
    others: new Uint16Array((capacity * (capacity - 1)) / 2),
    profiles: Array.from({ length: capacity }, () => null),
  };
}

/**
 * Guard: two discs that are both immovable (inverse mass 0) are never candidates. The original divides 0 by 0 when such
 * discs overlap and both positions become NaN; here they ignore each other.
 */
export function refreshCandidates(candidates: Candidates, arena: Arena, discs: Discs): void {
  const { first, others, profiles } = candidates;
  const { count, cMask, cGroup, invMass } = discs;
  let n = 0;
  for (let a = 0; a < count; a++) {
    const maskA = cMask[a]!;
    const groupA = cGroup[a]!;
    const movable = invMass[a] !== 0;
    first[a] = n;
    for (let b = a + 1; b < count; b++) {
      if ((maskA & cGroup[b]!) === 0 || (groupA & cMask[b]!) === 0) continue;
      if (movable || invMass[b] !== 0) others[n++] = b;
    }
    profiles[a] = movable ? profileFor(arena, maskA, groupA) : null;
  }
  first[count] = n;
  candidates.valid = true;
}
