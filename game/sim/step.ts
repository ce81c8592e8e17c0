/**
 * One tick of the game, 1/60 of a second. The order below is the contract: server, predicting client, replay and bots
 * all run this function, and the same world with the same keys gives the same bits on every machine.
 */
import { controlPlayers } from "./player-control.ts";
import type { EventLog } from "./event.ts";
import { clampFinite } from "./clamp-finite.ts";
import { pullJoints } from "./joint.ts";
import { collide, integrate } from "./physics.ts";
import { PAUSED } from "./rules/game.ts";
import { savePreviousPositions } from "./rules/goal.ts";
import { advanceState } from "./rules/state.ts";
import { STOPPED, type World } from "./world.ts";

/** Ticks per second. There is no dt: velocities are units per tick. */
export const TICK_RATE = 60;

/** Milliseconds per tick. */
export const TICK_MS = 1000 / TICK_RATE;

/**
 * Advances the world by one tick. Keys are set before it with `setKeys`; commands (teams, start, pause …) also come
 * between ticks. What happened is appended to `log`.
 */
export function step(world: World, log: EventLog): void {
  const { game } = world;
  game.tick++;
  if (game.state === STOPPED) return;
  if (game.pauseTicks > 0) {
    if (game.pauseTicks < PAUSED) game.pauseTicks--;
    return;
  }
  controlPlayers(world, log);
  savePreviousPositions(world);
  integrate(world.discs);
  collide(world, log);
  pullJoints(world);
  clampFinite(world.discs);
  advanceState(world, log);
}
