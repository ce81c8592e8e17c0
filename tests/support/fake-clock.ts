/** A clock for the ticker that advances only in `runUntil` and `stall`. */
import type { TickerClock } from "#server/room/ticker.ts";

type Timer = { readonly atMs: number; readonly wake: () => void };

export class FakeClock implements TickerClock {
  nowMs: number;
  /** By how many ms each timer is late, as real timers are. */
  lateMs = 0;
  /** Number of timers so far. */
  sleeps = 0;
  #timers: Timer[] = [];

  constructor(startMs = 0) {
    this.nowMs = startMs;
  }

  readonly now = (): number => this.nowMs;

  readonly sleep = (ms: number, wake: () => void): void => {
    this.sleeps++;
    this.#timers.push({ atMs: this.nowMs + ms + this.lateMs, wake });
  };

  /** Takes a little time, or polling would never end. */
  readonly soon = (wake: () => void): void => {
    this.#timers.push({ atMs: this.nowMs + 0.02, wake });
  };

  /** True while a timer is pending. */
  get busy(): boolean {
    return this.#timers.length > 0;
  }

  /** The process is suspended for this time, as by garbage collection or other processes. */
  stall(ms: number): void {
    this.nowMs += ms;
  }

  runUntil(endMs: number): void {
    for (;;) {
      this.#timers.sort((a, b) => a.atMs - b.atMs);
      const next = this.#timers[0];
      if (next === undefined || Math.max(next.atMs, this.nowMs) > endMs) break;
      this.#timers.shift();
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.wake();
    }
    this.nowMs = Math.max(this.nowMs, endMs);
  }
}
