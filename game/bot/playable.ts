/** Whether bots, and so every player, can play football on a stadium: reach the ball, and score in both goals. */
import { createArena, type Arena } from "#sim/arena.ts";
import { BLUE, PLAYER_MASK, RED } from "#sim/masks.ts";
import type { Stadium } from "#sim/stadium.ts";
import { navGridFor } from "./nav-grid.ts";
import { isReachable } from "./pathfinding.ts";
import { pitchOf } from "./pitch.ts";
import type { Vector } from "./vector.ts";

const cache = new WeakMap<Stadium, boolean>();

/** The answer of a stadium is computed once. */
export function isPlayable(stadium: Stadium): boolean {
  let playable = cache.get(stadium);
  if (playable === undefined) {
    playable = hasGoals(stadium) && stadium.discs[0]!.invMass !== 0 && isBallReachable(createArena(stadium));
    cache.set(stadium, playable);
  }
  return playable;
}

function hasGoals({ goals }: Stadium): boolean {
  return goals.some(({ team }) => team === "red") && goals.some(({ team }) => team === "blue");
}

/** Whether a way leads from the kick-off positions of both teams to the ball. */
function isBallReachable(arena: Arena): boolean {
  const { playerPhysics, redSpawnPoints, blueSpawnPoints, spawnDistance } = arena.stadium;
  const { ballStart } = pitchOf(arena);
  const leadsToBall = (group: number, start: Vector) =>
    isReachable(navGridFor(arena, playerPhysics.radius, PLAYER_MASK, group | playerPhysics.cGroup), start, ballStart);
  return (
    leadsToBall(RED, redSpawnPoints[0] ?? { x: -spawnDistance, y: 0 }) &&
    leadsToBall(BLUE, blueSpawnPoints[0] ?? { x: spawnDistance, y: 0 })
  );
}
