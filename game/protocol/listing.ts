/** A room as the room list, the HTTP interface and the live feed show it. */
export type RoomListing = {
  readonly code: string;
  readonly name: string;
  /** "quick": made by Play now, without an admin; "friends": made by a visitor. */
  readonly kind: "quick" | "friends";
  /** People on the pitch, bots on the pitch, and seats on the pitch. */
  readonly players: number;
  readonly bots: number;
  readonly seats: number;
  readonly spectators: number;
  readonly spectatorsMax: number;
  /** How many spectators wait for a seat. */
  readonly queue: number;
  readonly stadium: string;
  /** Whether a password is asked for. */
  readonly locked: boolean;
  /** The room maker's region, two small letters; "" when he does not tell. */
  readonly flag: string;
  /** Null while no game is on. */
  readonly game: ListedGame | null;
};

export type ListedGame = {
  readonly red: number;
  readonly blue: number;
  /** Seconds played at the moment `at` (milliseconds since 1970 by the server's clock). */
  readonly seconds: number;
  readonly at: number;
  /** True while the clock runs: a reader adds the time since `at`. */
  readonly running: boolean;
  /** True after full time. */
  readonly over: boolean;
  /** Minutes and goals; 0 = none. */
  readonly timeLimit: number;
  readonly scoreLimit: number;
};

/** A change of the live feed; `room` is null when it is gone or no longer listed. */
export type LiveChange = { readonly code: string; readonly room: RoomListing | null };

/** Seconds on the clock of a listed game at `now` (server's clock, milliseconds). */
export function secondsAt(game: ListedGame, now: number): number {
  return game.running ? game.seconds + Math.max(0, now - game.at) / 1000 : game.seconds;
}
