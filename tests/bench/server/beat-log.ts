/** The beat of all rooms of a server in a window: gaps between the ticks of a room, what a tick costs, how many were made. */
import { Histogram } from "./histogram.ts";

/** One room's place in the log. */
export type RoomBeat = { lastMs: number; ticks: number };

export type BeatFigures = {
  readonly rooms: number;
  readonly ticks: number;
  /** Milliseconds between two ticks of a room. */
  readonly gapP50: number;
  readonly gapP99: number;
  readonly gapMax: number;
  /** Microseconds per tick, as the room itself sees it. */
  readonly costUs: number;
  /** The room that is farthest from sixty ticks a second: ticks more or fewer than the clock's. */
  readonly ticksOff: number;
};

export class BeatLog {
  readonly #gaps = new Histogram();
  readonly #rooms: RoomBeat[] = [];
  #costMs = 0;
  #sinceMs = 0;

  addRoom(): RoomBeat {
    const beat = { lastMs: NaN, ticks: 0 };
    this.#rooms.push(beat);
    return beat;
  }

  record(beat: RoomBeat, startMs: number, endMs: number): void {
    if (!Number.isNaN(beat.lastMs)) this.#gaps.add(startMs - beat.lastMs);
    beat.lastMs = startMs;
    beat.ticks++;
    this.#costMs += endMs - startMs;
  }

  /** Begins a window. Rooms that do not beat in it do not count. */
  begin(nowMs: number): void {
    this.#gaps.clear();
    this.#costMs = 0;
    this.#sinceMs = nowMs;
    for (const beat of this.#rooms) beat.ticks = 0;
  }

  figures(nowMs: number): BeatFigures {
    const alive = this.#rooms.filter((beat) => beat.ticks > 0);
    const ticks = alive.reduce((sum, beat) => sum + beat.ticks, 0);
    const due = ((nowMs - this.#sinceMs) * 60) / 1000;
    const off = alive.map((beat) => Math.round(beat.ticks - due));
    return {
      rooms: alive.length,
      ticks,
      gapP50: this.#gaps.quantile(0.5),
      gapP99: this.#gaps.quantile(0.99),
      gapMax: this.#gaps.max,
      costUs: ticks === 0 ? 0 : (this.#costMs / ticks) * 1000,
      ticksOff: off.reduce((worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst), 0),
    };
  }
}
