/** What rooms need from outside, given by the composition root, and what tells one kind of room from another. */
import type { MatchOptions } from "#match/match.ts";
import type { RoomSettings } from "#room/settings.ts";
import type { RoomListing } from "#protocol/listing.ts";
import type { Logger } from "pino";
import type { StadiumLibrary } from "../stadium-library.ts";
import type { StadiumShelf } from "../stadium-shelf.ts";
import type { UploadTickets } from "../upload-tickets.ts";
import type { Bans } from "./bans.ts";
import type { RoomKeeper } from "./room-keeper.ts";
import type { Ticker } from "./ticker.ts";

/** How long a room waits for its people, in milliseconds. */
export type Patience = {
  /** A dropped or reloaded client finds his seat again within this time. */
  readonly seatMs: number;
  /** A socket that has not answered the welcome by then is not a client of ours. */
  readonly answerMs: number;
};

export const PATIENCE: Patience = { seatMs: 60_000, answerMs: 10_000 };

export type RoomPorts = {
  readonly ticker: Ticker;
  readonly stadiums: StadiumLibrary;
  /** What rooms play on is held here, so that their clients can fetch it. */
  readonly shelf: StadiumShelf;
  readonly tickets: UploadTickets;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly bans: Bans;
  readonly keeper: RoomKeeper;
  /** Takes words out that are not for everybody; used in listed rooms. */
  readonly censor: (text: string) => string;
  readonly patience: Patience;
};

export type RoomKind = {
  readonly kind: RoomListing["kind"];
  /** True: stays when everybody has gone, so that its link goes on to work. */
  readonly lasting: boolean;
  readonly stadium: string;
  readonly settings: RoomSettings;
  readonly match: Omit<MatchOptions, "seed" | "censor">;
};
