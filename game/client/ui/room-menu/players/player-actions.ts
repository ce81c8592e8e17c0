/** What the page's own member can do with, to or about a player, in the order in which menus show it. */
import { BLUE_TEAM, RED_TEAM, SPECTATORS, type TeamId } from "#room/team.ts";
import { mayDo, ownRefusal } from "../../../session/own-rights.ts";
import type { PlayerInfo } from "../../../session/player.ts";
import type { Session } from "../../../session/session.ts";

export type PlayerAction =
  | { readonly kind: "team"; readonly team: TeamId }
  | { readonly kind: "admin"; readonly admin: boolean }
  | { readonly kind: "kick" | "ban" | "voteKick" | "mute" | "whisper" | "follow" | "avatar" };

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

export function actionsFor(session: Session, player: PlayerInfo): readonly PlayerAction[] {
  const me = session.me.value;
  if (me === undefined) return [];
  const own = player.id === me.id;
  const actions: PlayerAction[] = [];
  for (const team of [RED_TEAM, SPECTATORS, BLUE_TEAM] as const) {
    if (moveTo(session, player, team) !== "no") actions.push({ kind: "team", team });
  }
  if (own) actions.push({ kind: "avatar" });
  else if (me.team === SPECTATORS && player.team !== SPECTATORS) actions.push({ kind: "follow" });
  if (player.bot) return actions;
  if (!own) actions.push({ kind: "whisper" });
  if (!own && player.fingerprint !== "") actions.push({ kind: "mute" });
  return [...actions, ...moderationOf(session, player, own)];
}

function moderationOf(session: Session, player: PlayerInfo, own: boolean): readonly PlayerAction[] {
  const { id } = player;
  const admin = !player.admin;
  const actions: PlayerAction[] = [];
  if (mayDo(session, { kind: "admin", id, admin })) actions.push({ kind: "admin", admin });
  if (mayDo(session, { kind: "kick", id })) actions.push({ kind: "kick" }, { kind: "ban" });
  const votable = session.rights.value.vote && mayDo(session, { kind: "vote", ask: { subject: "kick", id } });
  if (votable && !own) actions.push({ kind: "voteKick" });
  return actions;
}
