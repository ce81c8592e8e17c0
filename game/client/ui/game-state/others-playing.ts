/** Whether a game is going on that matters to players besides the page's own. */
import { SPECTATORS } from "#room/team.ts";
import type { Session } from "../../session/session.ts";
import { phaseOf } from "../../session/game-phase.ts";

/** False without a game, after its end, and while the others on the pitch are bots. Reads signals. */
export function areOthersPlaying({ game, players, myId }: Session): boolean {
  const { kind } = phaseOf(game.value);
  if (kind === "noGame" || kind === "end") return false;
  return players.value.some(({ id, bot, team }) => id !== myId.value && !bot && team !== SPECTATORS);
}
