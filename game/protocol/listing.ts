/** The entries of the room list. */
import type { ListedSettings } from "#room/settings.ts";

/** A room as the room list, the HTTP interface and the live feed show it. */
export type RoomListing = ListedSettings & {
  readonly code: string;
  readonly name: string;
  /** "quick": created by Play now, without an admin; "friends": created by a player; "ranked": by a queue. */
  readonly kind: "quick" | "friends" | "ranked";
  /** Humans on the pitch, bots on the pitch, and seats on the pitch. */
  readonly players: number;
  readonly bots: number;
  readonly seats: number;
  readonly spectators: number;
  /** Number of pages that show the match without being in the room. */
  readonly viewers: number;
  /** Number of spectators that wait for a seat. */
  readonly queue: number;
  readonly stadium: string;
  /** Whether the room has a password. */
  readonly locked: boolean;
  /** Region of the room's creator, two small letters; "" if unknown. */
  readonly flag: string;
  /** Code of the recording of the last match that is public; "" for none. */
  readonly replay: string;
  /** Null while no game is on. */
  readonly game: ListedGame | null;
};

/** GET /api/rooms/CODE. */
export type RoomAnswer = {
  /** The server's clock, in milliseconds since 1970. */
  readonly now: number;
  readonly room: RoomListing;
  /** Names of the people in the room, those on the pitch first; none of a room with a password. */
  readonly people: readonly string[];
};

export type ListedGame = {
  readonly red: number;
  readonly blue: number;
  /** Seconds played at the moment `at` (milliseconds since 1970 by the server's clock). */
  readonly seconds: number;
  readonly at: number;
  /** True while the clock runs: readers add the time since `at`. */
  readonly running: boolean;
  /** True after full time. */
  readonly over: boolean;
  /** Minutes and goals; 0 = none. */
  readonly timeLimit: number;
  readonly scoreLimit: number;
  readonly overtime: boolean;
};

/** A change of the live feed; `room` is null when the room has closed or is no longer listed. */
export type LiveChange = { readonly code: string; readonly room: RoomListing | null };

/** Seconds on the clock of a listed game at `now` (server's clock, milliseconds). */
export function secondsAt(game: ListedGame, now: number): number {
  return game.running ? game.seconds + Math.max(0, now - game.at) / 1000 : game.seconds;
}
