/** The live room list of the home page. */
import { secondsAt, type RoomListing } from "#protocol/listing.ts";

export type ListedRoom = RoomListing;
export type ListedGame = NonNullable<RoomListing["game"]>;

export type LobbyInfo = {
  /** "off" while nobody looks. After "lost" it is tried again by itself. */
  readonly link: "off" | "connecting" | "live" | "lost";
  /** In no order; the same object for a room that did not change. */
  readonly rooms: readonly ListedRoom[];
  /** Measured round trip to the server in milliseconds; null before the first. */
  readonly pingMs: number | null;
  /** Server's clock minus this page's, in milliseconds. */
  readonly clockAheadMs: number;
};

/** How the list comes in: the first that works, tried in this order. */
export type LobbyTransportKind = "socket" | "stream" | "polling";

export const NO_LOBBY: LobbyInfo = { link: "off", rooms: [], pingMs: null, clockAheadMs: 0 };

/** Whole seconds on the clock of a listed game at `nowMs` of this page's clock (milliseconds since 1970). */
export function playedSeconds(game: ListedGame, clockAheadMs: number, nowMs: number): number {
  return Math.floor(secondsAt(game, nowMs + clockAheadMs));
}
