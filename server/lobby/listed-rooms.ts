/** Rooms as the matchmaker knows them, reduced to what they publish of themselves (setMetadata). Nothing else leaves here. */
import { matchMaker } from "@colyseus/core";
import type { RoomListing } from "#protocol/listing.ts";

type Row = {
  readonly private?: boolean | undefined;
  readonly unlisted?: boolean | undefined;
  readonly metadata?: RoomListing | undefined;
};

/** Null for a room that is not to be listed, or has not said anything yet. */
export function listingOf(row: Row | null | undefined): RoomListing | null {
  return !row || row.private === true || row.unlisted === true ? null : (row.metadata ?? null);
}

export async function listedRooms(): Promise<RoomListing[]> {
  const rows: Row[] = await matchMaker.query({ private: false, unlisted: false });
  return rows.flatMap((row) => listingOf(row) ?? []);
}

/** Of an unlisted room, too: its code is what opens it. */
export async function findRoom(code: string): Promise<RoomListing | undefined> {
  const row: Row | undefined = await matchMaker.getRoomById(code);
  return row?.metadata;
}
