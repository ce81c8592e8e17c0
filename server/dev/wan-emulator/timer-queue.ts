/**
 * Timers to a fraction of a millisecond. Node's timers are off by up to two milliseconds; the queue sleeps until shortly
 * before the due time and polls the rest with `setImmediate`, so that sockets are read meanwhile.
 */

/** Milliseconds with fractions, monotonic, the same in every process of the machine. */
export function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** Within this time of the next due time the queue polls. */
const POLL_MS = 2;

type Entry = { readonly atMs: number; readonly run: () => void };

export class TimerQueue {
  /** Sorted by due time. */
  #entries: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;

  /** Schedules a callback; at equal times they run in the order of scheduling. */
  at(atMs: number, run: () => void): void {
    let index = this.#entries.length;
    while (index > 0 && this.#entries[index - 1]!.atMs > atMs) index--;
    this.#entries.splice(index, 0, { atMs, run });
    if (index === 0) this.#wait();
  }

  /** Cancels all callbacks. */
  clear(): void {
    this.#entries = [];
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    const next = this.#entries[0];
    if (next === undefined) return;
    const left = next.atMs - nowMs();
    if (left > POLL_MS) this.#timer = setTimeout(() => this.#runDue(), left - POLL_MS);
    else this.#immediate = setImmediate(() => this.#runDue());
  }

  #runDue(): void {
    const now = nowMs();
    while (this.#entries.length > 0 && this.#entries[0]!.atMs <= now) this.#entries.shift()!.run();
    this.#wait();
  }
}
