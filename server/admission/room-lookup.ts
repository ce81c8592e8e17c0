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
};

/** Codes of quick matches with a free seat on the pitch, the oldest first. Reserved seats count as taken. */
export async function findQuickRooms(names: RoomNames): Promise<string[]> {
  const rows: (Row & { metadata?: RoomListing })[] = await matchMaker.query({
    name: names.quick,
    locked: false,
    private: false,
  });
  return rows.filter((row) => row.clients < (row.metadata?.seats ?? row.maxClients)).map(({ roomId }) => roomId);
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
