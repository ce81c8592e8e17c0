/** The recorded feed played at a steady beat; the newest updates are kept for those who come and ask. */
import { nowMs, type Alarm } from "#server/link/alarm.ts";
import { recordFeed } from "./record.ts";

export type Update = { readonly seq: number; readonly bytes: Uint8Array };

const RECORDED_TICKS = 1200;
/** Longer ago than this nobody asks for. */
const KEPT = 2048;
/**
 * Where the framework writes server time and acknowledged input, eight bytes: here they hold the time of sending, so
 * that the age of the data can be told on arrival without making it any larger.
 */
const STAMP_OFFSET = 1;

export function readStamp(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(STAMP_OFFSET);
}

export class LiveFeed {
  seq = -1;
  readonly #frames = recordFeed(RECORDED_TICKS);
  readonly #kept: Update[] = [];
  readonly #readers = new Set<(update: Update) => void>();

  /** Beats until the alarm is cleared, counted from one start, so that nothing adds up. */
  start(alarm: Alarm, periodMs: number): void {
    const startMs = nowMs();
    const beat = (): void => {
      this.#send();
      alarm.at(startMs + (this.seq + 1) * periodMs, beat);
    };
    alarm.at(startMs, beat);
  }

  /** Everything after `seq`; of a visitor who has nothing yet, only the newest. */
  since(seq: number): readonly Update[] {
    const missed = Math.min(seq < 0 ? 1 : this.seq - seq, this.#kept.length);
    return missed > 0 ? this.#kept.slice(-missed) : [];
  }

  /** Returns what ends it. */
  subscribe(reader: (update: Update) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  #send(): void {
    this.seq++;
    const bytes = this.#frames[this.seq % this.#frames.length]!.slice();
    new DataView(bytes.buffer).setFloat64(STAMP_OFFSET, nowMs());
    const update = { seq: this.seq, bytes };
    this.#kept.push(update);
    if (this.#kept.length > KEPT) this.#kept.shift();
    for (const reader of this.#readers) reader(update);
  }
}
