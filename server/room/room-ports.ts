/** What rooms need from the composition root, and what distinguishes the kinds of rooms. */
import type { Logger } from "pino";
import type { MatchOptions } from "#match/match.ts";
import type { RoomListing } from "#protocol/listing.ts";
import type { RoomSettings } from "#room/settings.ts";
import type { Bans } from "../admission/bans.ts";
import type { AwakeRooms } from "../admission/awake-rooms.ts";
import type { OpenRooms } from "../admission/open-rooms.ts";
import type { RoomCounts } from "../monitoring/room-counts.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { HostedRoom } from "../support/hosted-room.ts";
import type { Reports } from "../support/reports.ts";
import type { StadiumLibrary } from "../stadium/stadium-library.ts";
import type { StadiumStore } from "../stadium/stadium-store.ts";
import type { StadiumReader } from "../stadium/stadium-reader.ts";
import type { StadiumTexts } from "../stadium/stadium-texts.ts";
import type { Tickets } from "../stadium/upload-tickets.ts";
import type { RecordingLimits } from "../store/recordings.ts";
import type { Store } from "../store/store.ts";
import type { CpuBudget } from "./cpu-budget.ts";
import type { RoomSaves } from "./saved/room-saver.ts";
import type { Ticker } from "./ticker.ts";

/** In milliseconds. */
export type RoomTimeouts = {
  /** Time for which the seat of a dropped or reloaded client is kept. */
  readonly seatMs: number;
  /** The same for a client that has just joined and never played: long enough to reload the page. */
  readonly newMemberSeatMs: number;
  /** Time in which a client must answer the join. */
  readonly answerMs: number;
  /** Time in which a client must open the socket for a seat; a page gives up after ten seconds. */
  readonly reservationMs: number;
};

export const ROOM_TIMEOUTS: RoomTimeouts = {
  seatMs: 60_000,
  newMemberSeatMs: 10_000,
  answerMs: 10_000,
  reservationMs: 8000,
};

export type RoomPorts = {
  readonly ticker: Ticker;
  readonly cpuBudget: CpuBudget;
  readonly stadiums: StadiumLibrary;
  /** Rooms retain their stadium here, so that their clients can fetch it. */
  readonly stadiumStore: StadiumStore;
  readonly tickets: Tickets;
  readonly stadiumTexts: StadiumTexts;
  readonly reader: StadiumReader;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  readonly log: Logger;
  readonly refusals: RefusalCounter;
  /** What all rooms count for the metrics. */
  readonly counts: RoomCounts;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly bans: Bans;
  /** Rooms write through its queue. */
  readonly store: Store;
  readonly awakeRooms: AwakeRooms;
  readonly openRooms: OpenRooms<HostedRoom>;
  readonly reports: Pick<Reports, "file">;
  readonly saves: RoomSaves;
  /** What is kept of recordings. */
  readonly recordings: RecordingLimits;
  /** A room has failed and closed; what it saved before is still there. */
  readonly onFailed: (code: string) => void;
  /** Replaces offensive words; used in listed rooms. */
  readonly censor: (text: string) => string;
  readonly timeouts: RoomTimeouts;
};

export type RoomKind = {
  readonly kind: RoomListing["kind"];
  /** True: the room stays open when all clients have left, so that its invite URL stays valid. */
  readonly lasting: boolean;
  /** True: a player has one seat; a join with the same key takes it over, also from a connected tab. */
  readonly oneSeat: boolean;
  readonly stadium: string;
  readonly settings: RoomSettings;
  readonly match: Omit<MatchOptions, "seed" | "censor" | "load">;
};
