/** A recording that the page plays, as the interface sees it. Ticks count from the recording's first. */
import { signal, type Signal } from "@preact/signals-core";
import type { SideId } from "#room/team.ts";
import type { MatchSummary } from "#protocol/match-summary.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { VideoCaption, VideoFile, VideoProgress } from "./video.ts";

/** Ticks per second of recordings. */
export const REPLAY_RATE = TICK_RATE;

/** Speeds that can be chosen. */
export const REPLAY_SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8];

export type OpenReplay = {
  /** Name of the file. */
  readonly file: string;
  /** Of the recorded room; "" if it has none. */
  readonly title: string;
  /** On the server; null for a file of the user. */
  readonly code: string | null;
  readonly ticks: number;
  /** What the reader has ignored, in words. */
  readonly warnings: readonly string[];
};

export type ReplayProblem =
  /** The file is no recording, or a broken one. `message` includes the offset. */
  | { readonly kind: "refused"; readonly file: string; readonly message: string }
  | { readonly kind: "tooLarge" | "unreadable"; readonly file: string }
  /** The server has no recording with this code. */
  | { readonly kind: "missing"; readonly code: string }
  | { readonly kind: "unreachable" }
  /** The browser draws no WebGL. */
  | { readonly kind: "noWebgl" };

export type ReplayGoal = {
  readonly tick: number;
  readonly team: SideId;
  /** The score after it. */
  readonly red: number;
  readonly blue: number;
};

/** From the first tick of it up to, and without, the last. */
export type ReplaySpan = { readonly from: number; readonly to: number };

/** What is found by playing ahead; complete when all ticks are prepared. */
export type ReplayMarks = {
  readonly goals: readonly ReplayGoal[];
  readonly kickOffs: readonly number[];
  readonly pauses: readonly ReplaySpan[];
  /** Ticks of chat messages. */
  readonly chat: readonly number[];
  /** Checksums of the recorded host. `failedAt`: the tick of the first that differs. */
  readonly checks: { readonly passed: number; readonly failed: number; readonly failedAt: number | null };
};

export const NO_MARKS: ReplayMarks = {
  ...{ goals: [], kickOffs: [], pauses: [], chat: [] },
  checks: { passed: 0, failed: 0, failedAt: null },
};

/** Cells of heat maps, over the picture of the stadium. */
export const HEAT_COLUMNS = 48;
export const HEAT_ROWS = 30;

/** Where a player was while the clock ran. */
export type PlayerHeat = {
  readonly name: string;
  readonly team: SideId;
  readonly ticks: number;
  /** Ticks per cell, row by row from the upper left. */
  readonly cells: Uint32Array;
  /** Shares of the time, 0 to 1, seen from the own goal. */
  readonly ownThird: number;
  readonly middleThird: number;
  readonly finalThird: number;
  readonly ownHalf: number;
};

/** The players of a game, red ones first, those that played longest before others. */
export type GameHeat = { readonly stadium: Stadium; readonly players: readonly PlayerHeat[] };

export type ReplayStatistics = {
  readonly games: readonly MatchSummary[];
  /** Of each game; undefined where the clock did not run. */
  readonly heat: readonly (GameHeat | undefined)[];
  readonly goals: readonly (ReplayGoal & {
    /** Names; null for none. */
    readonly scorer: string | null;
    readonly assist: string | null;
    readonly own: boolean;
    /** Of the ball, in map units per tick. */
    readonly speed: number;
  })[];
};

export type ReplayState = {
  /** Null before a recording is open. */
  readonly open: Signal<OpenReplay | null>;
  readonly loading: Signal<boolean>;
  readonly problem: Signal<ReplayProblem | null>;
  /** Ticks that have been played when the shown moment is reached, rounded down. */
  readonly tick: Signal<number>;
  readonly playing: Signal<boolean>;
  /** 1: as recorded. */
  readonly speed: Signal<number>;
  /** Ticks that were played ahead: up to there the marks are complete. */
  readonly prepared: Signal<number>;
  readonly marks: Signal<ReplayMarks>;
  /** Null before they were asked for, and while they are counted. */
  readonly statistics: Signal<ReplayStatistics | null>;
  /** The last goals are played, one after the other. */
  readonly goalsOnly: Signal<boolean>;
  /** The part that is chosen for a clip. Playing stops at its end. */
  readonly part: Signal<ReplaySpan | null>;
  /** Null while no video is made. */
  readonly video: Signal<VideoProgress | null>;
};

export function createReplayState(): ReplayState {
  return {
    open: signal<OpenReplay | null>(null),
    loading: signal(false),
    problem: signal<ReplayProblem | null>(null),
    tick: signal(0),
    playing: signal(false),
    speed: signal(1),
    prepared: signal(0),
    marks: signal(NO_MARKS),
    statistics: signal<ReplayStatistics | null>(null),
    goalsOnly: signal(false),
    part: signal<ReplaySpan | null>(null),
    video: signal<VideoProgress | null>(null),
  };
}

/** What the interface asks of the player of recordings. */
export type ReplayActions = {
  readonly openFile: (file: File) => void;
  /** Closes the recording. */
  readonly close: () => void;
  readonly setPlaying: (playing: boolean) => void;
  /** Plays the last ten goals, each with some seconds before and after it. Jumps and pauses end it. */
  readonly playGoals: () => void;
  /** Shows the state before the events of this tick; fractions and values out of range are bounded. */
  readonly seek: (tick: number) => void;
  /** Counts the statistics, unless they are there. */
  readonly countStatistics: () => void;
  /** The file as it was opened, and the chosen part as a file; undefined without one. */
  readonly fileBytes: () => Uint8Array<ArrayBuffer> | undefined;
  readonly partBytes: () => Uint8Array<ArrayBuffer> | undefined;
  /** Whether the browser can make videos. */
  readonly canMakeVideo: () => boolean;
  /**
   * Plays the chosen part once and records it; `describe` is called for each picture. Undefined after `cancelVideo`, and
   * while there is no part. Rejects when the browser cannot record.
   */
  readonly makeVideo: (describe: () => VideoCaption) => Promise<VideoFile | undefined>;
  readonly cancelVideo: () => void;
};
