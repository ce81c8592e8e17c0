/** A room as bytes and back, to outlive the process that runs it: its match, its seats and its recent chat. */
import { createHash } from "node:crypto";
import type { SavedMatch } from "#match/saved-match.ts";
import type { DatedNotice } from "#protocol/notice.ts";
import type { RoomListing } from "#protocol/listing.ts";

/** A client that was in the room, or whose seat was kept. */
export type SavedSeat = {
  readonly memberId: number;
  readonly key: string;
  readonly network: string;
  /** Hash of the connection's reconnection token; "" if unknown. */
  readonly tokenHash: string;
};

export type SavedRoom = {
  readonly code: string;
  readonly kind: RoomListing["kind"];
  readonly flag: string;
  readonly match: SavedMatch;
  /** By which the stadium is found in the library or in the store. */
  readonly checksum: string;
  readonly seats: readonly SavedSeat[];
  /** Keys that were in the room lately, the latest first. */
  readonly lastKeys: readonly string[];
  readonly history: readonly DatedNotice[];
};

/** Raised with every change of the form; rooms of another form are not restored. */
const FORM = 1;

export function encodeRoom(room: SavedRoom): Uint8Array {
  const { match } = room;
  const world = Buffer.from(match.world.buffer, match.world.byteOffset, match.world.byteLength).toString("base64");
  return Buffer.from(JSON.stringify({ form: FORM, ...room, match: { ...match, world } }));
}

/** Throws an Error that describes what is wrong with the data. */
export function decodeRoom(data: Uint8Array): SavedRoom {
  const room = JSON.parse(Buffer.from(data).toString()) as Omit<SavedRoom, "match"> & {
    readonly form: number;
    readonly match: Omit<SavedMatch, "world"> & { readonly world: string };
  };
  if (room.form !== FORM) throw new Error(`decodeRoom: form ${room.form} instead of ${FORM}`);
  const { form: _, ...known } = room;
  return { ...known, match: { ...room.match, world: new Uint8Array(Buffer.from(room.match.world, "base64")) } };
}

/** Tokens give access to a seat, so that only their hashes are stored. */
export function hashToken(token: string): string {
  return token === "" ? "" : createHash("sha256").update(token).digest("base64url");
}
