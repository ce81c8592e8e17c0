/** The live room list of the home page. */
import type { RoomListing } from "#protocol/listing.ts";

export type LobbyInfo = {
  /** "off" while nobody looks. After "lost" it is tried again by itself. */
  readonly link: "off" | "connecting" | "live" | "lost";
  /** In no order; the same object for a room that did not change. */
  readonly rooms: readonly RoomListing[];
  /** Measured round trip to the server in milliseconds; null before the first. */
  readonly pingMs: number | null;
  /** Server's clock minus this page's, in milliseconds. */
  readonly clockAheadMs: number;
};

export const NO_LOBBY: LobbyInfo = { link: "off", rooms: [], pingMs: null, clockAheadMs: 0 };
