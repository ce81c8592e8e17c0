/** Describes a running room for its store. */
import type { Client } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import type { StoredRoom } from "../../store/rooms.ts";
import type { ClientSessions } from "../client-session.ts";
import type { RoomPorts } from "../room-ports.ts";
import { hashToken, type SavedRoom, type SavedSeat } from "./saved-room.ts";

/** The seats of connected clients, and those that are kept. */
export function savedSeats(
  sessions: ClientSessions,
  clients: { getById(sessionId: string): Client | undefined },
): SavedSeat[] {
  return Array.from(sessions, ([sessionId, { memberId, request, tokenHash }]) => {
    const client = clients.getById(sessionId);
    const { key, network } = request;
    return {
      memberId,
      key,
      network,
      tokenHash: client === undefined ? tokenHash : hashToken(client.reconnectionToken),
    };
  });
}

/** What is needed to open the room again without its match. `createdAt` in milliseconds since 1970. */
export function recordOf(
  { code, kind, checksum }: SavedRoom,
  { settings, stadiumName, world, ownerKey, adminKeys }: Match,
  createdAt: number,
  { stadiums, stadiumStore, date }: Pick<RoomPorts, "stadiums" | "stadiumStore" | "date">,
): StoredRoom {
  const isInLibrary = stadiums.find(stadiumName) === world.arena.stadium;
  return {
    code,
    kind,
    name: settings.name,
    settings: { ...settings },
    stadium: { name: stadiumName, checksum, text: isInLibrary ? undefined : stadiumStore.textOf(checksum) },
    ownerKey,
    adminKeys: [...adminKeys],
    createdAt,
    usedAt: date(),
  };
}
