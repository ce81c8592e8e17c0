/** Rooms of the matchmaker, reduced to the listing that they publish (setMetadata). Nothing else leaves this file. */
import { matchMaker } from "@colyseus/core";
import type { RoomListing } from "#protocol/listing.ts";
import { matchRoomNames, type RoomNames } from "../colyseus/room-names.ts";

type Row = {
  readonly name: string;
  readonly private?: boolean | undefined;
  readonly unlisted?: boolean | undefined;
  readonly metadata?: RoomListing | undefined;
};

/** Null for a room of another server, one that is not listed, and one that has not published anything yet. */
export function listingOf(names: RoomNames, row: Row | null | undefined): RoomListing | null {
  if (!row || !matchRoomNames(names).includes(row.name) || row.private === true || row.unlisted === true) return null;
  return row.metadata ?? null;
}

export async function listedRooms(names: RoomNames): Promise<RoomListing[]> {
  const rows: Row[] = await matchMaker.query({ private: false, unlisted: false });
  return rows.flatMap((row) => listingOf(names, row) ?? []);
}

/** Also finds unlisted rooms: the code is all that is needed to join one. */
export async function findRoom(names: RoomNames, code: string): Promise<RoomListing | undefined> {
  const row: Row | undefined = await matchMaker.getRoomById(code);
  return row !== undefined && matchRoomNames(names).includes(row.name) ? row.metadata : undefined;
}
