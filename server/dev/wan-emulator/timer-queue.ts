/**
 * Timers to a fraction of a millisecond. Node's own fire up to two milliseconds beside the time asked for; this sleeps
 * through them to shortly before it and polls the rest with `setImmediate`, which lets sockets be read meanwhile.
 */

/** Milliseconds with fractions, monotonic, the same in every process of the machine. */
export function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** Nearer than this, polling: two milliseconds are what a timer may be off. */
const POLL_MS = 2;

type Entry = { readonly atMs: number; readonly run: () => void };

export class Alarm {
  /** In the order in which they are due. */
  #entries: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;

  /** At equal times the first planned comes first. */
  at(atMs: number, run: () => void): void {
    let place = this.#entries.length;
    while (place > 0 && this.#entries[place - 1]!.atMs > atMs) place--;
    this.#entries.splice(place, 0, { atMs, run });
    if (place === 0) this.#wait();
  }

  /** Forgets everything that is planned. */
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
    if (left > POLL_MS) this.#timer = setTimeout(() => this.#ring(), left - POLL_MS);
    else this.#immediate = setImmediate(() => this.#ring());
  }

  #ring(): void {
    const now = nowMs();
    while (this.#entries.length > 0 && this.#entries[0]!.atMs <= now) this.#entries.shift()!.run();
    this.#wait();
  }
}
