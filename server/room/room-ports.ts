/** What rooms need from outside, given by the composition root, and what tells one kind of room from another. */
import type { MatchOptions } from "#match/match.ts";
import type { Logger } from "pino";
import type { StadiumLibrary } from "../stadium-library.ts";
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
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  readonly log: Logger;
  readonly patience: Patience;
};

export type RoomKind = {
  readonly name: string;
  /** False: found by its code only. */
  readonly listed: boolean;
  readonly clientsMax: number;
  readonly stadium: string;
  readonly match: Omit<MatchOptions, "seed">;
};
