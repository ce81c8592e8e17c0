/** The world's list of discs: the stadium's first, then one per player in the order of entering. */
import { DISC_FLOATS, DISC_INTS, DISC_MASKS } from "../fields.ts";
import type { Disc } from "../stadium.ts";
import type { World } from "../world.ts";

/** Sets disc `i` to the values of a stadium disc. */
export function restoreDisc(world: World, i: number, disc: Disc): void {
  const { discs } = world;
  for (const key of DISC_FLOATS) discs[key][i] = disc[key];
  for (const key of DISC_MASKS) discs[key][i] = disc[key];
  discs.owner[i] = -1;
  world.candidates.valid = false;
}

/** Removes a player's disc; later discs move up, and the players' disc indices with them. */
export function removeDisc(world: World, i: number): void {
  const { discs, players } = world;
  const last = discs.count;
  for (const key of DISC_FLOATS) discs[key].copyWithin(i, i + 1, last);
  for (const key of DISC_INTS) discs[key].copyWithin(i, i + 1, last);
  discs.count = last - 1;
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (disc === i) players.disc[p] = -1;
    else if (disc > i) players.disc[p] = disc - 1;
  }
  world.candidates.valid = false;
}
