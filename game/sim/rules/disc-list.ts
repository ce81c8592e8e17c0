/** The world's list of discs: the stadium's first, then one per player in the order of entering. */
import type { Disc } from "../stadium.ts";
import type { World } from "../world.ts";

/** Puts all values of a stadium disc into place `i`. */
export function restoreDisc(world: World, i: number, disc: Disc): void {
  const { discs } = world;
  discs.x[i] = disc.x;
  discs.y[i] = disc.y;
  discs.vx[i] = disc.vx;
  discs.vy[i] = disc.vy;
  discs.gx[i] = disc.gx;
  discs.gy[i] = disc.gy;
  discs.radius[i] = disc.radius;
  discs.bCoef[i] = disc.bCoef;
  discs.invMass[i] = disc.invMass;
  discs.damping[i] = disc.damping;
  discs.cMask[i] = disc.cMask;
  discs.cGroup[i] = disc.cGroup;
  discs.owner[i] = -1;
  world.contacts.valid = false;
}

/** Takes a player's disc away; later discs move up. */
export function removeDisc(world: World, i: number): void {
  const { discs, players } = world;
  const last = discs.count;
  for (const column of [discs.x, discs.y, discs.vx, discs.vy, discs.gx, discs.gy]) column.copyWithin(i, i + 1, last);
  for (const column of [discs.radius, discs.bCoef, discs.invMass, discs.damping]) column.copyWithin(i, i + 1, last);
  for (const column of [discs.cMask, discs.cGroup, discs.owner]) column.copyWithin(i, i + 1, last);
  discs.count = last - 1;
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (disc === i) players.disc[p] = -1;
    else if (disc > i) players.disc[p] = disc - 1;
  }
  world.contacts.valid = false;
}
