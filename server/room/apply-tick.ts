/** Applies what a tick decided to the room: its size, kicked members, bans. */
import type { Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { CLOSE_BANNED, CLOSE_KICKED } from "#protocol/close-code.ts";
import type { RoomAdmission } from "../admission/room-admission.ts";
import { closeClient } from "../colyseus/close-client.ts";
import type { ClientSessions } from "./client-session.ts";
import { ownerPlaces, placeCount } from "./places.ts";
import { VIEWERS_MAX } from "./viewers.ts";

/** After each tick in which members or settings changed. */
export function applyTickEffects(room: Room, match: Match, sessions: ClientSessions, admission: RoomAdmission): void {
  const clientsMax = placeCount(match) + ownerPlaces(match) + VIEWERS_MAX;
  if (room.maxClients !== clientsMax) room.maxClients = clientsMax;
  const { kicked, bansCleared } = match;
  for (const id of match.unbanned) admission.liftBan(id);
  for (const id of match.unbannedMembers) admission.liftBanOf(id);
  if (bansCleared) admission.clearBans();
  for (const member of kicked) {
    const [sessionId = "", session] = [...sessions].find(([, { memberId }]) => memberId === member.id) ?? [];
    // A target of a vote that has left is banned, too.
    admission.kicked(member, session?.request.network ?? "");
    if (session === undefined) continue;
    session.releaseSeat?.();
    const client = room.clients.getById(sessionId);
    if (client === undefined) continue;
    closeClient(room, client, member.ban === "none" ? CLOSE_KICKED : CLOSE_BANNED, member.reason);
  }
}
