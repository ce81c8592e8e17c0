/**
 * The recorder of a room: a recording for each game, from shortly before its start until the next one starts, or until some
 * seconds after its end. Its memory is bounded: without a game it starts again every half minute, and in an endless game
 * after two hours or three megabytes. While the setting `recorded` is off, it has nothing.
 */
import type { StreamedRecording } from "#recording/write-recording.ts";
import type { GameEnding } from "#room/statistics.ts";
import { TICK_RATE } from "#sim/step.ts";
import { isGameOn, type Match } from "./match.ts";
import { MatchRecorder, type RecorderMark } from "./recorder.ts";
import type { MatchStatistics } from "./statistics.ts";

/** Longest time before a game that its recording has. */
export const LOBBY_TICKS = 30 * TICK_RATE;

/** Time after the end of a game that its recording has, unless the next one starts. */
export const AFTER_TICKS = 5 * TICK_RATE;

/** Longest recording, and the memory of one, whose file stays below the limits of readers: scripts can change discs in every tick. */
const LONGEST_TICKS = 2 * 60 * 60 * TICK_RATE;
export const MAX_BYTES = 3 * 1024 * 1024;

/** Of a recording of which a game is a part. */
export type RecordingLimits = {
  readonly ticks: number;
  readonly bytes: number;
  /** Length of clips. */
  readonly clipTicks: number;
};

/** A clip can begin at every mark. */
const MARK_TICKS = 10 * TICK_RATE;

/** After the end of a game, clips are of it for this time, or until the next game has lasted for half as long. */
export const CLIP_AFTER_TICKS = 30 * TICK_RATE;

/** A recorded game, while it runs and later. */
export class RecordedGame {
  readonly recorder: MatchRecorder;
  readonly #match: Match;
  #statistics: MatchStatistics | undefined;
  /** True: the last tick is no part of it. The next game has started in it, or it has too many events. */
  #isFollowed = false;
  /** How it ended; null: not in this recording. */
  ending: GameEnding | null = null;
  /** Score. */
  red = 0;
  blue = 0;
  /** The places at which a clip can begin, the first of them at least as old as a clip is long. */
  #marks: RecorderMark[] = [];

  constructor(match: Match) {
    this.#match = match;
    this.recorder = new MatchRecorder(match);
    this.#readGame();
  }

  /** False for the time before a game. */
  get hasGame(): boolean {
    return this.#statistics !== undefined;
  }

  /** Id of the game as in its summary; "" without one. */
  get id(): string {
    return this.#statistics?.id ?? "";
  }

  /** Whether people have played, and not only bots. */
  get hasPlayers(): boolean {
    return this.#statistics?.lines.some(({ bot, time }) => !bot && time > 0) ?? false;
  }

  /** After each `advance`; false if another recording has to follow this one. */
  record(clipTicks: number): boolean {
    this.recorder.record();
    const { statistics, finished } = this.#match;
    for (const { id, ending, red, blue } of finished) {
      if (this.hasGame && id === this.id) Object.assign(this, { ending, red, blue });
    }
    if (this.recorder.hasOverflow || (this.hasGame && this.#statistics !== statistics)) {
      this.#isFollowed = true;
      return false;
    }
    this.#readGame();
    this.#mark(clipTicks);
    return true;
  }

  /** Number of ticks, without the one in which the next game has started and one with too many events. */
  get ticks(): number {
    return this.recorder.ticks - (this.#isFollowed ? 1 : 0);
  }

  /** All of it so far. */
  stream(): StreamedRecording {
    return this.recorder.stream(undefined, this.ticks);
  }

  /** The last ticks of it; some more, because it begins at a mark. */
  clip(clipTicks: number): StreamedRecording {
    const { ticks } = this;
    return this.recorder.stream(
      this.#marks.findLast(({ tick }) => tick <= ticks - clipTicks),
      ticks,
    );
  }

  #readGame(): void {
    const { statistics, world } = this.#match;
    if (!isGameOn(this.#match)) return;
    this.#statistics = statistics;
    this.red = world.game.red;
    this.blue = world.game.blue;
  }

  #mark(clipTicks: number): void {
    const { ticks } = this.recorder;
    if (ticks % MARK_TICKS !== 0) return;
    const mark = this.recorder.mark();
    if (mark !== undefined) this.#marks.push(mark);
    if (this.#marks.length > 1 && this.#marks[1]!.tick <= ticks - clipTicks) this.#marks.shift();
  }
}

export class GameRecorder {
  readonly #match: Match;
  readonly #limits: RecordingLimits;
  #current: RecordedGame | null = null;
  #last: RecordedGame | null = null;
  /** Ticks without a game. */
  #idleTicks = 0;

  constructor(match: Match, limits: Partial<RecordingLimits> = {}) {
    this.#match = match;
    this.#limits = { ticks: LONGEST_TICKS, bytes: MAX_BYTES, clipTicks: CLIP_AFTER_TICKS, ...limits };
    if (match.settings.recorded) this.#current = new RecordedGame(match);
  }

  /** After each `advance` of the match. Returns the game whose recording has ended in this tick. */
  record(): RecordedGame | null {
    if (!this.#match.settings.recorded) {
      this.#current = null;
      this.#last = null;
      return null;
    }
    if (this.#current === null) {
      this.#startAgain();
      return null;
    }
    const isSame = this.#current.record(this.#limits.clipTicks);
    this.#idleTicks = isGameOn(this.#match) ? 0 : this.#idleTicks + 1;
    return isSame && !this.#isOver(this.#current) ? null : this.#startAgain();
  }

  /** The running game so far, or the time since the last one; null while nothing is recorded. */
  get current(): RecordedGame | null {
    return this.#current;
  }

  /** The last game that has ended; null before the first has. */
  get last(): RecordedGame | null {
    return this.#last;
  }

  /** The running game, or without one the last; null for none. */
  get latest(): RecordedGame | null {
    return this.#current?.hasGame === true ? this.#current : this.#last;
  }

  /** What has just happened: the end of the running game, or of the last one for a while; null for nothing. */
  clip(): { readonly game: RecordedGame; readonly stream: StreamedRecording } | null {
    const [current, last] = [this.#current, this.#last];
    if (current === null) return null;
    const lastCounts = last !== null && current.recorder.ticks < CLIP_AFTER_TICKS / (current.hasGame ? 2 : 1);
    const game = lastCounts ? last : current;
    return game.hasGame ? { game, stream: game.clip(this.#limits.clipTicks) } : null;
  }

  #isOver({ hasGame, recorder: { ticks, size } }: RecordedGame): boolean {
    if (!isGameOn(this.#match)) return this.#idleTicks >= (hasGame ? AFTER_TICKS : LOBBY_TICKS);
    return ticks >= this.#limits.ticks || size >= this.#limits.bytes;
  }

  #startAgain(): RecordedGame | null {
    const ended = this.#current?.hasGame === true ? this.#current : null;
    if (ended !== null) this.#last = ended;
    this.#current = new RecordedGame(this.#match);
    this.#idleTicks = 0;
    return ended;
  }
}
