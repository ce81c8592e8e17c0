/**
 * Plays a recording for the page: moves the shown moment by the time that passes, and plays ahead in the rest of each
 * frame, for marks, chat and jumps.
 */
import type { Playback } from "#recording/playback.ts";
import type { Recording } from "#recording/recording.ts";
import { Timeline } from "#recording/timeline.ts";
import type { Session } from "#client/session/session.ts";
import { NO_MARKS, REPLAY_RATE, type ReplayGoal, type ReplayState } from "#client/session/replay.ts";
import { goalSpans } from "./goal-spans.ts";
import { ReplayChat } from "./replay-chat.ts";
import { TickFrames } from "#client/net/match/tick-frames.ts";
import { showRoom } from "./replay-session.ts";

/** Milliseconds of a frame that are spent on playing ahead; more while a jump waits for it. */
const PREPARE_MS = 5;
const PREPARE_WAITING_MS = 50;
/** Ticks that are played ahead between two looks at the clock. */
const PREPARE_TICKS = 60;
/** Jumps this far beyond the prepared ticks are made at once, in ticks. Others wait, and the page stays responsive. */
const AT_ONCE = 30 * REPLAY_RATE;
/** A longer frame does not play more: the page was hidden, or the computer asleep. */
const FRAME_MAX_MS = 250;
/** Prepared ticks after which the marks are written again. */
const MARKS_INTERVAL = 600;

export type ReplayPorts = { readonly session: Session; readonly state: ReplayState; readonly now: () => number };

export class ReplayPlayer {
  readonly recording: Recording;
  readonly #session: Session;
  readonly #state: ReplayState;
  readonly #now: () => number;
  readonly #timeline: Timeline;
  readonly #chat: ReplayChat;
  #frames: TickFrames;
  /** The shown moment, in ticks. The playback has made the ticks up to it, rounded up. */
  #position = 0;
  /** A jump to a tick that is not prepared yet. */
  #waiting: number | undefined;
  #lastMs: number | undefined;
  #markedTicks = 0;

  /** Shows the first tick, paused. */
  constructor(recording: Recording, { session, state, now }: ReplayPorts) {
    this.recording = recording;
    this.#session = session;
    this.#state = state;
    this.#now = now;
    this.#chat = new ReplayChat(recording.room);
    this.#timeline = new Timeline(recording, (playback, events) => this.#chat.record(playback, events));
    this.#frames = new TickFrames(this.#playback);
    state.marks.value = NO_MARKS;
    state.prepared.value = 0;
    state.part.value = null;
    state.playing.value = false;
    state.goalsOnly.value = false;
    this.#show();
    session.frames.value = this.#frames;
  }

  setPlaying(playing: boolean): void {
    const { part, goalsOnly } = this.#state;
    if (!playing) goalsOnly.value = false;
    const end = this.recording.ticks;
    // At an end it starts again: from the beginning of the part, or of the recording.
    if (playing && this.#position === part.peek()?.to) this.seek(part.peek()!.from);
    else if (playing && this.#position >= end) this.seek(0);
    this.#state.playing.value = playing;
  }

  /** Does nothing while no goal is known. */
  playGoals(): void {
    const { marks, goalsOnly, playing } = this.#state;
    const first = goalSpans(marks.peek().goals, this.recording.ticks)[0];
    if (first === undefined) return;
    this.seek(first.from);
    goalsOnly.value = playing.value = true;
  }

  /** Goals alone are played no longer. */
  seek(tick: number): void {
    this.#state.goalsOnly.value = false;
    this.#seek(tick);
  }

  #seek(tick: number): void {
    const target = Math.max(0, Math.min(this.recording.ticks, Math.floor(tick) || 0));
    this.#waiting = target > this.#timeline.preparedTicks + AT_ONCE ? target : undefined;
    if (this.#waiting !== undefined) {
      this.#state.tick.value = target;
      return;
    }
    this.#timeline.seek(target);
    this.#position = target;
    this.#followStadium();
    this.#frames.jump();
    this.#show();
  }

  /** Once per animation frame. */
  frame(nowMs: number): void {
    const elapsedMs = Math.max(0, Math.min(FRAME_MAX_MS, nowMs - (this.#lastMs ?? nowMs)));
    this.#lastMs = nowMs;
    this.#prepare(this.#waiting === undefined ? PREPARE_MS : PREPARE_WAITING_MS);
    if (this.#waiting !== undefined && this.#waiting <= this.#timeline.preparedTicks) this.#seek(this.#waiting);
    if (this.#state.playing.peek() && this.#waiting === undefined) this.#play(elapsedMs);
  }

  get #playback(): Playback {
    return this.#timeline.playback;
  }

  #play(elapsedMs: number): void {
    const { speed, playing, goalsOnly } = this.#state;
    if (goalsOnly.peek()) this.#skipToGoal();
    if (!playing.peek()) return;
    const stop = this.#stop();
    const next = this.#position + (elapsedMs * speed.peek() * REPLAY_RATE) / 1000;
    this.#position = Math.min(next, stop);
    if (next >= stop) playing.value = false;
    const last = Math.ceil(this.#position);
    while (this.#playback.tick < last) this.#advance();
    this.#frames.alpha = 1 - (last - this.#position);
    this.#show();
  }

  /** Where playing stops: at the end of the part, when it begins before that. */
  #stop(): number {
    const { ticks } = this.recording;
    const to = this.#state.part.peek()?.to ?? ticks;
    return this.#state.goalsOnly.peek() || this.#position >= to ? ticks : to;
  }

  /** To the next goal when the one before was shown; after the last, playing ends. */
  #skipToGoal(): void {
    const { marks, goalsOnly, playing } = this.#state;
    const span = goalSpans(marks.peek().goals, this.recording.ticks).find(({ to }) => this.#position < to);
    if (span === undefined) goalsOnly.value = playing.value = false;
    else if (this.#position < span.from) this.#seek(span.from);
  }

  #advance(): void {
    this.#frames.beforeTick();
    this.#playback.advance();
    this.#followStadium();
    this.#frames.afterTick();
  }

  /** Frames are for one stadium. */
  #followStadium(): void {
    if (this.#frames.stadium === this.#playback.world.arena.stadium) return;
    this.#frames = new TickFrames(this.#playback);
    this.#session.frames.value = this.#frames;
  }

  #show(): void {
    const tick = Math.floor(this.#position);
    this.#state.tick.value = tick;
    showRoom(this.#session, this.#playback);
    const { chat } = this.#session;
    const lines = this.#chat.linesBefore(this.#playback.tick, chat.peek());
    if (lines !== chat.peek()) chat.value = lines;
  }

  #prepare(budgetMs: number): void {
    const { ticks } = this.recording;
    if (this.#markedTicks >= ticks && this.#markedTicks > 0) return;
    const end = this.#now() + budgetMs;
    let done = this.#timeline.preparedTicks >= ticks;
    while (!done && this.#now() < end) done = this.#timeline.prepare(PREPARE_TICKS);
    const { preparedTicks, summary } = this.#timeline;
    if (!done && preparedTicks - this.#markedTicks < MARKS_INTERVAL) return;
    this.#markedTicks = preparedTicks;
    this.#state.prepared.value = preparedTicks;
    const { goals, kickOffs, pauses, checks } = summary;
    this.#state.marks.value = {
      goals: goals.map((goal) => ({ ...goal }) as ReplayGoal),
      kickOffs: [...kickOffs],
      pauses: pauses.map((pause) => ({ ...pause })),
      chat: [...this.#chat.messageTicks],
      checks,
    };
  }
}
