/**
 * Writes that nothing waits for. They are made one after the other, in order, and repeated with growing pauses while the
 * database is away or the disk full; a running match never notices. Every write must be idempotent, because one whose outcome
 * is unknown is repeated.
 */
import type { Logger } from "pino";
import { isAway } from "./store-error.ts";

export type QueueBounds = {
  /** Maximum number of waiting writes. */
  readonly writes: number;
  /** Maximum size of waiting writes in bytes, as far as it was given. */
  readonly bytes: number;
};

/** In milliseconds: the pause after the first failure, doubled after each further one up to the maximum. */
export type QueuePauses = { readonly first: number; readonly max: number };

export type QueueSettings = {
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly bounds?: QueueBounds;
  readonly pauses?: QueuePauses;
};

/** For health page and metrics. */
export type QueueStatus = {
  readonly pending: number;
  readonly bytes: number;
  /** Writes made since the start. */
  readonly written: number;
  /** Writes given up because the queue was full, since the start. */
  readonly dropped: number;
  /** Writes that the database refused as wrong, since the start. */
  readonly refused: number;
  /** Milliseconds since 1970; undefined when the last write succeeded. */
  readonly failingSince: number | undefined;
  readonly lastError: string | undefined;
};

type Write = { readonly label: string; readonly run: () => Promise<unknown>; readonly bytes: number };
type Entry = Write & { readonly replaceable: boolean };

export const QUEUE_BOUNDS: QueueBounds = { writes: 10_000, bytes: 128 * 1024 * 1024 };
const QUEUE_PAUSES: QueuePauses = { first: 100, max: 5000 };

export class WriteQueue {
  readonly #settings: Required<QueueSettings>;
  /** In the order of the writes, by key: that of a replaceable write, or a number. */
  readonly #entries = new Map<string | number, Entry>();
  #lastKey = 0;
  #bytes = 0;
  /** The entry whose write is being made; it is no longer in the map. */
  #current: Entry | undefined;
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #written = 0;
  #dropped = 0;
  #refused = 0;
  #failingSince: number | undefined;
  #lastError: string | undefined;
  #idle: (() => void)[] = [];

  constructor(settings: QueueSettings) {
    this.#settings = { bounds: QUEUE_BOUNDS, pauses: QUEUE_PAUSES, ...settings };
  }

  /** Adds a write that must be made, after all before it. False when the queue is full. `label` is for the log. */
  add(label: string, run: () => Promise<unknown>, bytes = 0): boolean {
    return this.#push(++this.#lastKey, { label, run, bytes, replaceable: false });
  }

  /**
   * Adds a write of which only the latest of its key counts: it takes the place of one that waits. When the queue is full,
   * such writes are dropped first.
   */
  replace(key: string, run: () => Promise<unknown>, bytes = 0): boolean {
    const waiting = this.#entries.get(key);
    if (waiting !== undefined) {
      this.#bytes += bytes - waiting.bytes;
      this.#entries.set(key, { ...waiting, run, bytes });
      return true;
    }
    return this.#push(key, { label: key, run, bytes, replaceable: true });
  }

  /** Waits until all writes are made, at most for this time, and repeats failed ones at once. Returns the number left. */
  async flush(timeoutMs: number): Promise<number> {
    this.#resume();
    if (this.#isEmpty) return 0;
    let timer: NodeJS.Timeout | undefined;
    const idle = new Promise<void>((resolve) => this.#idle.push(resolve));
    const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
    await Promise.race([idle, timeout]);
    clearTimeout(timer);
    return this.status().pending;
  }

  status(): QueueStatus {
    return {
      pending: this.#entries.size + (this.#current === undefined ? 0 : 1),
      bytes: this.#bytes,
      written: this.#written,
      dropped: this.#dropped,
      refused: this.#refused,
      failingSince: this.#failingSince,
      lastError: this.#lastError,
    };
  }

  /** Stops repeating; what waits is lost. */
  close(): void {
    clearTimeout(this.#retry);
    this.#entries.clear();
  }

  get #isEmpty(): boolean {
    return this.#entries.size === 0 && this.#current === undefined;
  }

  #push(key: string | number, entry: Entry): boolean {
    while (this.#isFull(entry.bytes)) {
      if (this.#dropReplaceable()) continue;
      this.#drop(entry.label);
      return false;
    }
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    if (this.#retry === undefined) this.#next();
    return true;
  }

  #isFull(bytes: number): boolean {
    const { bounds } = this.#settings;
    return this.#entries.size >= bounds.writes || (this.#bytes > 0 && this.#bytes + bytes > bounds.bytes);
  }

  /** Drops the oldest replaceable write: its room makes a new one soon. */
  #dropReplaceable(): boolean {
    for (const [key, { replaceable, label, bytes }] of this.#entries) {
      if (!replaceable) continue;
      this.#entries.delete(key);
      this.#bytes -= bytes;
      this.#drop(label);
      return true;
    }
    return false;
  }

  #drop(label: string): void {
    // One line for each power of two: a full queue would fill the log.
    if ((++this.#dropped & (this.#dropped - 1)) === 0) {
      this.#settings.log.error({ label, dropped: this.#dropped }, "the write queue is full: a write was dropped");
    }
  }

  #next(): void {
    if (this.#current !== undefined) return;
    const [first] = this.#entries;
    if (first === undefined) {
      for (const resolve of this.#idle.splice(0)) resolve();
      return;
    }
    const [key, entry] = first;
    this.#entries.delete(key);
    this.#current = entry;
    // A write that throws at once counts as failed too.
    void Promise.resolve()
      .then(entry.run)
      .then(
        () => this.#succeeded(entry),
        (error: unknown) => this.#failed(key, entry, error),
      );
  }

  #succeeded(entry: Entry): void {
    if (this.#failingSince !== undefined) this.#settings.log.warn("writes succeed again");
    this.#written++;
    this.#failures = 0;
    this.#failingSince = undefined;
    this.#finish(entry);
  }

  #failed(key: string | number, entry: Entry, error: unknown): void {
    const { log, date } = this.#settings;
    this.#lastError = error instanceof Error ? error.message : String(error);
    if (!isAway(error)) {
      this.#refused++;
      log.error({ err: error, label: entry.label }, "a write was refused");
      this.#finish(entry);
      return;
    }
    if (this.#failingSince === undefined)
      log.error({ err: error, label: entry.label }, "writes fail, and are repeated");
    this.#failingSince ??= date();
    this.#current = undefined;
    this.#putBack(key, entry);
    this.#pause();
  }

  /** The failed write is the first again, unless a newer one of its key waits. */
  #putBack(key: string | number, entry: Entry): void {
    const later = [...this.#entries];
    this.#entries.clear();
    const newer = later.find(([other]) => other === key);
    if (newer !== undefined) this.#bytes -= entry.bytes;
    this.#entries.set(key, newer?.[1] ?? entry);
    for (const [other, waiting] of later) this.#entries.set(other, waiting);
  }

  #pause(): void {
    const { first, max } = this.#settings.pauses;
    const pause = Math.min(max, first * 2 ** this.#failures++);
    this.#retry = setTimeout(() => this.#resume(), pause);
    this.#retry.unref();
  }

  #resume(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#next();
  }

  #finish(entry: Entry): void {
    this.#bytes -= entry.bytes;
    this.#current = undefined;
    this.#next();
  }
}
