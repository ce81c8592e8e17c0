/** The live room list of the home page. */
import { secondsAt, type RoomListing } from "#protocol/listing.ts";

export type { RoomAnswer } from "#protocol/listing.ts";
export type ListedRoom = RoomListing;
export type ListedGame = NonNullable<RoomListing["game"]>;

export type LobbyInfo = {
  /** "off" while the list is not shown. Reconnects by itself after "lost". */
  readonly connection: "off" | "connecting" | "live" | "lost";
  /** Unordered. Rooms that did not change are the same objects. */
  readonly rooms: readonly ListedRoom[];
  /** Measured round trip to the server in milliseconds; null before the first. */
  readonly pingMs: number | null;
  /** Server's clock minus this page's, in milliseconds. */
  readonly clockAheadMs: number;
};

/** The transport in use: the first that works, tried in this order. */
export type LobbyTransportKind = "socket" | "stream" | "polling";

export const NO_LOBBY: LobbyInfo = { connection: "off", rooms: [], pingMs: null, clockAheadMs: 0 };

/** Whole seconds on the clock of a listed game at `nowMs` of this page's clock (milliseconds since 1970). */
export function playedSeconds(game: ListedGame, clockAheadMs: number, nowMs: number): number {
  return Math.floor(secondsAt(game, nowMs + clockAheadMs));
}
