/** The recorded feed, sent at a fixed rate. It keeps the newest updates for the transports that poll. */
import { nowMs, type TimerQueue } from "#server/dev/wan-emulator/timer-queue.ts";
import { recordFeed } from "./record-feed.ts";

export type Update = { readonly seq: number; readonly bytes: Uint8Array };

const RECORDED_TICKS = 1200;
/** Number of updates kept for polls. */
const KEPT_UPDATES = 2048;
/**
 * Offset of the eight bytes that hold the time of
 * sending, so that the receiver can compute the age of an update, which stays as large as it is.
 */
const STAMP_OFFSET = 1;

export function readStamp(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(STAMP_OFFSET);
}

export class LiveFeed {
  seq = -1;
  readonly #frames = recordFeed(RECORDED_TICKS);
  readonly #kept: Update[] = [];
  readonly #subscribers = new Set<(update: Update) => void>();

  /** Sends until the timers is cleared. Due times count from the start, so that delays do not add up. */
  start(timers: TimerQueue, periodMs: number): void {
    const startMs = nowMs();
    const sendNext = (): void => {
      this.#send();
      timers.at(startMs + (this.seq + 1) * periodMs, sendNext);
    };
    timers.at(startMs, sendNext);
  }

  /** All updates after `seq`; only the newest for -1, a client without any. */
  since(seq: number): readonly Update[] {
    const missed = Math.min(seq < 0 ? 1 : this.seq - seq, this.#kept.length);
    return missed > 0 ? this.#kept.slice(-missed) : [];
  }

  /** Returns the function that ends the subscription. */
  subscribe(subscriber: (update: Update) => void): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  #send(): void {
    this.seq++;
    const bytes = this.#frames[this.seq % this.#frames.length]!.slice();
    new DataView(bytes.buffer).setFloat64(STAMP_OFFSET, nowMs());
    const update = { seq: this.seq, bytes };
    this.#kept.push(update);
    if (this.#kept.length > KEPT_UPDATES) this.#kept.shift();
    for (const subscriber of this.#subscribers) subscriber(update);
  }
}
