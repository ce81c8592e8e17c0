/**
 * Timing of all rooms of a server within a window: gaps between the ticks of a room, cost of a tick, number of ticks.
 */
import { TICK_RATE } from "#sim/step.ts";
import { Histogram } from "#server/cli/load/histogram.ts";

/** One room's part of the log: time of its last tick (NaN before the first), and its ticks in the window. */
export type RoomTicks = { lastMs: number; ticks: number };

export type TickStats = {
  readonly rooms: number;
  readonly ticks: number;
  /** Milliseconds between two ticks of a room. */
  readonly gapP50: number;
  readonly gapP99: number;
  readonly gapMax: number;
  /** Microseconds per tick, as the room itself measures it. */
  readonly costUs: number;
  /** Of the room that is farthest from the tick rate: ticks more (or fewer, if negative) than the time allows. */
  readonly ticksOff: number;
};

export class TickLog {
  readonly #gaps = new Histogram();
  readonly #rooms: RoomTicks[] = [];
  #costMs = 0;
  #startMs = 0;

  addRoom(): RoomTicks {
    const room = { lastMs: NaN, ticks: 0 };
    this.#rooms.push(room);
    return room;
  }

  record(room: RoomTicks, startMs: number, endMs: number): void {
    if (!Number.isNaN(room.lastMs)) this.#gaps.add(startMs - room.lastMs);
    room.lastMs = startMs;
    room.ticks++;
    this.#costMs += endMs - startMs;
  }

  /** Starts a window. Rooms without a tick in it do not count. */
  begin(nowMs: number): void {
    this.#gaps.clear();
    this.#costMs = 0;
    this.#startMs = nowMs;
    for (const room of this.#rooms) room.ticks = 0;
  }

  stats(nowMs: number): TickStats {
    const active = this.#rooms.filter((room) => room.ticks > 0);
    const ticks = active.reduce((sum, room) => sum + room.ticks, 0);
    const due = ((nowMs - this.#startMs) * TICK_RATE) / 1000;
    const off = active.map((room) => Math.round(room.ticks - due));
    return {
      rooms: active.length,
      ticks,
      gapP50: this.#gaps.quantile(0.5),
      gapP99: this.#gaps.quantile(0.99),
      gapMax: this.#gaps.max,
      costUs: ticks === 0 ? 0 : (this.#costMs / ticks) * 1000,
      ticksOff: off.reduce((worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst), 0),
    };
  }
}
