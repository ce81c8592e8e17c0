/** Finds rooms for joins, through the framework's matchmaker. */
import { matchMaker, type Room } from "@colyseus/core";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import type { RoomListing } from "#protocol/listing.ts";
import { matchRoomNames, type RoomNames } from "../colyseus/room-names.ts";
import type { JoinRequest } from "./join-request.ts";

type Row = { readonly name: string; readonly roomId: string; readonly clients: number; readonly maxClients: number };

type MatchRoomCalls = Room & {
  refusalFor(request: JoinRequest): number;
  makePlaceFor(request: JoinRequest): Promise<boolean>;
  hasMember(key: string): boolean;
};

/**
 * Codes of quick matches for a player with this key: the one in which the player already is, then those with a free seat on
 * the pitch, the oldest first. Reserved seats count as taken.
 */
export async function findQuickRooms(names: RoomNames, key: string): Promise<string[]> {
  const rows: (Row & { metadata?: RoomListing })[] = await matchMaker.query({
    name: names.quick,
    locked: false,
    private: false,
  });
  const own = await Promise.all(rows.map(({ roomId }) => hasMember(roomId, key)));
  const free = rows.filter((row, i) => !own[i] && row.clients < (row.metadata?.seats ?? row.maxClients));
  return [...rows.filter((_, i) => own[i]), ...free].map(({ roomId }) => roomId);
}

async function hasMember(code: string, key: string): Promise<boolean> {
  try {
    return await matchMaker.remoteRoomCall<MatchRoomCalls, "hasMember">(code, "hasMember", [key]);
  } catch {
    // It has just closed.
    return false;
  }
}

/** Whether this server has a match room with this code. */
export async function isRoom(names: RoomNames, code: string): Promise<boolean> {
  const row: Row | undefined = await matchMaker.getRoomById(code);
  return row !== undefined && matchRoomNames(names).includes(row.name);
}

/** The room's own decision about a request: a close code, or 0. A room that has just closed answers CLOSE_ROOM. */
export async function askRoom(code: string, request: JoinRequest): Promise<number> {
  try {
    return await matchMaker.remoteRoomCall<MatchRoomCalls, "refusalFor">(code, "refusalFor", [request]);
  } catch {
    return CLOSE_ROOM;
  }
}

/** Whether the room has a place for this request; another client may have to leave it. */
export async function askForPlace(code: string, request: JoinRequest): Promise<boolean> {
  try {
    return await matchMaker.remoteRoomCall<MatchRoomCalls, "makePlaceFor">(code, "makePlaceFor", [request]);
  } catch {
    return false;
  }
}
