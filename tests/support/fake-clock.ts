/** A clock for the ticker that stands still until it is told to go on. Steps may take time on it. */
import type { TickerClock } from "#server/room/ticker.ts";

type Alarm = { readonly atMs: number; readonly wake: () => void };

export class FakeClock implements TickerClock {
  nowMs: number;
  /** How late each sleeper is woken, as real timers do. */
  lateMs = 0;
  #alarms: Alarm[] = [];

  constructor(startMs = 0) {
    this.nowMs = startMs;
  }

  readonly now = (): number => this.nowMs;

  readonly sleep = (ms: number, wake: () => void): void => {
    this.#alarms.push({ atMs: this.nowMs + ms + this.lateMs, wake });
  };

  /** Polling costs a little time, or it would never end. */
  readonly soon = (wake: () => void): void => {
    this.#alarms.push({ atMs: this.nowMs + 0.02, wake });
  };

  /** True while somebody waits to be woken. */
  get busy(): boolean {
    return this.#alarms.length > 0;
  }

  /** The process does nothing for this long: a pause for the collection of garbage, a slow neighbour. */
  stall(ms: number): void {
    this.nowMs += ms;
  }

  runUntil(endMs: number): void {
    for (;;) {
      this.#alarms.sort((a, b) => a.atMs - b.atMs);
      const next = this.#alarms[0];
      if (next === undefined || Math.max(next.atMs, this.nowMs) > endMs) break;
      this.#alarms.shift();
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.wake();
    }
    this.nowMs = Math.max(this.nowMs, endMs);
  }
}
