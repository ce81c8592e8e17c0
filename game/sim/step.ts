/**
 * One tick of the game, 1/60 of a second. Server, predicting client and scenarios run this function; the same world
 * with the same keys gives the same bits on every machine. The order of the phases is the contract:
 *
 * 1. The tick count goes up. Without a game, or in a pause, the tick ends here; a resumed game counts 119 ticks down.
 * 2. Players, in list order: kick, then acceleration by the held keys. Positions are those of the last tick's end.
 * 3. Positions of scoring discs are saved, for phase 7.
 * 4. Every disc moves by its velocity; then gravity and damping change the velocity.
 * 5. Collisions, disc by disc: against every later disc, planes, segments, vertexes, each in file order.
 * 6. Joints, in two passes over the list. Values that left the finite numbers are clamped.
 * 7. Kick-off, goals, time and score limit change the state of the game; masks of the kick-off barrier are set.
 *
 * Each phase reads what the phases before it wrote, and within a phase each disc what earlier discs wrote.
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
 * Advances the world by one tick; appends the events of the tick to `log`. Keys (`setKeys`) and commands (teams, start,
 * pause …) are applied between ticks. Allocates nothing.
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
  pullJoints(world, log);
  clampFinite(world.discs);
  advanceState(world, log);
}
