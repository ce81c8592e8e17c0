/** What rooms need from outside, given by the composition root, and what tells one kind of room from another. */
import type { MatchOptions } from "#match/match.ts";
import type { Logger } from "pino";
import type { StadiumLibrary } from "../stadium-library.ts";
import type { Ticker } from "./ticker.ts";

export type RoomPorts = {
  readonly ticker: Ticker;
  readonly stadiums: StadiumLibrary;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  readonly log: Logger;
};

export type RoomKind = {
  readonly name: string;
  /** False: found by its code only. */
  readonly listed: boolean;
  readonly clientsMax: number;
  readonly stadium: string;
  readonly match: Omit<MatchOptions, "seed">;
};
