/**
 * A restored game waits, paused, for the players that were connected when it was saved, and goes on after a countdown: three
 * seconds after the last of them is back, or some seconds after the first.
 */
import { PAUSED, setPaused } from "#sim/rules/game.ts";
import { TICK_RATE } from "#sim/step.ts";
import { isGameOn, type Match } from "./match.ts";
import { findMember } from "./members.ts";

/** Ticks that a resumed game is still paused; the first of them is the one in which it is resumed. */
const RESUME_TICKS = PAUSED - 2;

const COUNTDOWN_TICKS = 3 * TICK_RATE;
const WAIT_TICKS = 8 * TICK_RATE;

/** Makes a running game wait for these members. */
export function awaitMembers(match: Match, ids: readonly number[]): void {
  if (!isGameOn(match)) return;
  setPaused(match.world, true);
  match.returning = { ids, ticks: WAIT_TICKS - RESUME_TICKS };
}

/** Counts one tick of the wait. True if the game was resumed. */
export function resumeRestored(match: Match): boolean {
  const { returning, world } = match;
  if (returning === null) return false;
  if (world.game.pauseTicks !== PAUSED) {
    // A member has resumed or ended the game.
    match.returning = null;
    return false;
  }
  returning.ids = returning.ids.filter((id) => findMember(match, id)?.connected === false);
  if (returning.ids.length === 0) returning.ticks = Math.min(returning.ticks, COUNTDOWN_TICKS - RESUME_TICKS);
  if (--returning.ticks > 0) return false;
  match.returning = null;
  setPaused(world, false);
  match.events.push({ kind: "resumed" });
  return true;
}

/** Seconds until play goes on, rounded up; 0 while no restored game waits. */
export function secondsToResume({ returning }: Match): number {
  return returning === null ? 0 : Math.ceil((returning.ticks + RESUME_TICKS) / TICK_RATE);
}
