/** Applies what a tick decided to the room: its size, kicked members, bans. */
import type { Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { CLOSE_BANNED, CLOSE_KICKED } from "#protocol/close-code.ts";
import { seatCount } from "#room/seats.ts";
import type { RoomAdmission } from "../admission/room-admission.ts";
import { closeClient } from "../colyseus/close-client.ts";
import type { ClientSessions } from "./client-session.ts";

/** After each tick in which members or settings changed. */
export function applyTickEffects(
  room: Room,
  { settings, kicked, bansCleared }: Match,
  sessions: ClientSessions,
  admission: RoomAdmission,
): void {
  const clientsMax = seatCount(settings) + settings.spectatorsMax;
  if (room.maxClients !== clientsMax) room.maxClients = clientsMax;
  if (bansCleared) admission.clearBans();
  for (const member of kicked) {
    for (const [sessionId, session] of sessions) {
      if (session.memberId !== member.id) continue;
      admission.kicked(member, session.request.network);
      session.releaseSeat?.();
      const client = room.clients.getById(sessionId);
      if (client === undefined) continue;
      closeClient(room, client, member.ban === "none" ? CLOSE_KICKED : CLOSE_BANNED, member.reason);
    }
  }
}
