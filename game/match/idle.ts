/**
 * Counts the ticks for which players play and for which they are idle; warns those that are connected, then moves them to the spectators. Keys,
 * chat and emotes count as activity. Rooms with a script are left to it.
 */
import { SPECTATORS } from "#room/team.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { Match } from "./match.ts";
import { resetIdle } from "./members.ts";
import { announce, notify } from "./notices.ts";
import { moveToTeam } from "./seating.ts";
import { isGameOn } from "./match.ts";

/** Ticks between the warning and the move. */
const WARNING_TICKS = 10 * TICK_RATE;

/** Counts one tick. True if a player was moved. */
export function moveIdlePlayers(match: Match): boolean {
  if (!isGameOn(match) || match.world.game.pauseTicks > 0) return false;
  const { awayTicks } = match.options;
  let moved = false;
  // Backwards, because a move puts the member at the end of the list.
  for (let m = match.members.length - 1; m >= 0; m--) {
    const member = match.members[m]!;
    if (member.bot || member.team === SPECTATORS) continue;
    if (member.typing) resetIdle(member);
    member.idleTicks++;
    if (member.connected && member.hasPlayed && member.autopilot === null) member.playTicks++;
    if (!member.connected || match.settings.scripted) continue;
    if (member.idleTicks === awayTicks - WARNING_TICKS) {
      notify(match, [member.id], { kind: "awaySoon", seconds: WARNING_TICKS / TICK_RATE });
    }
    if (member.idleTicks < awayTicks) continue;
    announce(match, { kind: "away", name: member.name });
    moveToTeam(match, member, SPECTATORS);
    moved = true;
  }
  return moved;
}
