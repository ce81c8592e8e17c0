/** What the page's own member can do with a player, in the order of the menu. */
import { BLUE_TEAM, RED_TEAM, SPECTATORS, type TeamId } from "#room/team.ts";
import { mayDo } from "../../../session/own-rights.ts";
import type { PlayerInfo } from "../../../session/player.ts";
import type { Session } from "../../../session/session.ts";
import { moveTo } from "../../team/team-moves.ts";

export type PlayerAction =
  | { readonly kind: "team"; readonly team: TeamId }
  | { readonly kind: "admin"; readonly admin: boolean }
  | { readonly kind: "kick" | "ban" | "voteKick" | "mute" | "unmute" }
  | { readonly kind: "ignore" | "whisper" | "follow" | "avatar" | "profile" | "report" };

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
  if (!own && player.fingerprint !== "") actions.push({ kind: "ignore" });
  if (player.fingerprint !== "") actions.push({ kind: "profile" });
  if (!own && player.fingerprint !== "") actions.push({ kind: "report" });
  return [...actions, ...moderationOf(session, player, own)];
}

function moderationOf(session: Session, player: PlayerInfo, own: boolean): readonly PlayerAction[] {
  const { id } = player;
  const admin = !player.admin;
  const actions: PlayerAction[] = [];
  if (mayDo(session, { kind: "admin", id, admin })) actions.push({ kind: "admin", admin });
  if (player.muteSeconds > 0) {
    if (mayDo(session, { kind: "unmute", id })) actions.push({ kind: "unmute" });
  } else if (mayDo(session, { kind: "mute", id, term: "room" })) actions.push({ kind: "mute" });
  if (mayDo(session, { kind: "kick", id })) actions.push({ kind: "kick" }, { kind: "ban" });
  const votable = session.rights.value.vote && mayDo(session, { kind: "vote", ask: { subject: "kick", id } });
  if (votable && !own) actions.push({ kind: "voteKick" });
  return actions;
}
