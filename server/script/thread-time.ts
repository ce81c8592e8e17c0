/**
 * The time that a thread has used, so that a limit counts what the thread does, and not how long other programs keep the
 * processor from it.
 */
import { STALLED_FACTOR } from "../thread/computing-time.ts";

/** Interval of the watch over a thread. */
export const WATCH_MS = 250;

/** A moment can be earlier by this time than what the thread has used: reports of computing time are late. */
const REPORT_MS = 2 * WATCH_MS;

export type Moment = { readonly usedMs: number; readonly watchedMs: number };

export class ThreadTime {
  #computedMs = 0;
  /** Computing, or idle for its own reasons. */
  #usedMs = 0;
  /** In intervals of the watch: a process that stood still itself does not count that. */
  #watchedMs = 0;

  get now(): Moment {
    return { usedMs: this.#usedMs, watchedMs: this.#watchedMs };
  }

  /**
   * An interval of the watch has passed. `computedMs`: the computing time of the thread as last reported, since its start.
   * `idle`: it has answered everything, so that it could have run.
   */
  pass(computedMs: number, idle: boolean): void {
    const ms = computedMs - this.#computedMs;
    this.#computedMs = computedMs;
    this.#usedMs += idle ? Math.max(ms, WATCH_MS) : ms;
    this.#watchedMs += WATCH_MS;
  }

  /** The limit that has been exceeded since then, in milliseconds: of time used, or of time that the thread has stalled. */
  exceeded(since: Moment, usedMs: number, stalledMs = usedMs * STALLED_FACTOR): number | undefined {
    if (this.#usedMs - since.usedMs > usedMs + REPORT_MS) return usedMs;
    return this.#watchedMs - since.watchedMs > stalledMs ? stalledMs : undefined;
  }
}
