/** Carries out what the referee decided: the room's size, who was sent away leaves, and bans are written down or lifted. */
import type { Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { CLOSE_BANNED, CLOSE_KICKED } from "#protocol/close-code.ts";
import type { Bouncer } from "./bouncer.ts";
import { dismiss } from "./dismiss.ts";
import type { SeatHolder } from "./seat-holder.ts";

/** After each tick in which members changed. */
export function carryOut(
  room: Room,
  { settings, kicked, bansCleared }: Match,
  holders: ReadonlyMap<string, SeatHolder>,
  bouncer: Bouncer,
): void {
  const places = 2 * settings.teamSize + settings.spectatorsMax;
  if (room.maxClients !== places) room.maxClients = places;
  if (bansCleared) bouncer.clear();
  for (const gone of kicked) {
    for (const [sessionId, holder] of holders) {
      if (holder.memberId !== gone.id) continue;
      bouncer.expel(gone, holder.visitor.network);
      holder.forgoSeat?.();
      const client = room.clients.getById(sessionId);
      if (client !== undefined) {
        dismiss(room, client, gone.ban === "none" ? CLOSE_KICKED : CLOSE_BANNED, gone.reason);
      }
    }
  }
}
