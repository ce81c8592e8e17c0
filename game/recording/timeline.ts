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

/** Memory of saved states, in bytes. Above it every second state is dropped, and the interval doubled. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Estimates of what a saved player and the rest of a room need beside the world. */
const PLAYER_BYTES = 250;
const ROOM_BYTES = 500;

/** After a tick of the playback, with its events. */
export type TickListener = (playback: Playback, events: readonly RecordedEvent[]) => void;

export class Timeline {
  /** Shows the recording at the tick of the last jump, or later. */
  readonly playback: Playback;
  readonly #ahead: Playback;
  readonly #collector = new SummaryCollector();
  readonly #onTick: TickListener;
  readonly #maxBytes: number;
  #bytes = 0;
  #states: PlaybackState[];
  #interval = INTERVAL;

  /** `onTick` is called for every tick, once and in order, when it is prepared. `maxBytes`: of all saved states, roughly. */
  constructor(recording: Recording, onTick: TickListener = () => undefined, maxBytes = MAX_BYTES) {
    this.#onTick = onTick;
    this.#maxBytes = maxBytes;
    this.playback = new Playback(recording);
    this.#ahead = new Playback(recording);
    this.#states = [];
    this.#save();
  }

  /** The ticks that the summary is about, and within which jumps are fast. */
  get preparedTicks(): number {
    return this.#ahead.tick;
  }

  /** Memory of the saved states, roughly. */
  get bytes(): number {
    return this.#bytes;
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
    const state = this.#ahead.save();
    this.#states.push(state);
    this.#bytes += bytesOf(state);
    if (this.#bytes <= this.#maxBytes) return;
    this.#states = this.#states.filter((_, i) => i % 2 === 0);
    this.#bytes = this.#states.reduce((sum, each) => sum + bytesOf(each), 0);
    this.#interval *= 2;
  }
}

function bytesOf({ world, room }: PlaybackState): number {
  return world.length + ROOM_BYTES + PLAYER_BYTES * room.players.length;
}
