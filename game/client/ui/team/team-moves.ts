/** Which teams the page's own member may move a player to. */
import { BLUE_TEAM, RED_TEAM, SPECTATORS, type TeamId } from "#room/team.ts";
import { ownRefusal } from "../../session/own-rights.ts";
import type { PlayerInfo } from "../../session/player.ts";
import type { Session } from "../../session/session.ts";

/** "full": the move would be allowed if there were a free seat. "no" also for the team that the player is in. */
export function moveTo(session: Session, player: PlayerInfo, team: TeamId): "yes" | "full" | "no" {
  if (player.team === team) return "no";
  const refusal = ownRefusal(session, { kind: "team", id: player.id, team });
  if (refusal === undefined) return "yes";
  return refusal === "full" ? "full" : "no";
}

/** Whether there is a team that the player could be moved to if it had a seat. */
export function isMovable(session: Session, player: PlayerInfo): boolean {
  return ([SPECTATORS, RED_TEAM, BLUE_TEAM] as const).some((team) => moveTo(session, player, team) !== "no");
}
