/** Who does nothing while he has a seat is warned, then makes room. Keys, words and emotes count as being there. */
import { SPECTATORS, STOPPED } from "#sim/world.ts";
import type { Match } from "./match.ts";
import { announce, notify } from "./notices.ts";
import { seat } from "./seats.ts";
import { resetIdle } from "./talk.ts";
import { TICK_RATE } from "#sim/step.ts";

/** Warned so many ticks before. */
const WARNING_TICKS = 10 * TICK_RATE;

/** Once per tick. True if somebody was moved. */
export function watchIdlers(match: Match): boolean {
  const { game } = match.world;
  if (game.state === STOPPED || game.pauseTicks > 0) return false;
  const { awayTicks } = match.options;
  let moved = false;
  // Whoever is moved goes to the end of the list, and nobody after him may be left out.
  for (let m = match.members.length - 1; m >= 0; m--) {
    const member = match.members[m]!;
    if (member.bot !== null || member.team === SPECTATORS || !member.connected) continue;
    if (member.typing) resetIdle(member);
    member.idleTicks++;
    if (member.idleTicks === awayTicks - WARNING_TICKS) {
      notify(match, [member.id], { kind: "awaySoon", seconds: WARNING_TICKS / TICK_RATE });
    }
    if (member.idleTicks < awayTicks) continue;
    announce(match, { kind: "away", name: member.name });
    seat(match, member, SPECTATORS);
    moved = true;
  }
  return moved;
}
