/**
 * The autopilot: a bot steers the seat of a player that is absent, so that no team plays with a dead disc, and gives it
 * back at the player's first key. Absent is a player whose connection is dropped, a player that has not pressed a key since
 * taking the seat, and one that has held none for longer.
 */
import { SPECTATORS } from "#room/team.ts";
import { TICK_RATE } from "#sim/step.ts";
import { isGameOn, type Match } from "./match.ts";
import { createBrain, resetIdle, type Member } from "./members.ts";

/** Ticks of play until the autopilot takes over. */
export const AUTOPILOT_TICKS = 2 * TICK_RATE;

/** The same for a connected player that has played in this seat: goalkeepers stand still on purpose for a few seconds. */
export const AUTOPILOT_IDLE_TICKS = 6 * TICK_RATE;

/** Counts nothing itself: idle.ts counts the ticks. True if a seat was taken over or given back. */
export function updateAutopilots(match: Match): boolean {
  let changed = false;
  for (const member of match.members) {
    if (member.bot || member.team === SPECTATORS) continue;
    const held = member.connected && member.keys !== 0;
    if (held) member.hasPlayed = true;
    const steers = match.settings.autopilot && !held && (member.autopilot !== null || isAbsent(match, member));
    if (steers === (member.autopilot !== null)) continue;
    member.autopilot = steers ? createBrain(match.options.botLevel, match.options.seed + member.id) : null;
    if (!steers) resetIdle(member);
    changed = true;
  }
  return changed;
}

function isAbsent(match: Match, { connected, hasPlayed, idleTicks }: Member): boolean {
  return isGameOn(match) && idleTicks >= (connected && hasPlayed ? AUTOPILOT_IDLE_TICKS : AUTOPILOT_TICKS);
}
