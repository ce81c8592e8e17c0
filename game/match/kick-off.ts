/**
 * Free kick-off: a kick-off that no team takes ends by itself, so that bots play on where they cannot reach the ball or have
 * no goal to play at. Players that steer their own discs may take their time. Not in rooms with a script.
 */
import { SPECTATORS } from "#room/team.ts";
import { TICK_RATE } from "#sim/step.ts";
import { setDisc } from "#sim/set-disc.ts";
import { KICK_OFF } from "#sim/world.ts";
import type { Match } from "./match.ts";

/** Ticks of waiting without a player on the pitch, and with players in the other team only. */
export const FREE_KICK_OFF_TICKS = 5 * TICK_RATE;
export const OTHER_TEAM_TICKS = 15 * TICK_RATE;

/** Velocity by which the ball ends the kick-off. No player sees it move; a power of two, so that a recording has it exactly. */
export const KICK_OFF_PUSH = 2 ** -100;

/** Counts one tick. True if the kick-off ends in it: both teams may leave their halves, and the match clock runs. */
export function endStaleKickOff(match: Match): boolean {
  const { game } = match.world;
  if (game.pauseTicks > 0 || match.settings.scripted) return false;
  const limit = game.state === KICK_OFF ? waitLimit(match) : Infinity;
  if (limit === Infinity) match.kickOffTicks = 0;
  else match.kickOffTicks++;
  if (match.kickOffTicks < limit) return false;
  match.kickOffTicks = 0;
  const change = { vx: KICK_OFF_PUSH };
  setDisc(match.world, 0, change);
  match.events.push({ kind: "disc", disc: 0, change });
  return true;
}

function waitLimit({ world, members }: Match): number {
  const players = members.filter((member) => !member.bot && member.team !== SPECTATORS && member.autopilot === null);
  if (players.length === 0) return FREE_KICK_OFF_TICKS;
  return players.some((player) => player.team === world.game.kickOffTeam) ? Infinity : OTHER_TEAM_TICKS;
}
