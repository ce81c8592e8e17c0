/** What the gatekeeper asks of rooms before it sends somebody there. */
import { matchMaker, type Room } from "@colyseus/core";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import type { RoomListing } from "#protocol/listing.ts";
import type { Visitor } from "../identity/visitor.ts";

type Row = { readonly name: string; readonly roomId: string; readonly clients: number; readonly maxClients: number };

/** The kinds of rooms that have a code to come in by; the lobby has none. */
const KINDS: readonly string[] = ["quick", "friends"];

type Asked = Room & { refusalFor(visitor: Visitor): number };

/** Codes of quick matches with a free seat on the pitch, the oldest first. Seats that are reserved count as taken. */
export async function quickRooms(): Promise<string[]> {
  const rows: (Row & { metadata?: RoomListing })[] = await matchMaker.query({
    name: "quick",
    locked: false,
    private: false,
  });
  return rows.filter((row) => row.clients < (row.metadata?.seats ?? row.maxClients)).map(({ roomId }) => roomId);
}

/** Whether there is a room with this code. */
export async function isRoom(code: string): Promise<boolean> {
  const row: Row | undefined = await matchMaker.getRoomById(code);
  return row !== undefined && KINDS.includes(row.name);
}

/** The room's own word on a visitor: a close code, or 0. A room that ends this very moment is closed. */
export async function askRoom(code: string, visitor: Visitor): Promise<number> {
  try {
    return await matchMaker.remoteRoomCall<Asked, "refusalFor">(code, "refusalFor", [visitor]);
  } catch {
    return CLOSE_ROOM;
  }
}
