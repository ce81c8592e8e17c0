/**
 * Jumps within a recording. A second playback runs ahead and saves its state every few seconds; a jump restores the last
 * state before its target and plays on from there.
 */
import { TICK_RATE } from "#sim/step.ts";
import { Playback, type PlaybackState } from "./playback.ts";
import type { RecordedEvent, Recording } from "./recording.ts";
import { SummaryCollector, type Summary } from "./summary.ts";

/** Ticks between two saved states. */
const INTERVAL = 3 * TICK_RATE;

/** Above this number every second state is dropped, and the interval doubled. */
const MAX_STATES = 2000;

/** After a tick of the playback, with its events. */
export type TickListener = (playback: Playback, events: readonly RecordedEvent[]) => void;

export class Timeline {
  /** Shows the recording at the tick of the last jump, or later. */
  readonly playback: Playback;
  readonly #ahead: Playback;
  readonly #collector = new SummaryCollector();
  readonly #onTick: TickListener;
  #states: PlaybackState[];
  #interval = INTERVAL;

  /** `onTick` is called for every tick, once and in order, when it is prepared. */
  constructor(recording: Recording, onTick: TickListener = () => undefined) {
    this.#onTick = onTick;
    this.playback = new Playback(recording);
    this.#ahead = new Playback(recording);
    this.#states = [this.#ahead.save()];
  }

  /** The ticks that the summary is about, and within which jumps are fast. */
  get preparedTicks(): number {
    return this.#ahead.tick;
  }

  get summary(): Summary {
    return this.#collector.summary;
  }

  /** Plays this many more ticks ahead. True when the end is reached. A caller with a screen prepares in slices. */
  prepare(ticks: number): boolean {
    for (let t = 0; t < ticks && !this.#ahead.isOver; t++) {
      this.#onTick(this.#ahead, this.#ahead.advance());
      this.#collector.record(this.#ahead);
      if (this.#ahead.tick % this.#interval === 0) this.#save();
    }
    return this.#ahead.isOver;
  }

  /** Takes the playback to this tick: the state before its events. Prepares up to there first, if that is needed. */
  seek(tick: number): void {
    const { playback } = this;
    const target = Math.max(0, Math.min(playback.recording.ticks, Math.floor(tick)));
    this.prepare(target - this.#ahead.tick);
    const state = this.#states[Math.floor(target / this.#interval)] ?? this.#states.at(-1)!;
    if (playback.tick > target || playback.tick < state.tick) playback.restore(state);
    while (playback.tick < target) playback.advance();
  }

  #save(): void {
    this.#states.push(this.#ahead.save());
    if (this.#states.length <= MAX_STATES) return;
    this.#states = this.#states.filter((_, i) => i % 2 === 0);
    this.#interval *= 2;
  }
}
