/**
 * Changes the stadium of a running world. Walls, masks and physics are new at once; score, clock and players stay, and so do
 * positions and velocities of players, of the ball and of the discs that both stadiums have.
 */
import { createArena, type Arena } from "#sim/arena.ts";
import { restoreDisc } from "#sim/rules/disc-list.ts";
import { copyPlayers } from "#sim/rules/player-list.ts";
import { placePlayer } from "#sim/rules/reset.ts";
import type { Disc, Stadium } from "#sim/stadium.ts";
import { createWorld, type World } from "#sim/world.ts";

export type LiveStadium = {
  readonly arena: Arena;
  /** Ids of its discs in order, the ball first, by which they are found again; without ids they are found by their index. */
  readonly discIds: readonly string[] | undefined;
};

/** Places for the author and for bots; small, because worlds are copied every tick. */
const PLAYERS_MAX = 16;

export function createLiveStadium(stadium: Stadium, discIds?: readonly string[]): LiveStadium {
  return { arena: createArena(stadium), discIds };
}

export function createLiveWorld({ arena }: LiveStadium): World {
  return createWorld(arena, PLAYERS_MAX);
}

/** A world on `to` that goes on as `world` on `from`. A game must be on. */
export function moveWorld(world: World, from: LiveStadium, to: LiveStadium): World {
  const moved = createLiveWorld(to);
  Object.assign(moved.game, world.game);
  copyPlayers(world, moved);
  const before = from.arena.stadium.discs;
  const after = to.arena.stadium.discs;
  moved.discs.count = after.length;
  for (const [j, disc] of after.entries()) {
    restoreDisc(moved, j, disc);
    const i = indexBefore(j, from, to);
    const old = before[i];
    if (old !== undefined) keepMotion(world, moved, { i, j, old, disc });
  }
  for (const p of playersByDisc(world)) keepPlayer(world, moved, p);
  return moved;
}

/** -1 for a new disc. */
function indexBefore(j: number, from: LiveStadium, to: LiveStadium): number {
  if (j === 0 || from.discIds === undefined || to.discIds === undefined) return j;
  return from.discIds.indexOf(to.discIds[j]!);
}

/** A value that the author has changed is new at once, but for the start of a disc that can move. */
function keepMotion(
  { discs }: World,
  moved: World,
  { i, j, old, disc }: { readonly i: number; readonly j: number; readonly old: Disc; readonly disc: Disc },
): void {
  if (disc.invMass !== 0 || (old.x === disc.x && old.y === disc.y)) {
    moved.discs.x[j] = discs.x[i]!;
    moved.discs.y[j] = discs.y[i]!;
  }
  if (old.vx === disc.vx && old.vy === disc.vy) {
    moved.discs.vx[j] = discs.vx[i]!;
    moved.discs.vy[j] = discs.vy[i]!;
  }
}

/** Indices of the players on the pitch, in the order of their discs. */
function playersByDisc({ players }: World): number[] {
  const all = Array.from({ length: players.count }, (_, p) => p);
  return all.filter((p) => players.disc[p]! >= 0).toSorted((a, b) => players.disc[a]! - players.disc[b]!);
}

/** The disc of a player, with the physics of the new stadium. */
function keepPlayer({ discs, players }: World, moved: World, p: number): void {
  const keys = players.keys[p]!;
  placePlayer(moved, p);
  moved.players.keys[p] = keys;
  const [i, j] = [players.disc[p]!, moved.players.disc[p]!];
  for (const key of ["x", "y", "vx", "vy"] as const) moved.discs[key][j] = discs[key][i]!;
  // The kick-off barrier goes on.
  moved.discs.cMask[j] = discs.cMask[i]!;
}
