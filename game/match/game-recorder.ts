/**
 * The recorder of a room, always on: the recording of the running game, from shortly before its start, and that of the game
 * before. Its memory is bounded: without a game it starts again every half minute, and in an endless game after two hours.
 */
import type { Recording } from "#recording/recording.ts";
import { TICK_RATE } from "#sim/step.ts";
import { isGameOn, type Match } from "./match.ts";
import { MatchRecorder } from "./recorder.ts";

/** Longest time before a game that its recording has. */
export const LOBBY_TICKS = 30 * TICK_RATE;

/** Time after the end of a game that its recording has. */
export const AFTER_TICKS = 5 * TICK_RATE;

/** Longest recording, and most events in one: scripts can change discs in every tick. */
const LONGEST_TICKS = 2 * 60 * 60 * TICK_RATE;
export const MAX_RECORDED_EVENTS = 20_000;

export class GameRecorder {
  readonly #match: Match;
  readonly #longestTicks: number;
  #current: MatchRecorder;
  #last: MatchRecorder | null = null;
  #hasGame: boolean;
  /** Ticks without a game. */
  #idleTicks = 0;

  constructor(match: Match, { longestTicks = LONGEST_TICKS }: { readonly longestTicks?: number } = {}) {
    this.#match = match;
    this.#longestTicks = longestTicks;
    this.#current = new MatchRecorder(match);
    this.#hasGame = isGameOn(match);
  }

  /** After each `advance` of the match. */
  record(): void {
    this.#current.record();
    if (isGameOn(this.#match)) {
      this.#hasGame = true;
      this.#idleTicks = 0;
      const { ticks, eventCount } = this.#current;
      if (ticks >= this.#longestTicks || eventCount >= MAX_RECORDED_EVENTS) this.#startAgain();
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
