/**
 * The recorder of a room, always on: the recording of the running game, from shortly before its start, and that of the game
 * before. Its memory is bounded: without a game it starts again every half minute, and in an endless game after two hours or four megabytes.
 */
import type { Recording } from "#recording/recording.ts";
import { TICK_RATE } from "#sim/step.ts";
import { isGameOn, type Match } from "./match.ts";
import { MatchRecorder } from "./recorder.ts";

/** Longest time before a game that its recording has. */
export const LOBBY_TICKS = 30 * TICK_RATE;

/** Time after the end of a game that its recording has. */
export const AFTER_TICKS = 5 * TICK_RATE;

/** Longest recording, and the memory of one: scripts can change discs in every tick. */
const LONGEST_TICKS = 2 * 60 * 60 * TICK_RATE;
const MAX_BYTES = 4 * 1024 * 1024;

/** Of a recording of which a game is a part. */
export type RecordingLimits = { readonly ticks: number; readonly bytes: number };

export class GameRecorder {
  readonly #match: Match;
  readonly #limits: RecordingLimits;
  #current: MatchRecorder;
  #last: MatchRecorder | null = null;
  #hasGame: boolean;
  /** Ticks without a game. */
  #idleTicks = 0;

  constructor(match: Match, limits: RecordingLimits = { ticks: LONGEST_TICKS, bytes: MAX_BYTES }) {
    this.#match = match;
    this.#limits = limits;
    this.#current = new MatchRecorder(match);
    this.#hasGame = isGameOn(match);
  }

  /** After each `advance` of the match. */
  record(): void {
    this.#current.record();
    if (isGameOn(this.#match)) {
      this.#hasGame = true;
      this.#idleTicks = 0;
      const { ticks, size } = this.#current;
      if (ticks >= this.#limits.ticks || size >= this.#limits.bytes) this.#startAgain();
    } else if (++this.#idleTicks >= (this.#hasGame ? AFTER_TICKS : LOBBY_TICKS)) this.#startAgain();
  }

  /** Of the running game so far, or of the time since the last one. */
  current(): Recording {
    return this.#current.recording();
  }

  /** Of the last game that has ended; null before the first has. */
  last(): Recording | null {
    return this.#last?.recording() ?? null;
  }

  #startAgain(): void {
    if (this.#hasGame) this.#last = this.#current;
    this.#current = new MatchRecorder(this.#match);
    this.#hasGame = isGameOn(this.#match);
    this.#idleTicks = 0;
  }
}
