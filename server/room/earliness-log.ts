/**
 * How early the messages of a client arrive, for its clock: the client compares it with when it sent them, and runs as little
 * ahead of the server as its connection allows.
 */
import { encodeEarliness } from "#protocol/earliness-report.ts";

/** Interval of reports: half a second. */
export const REPORT_TICKS = 30;

/**
 * A report is left out while nothing was late, and least and most differ by less than this from the last report, in ticks; but not
 * more than this many, so that a client that runs too far ahead notices.
 */
const SAME_TICKS = 0.5;
const LEFT_OUT_MAX = 3;

/** Messages of one report, the last ones: at most one per tick and interval. */
const MESSAGES_MAX = REPORT_TICKS + 2;

export class EarlinessLog {
  /** Number of the last message, modulo 256, as the client counts them. */
  #count = 0;
  readonly #values: number[] = [];
  #reported = { least: Infinity, most: -Infinity };
  #leftOut = 0;

  /** `ticks`: how long before its tick a message arrived; negative for a late one. */
  add(ticks: number): void {
    this.#count = (this.#count + 1) & 0xff;
    this.#values.push(ticks);
    if (this.#values.length > MESSAGES_MAX) this.#values.shift();
  }

  /** Called every REPORT_TICKS. The messages since the last report, when something has changed or that report is old. */
  report(): Uint8Array | undefined {
    const values = this.#values;
    if (values.length === 0) return undefined;
    const least = Math.min(...values);
    const most = Math.max(...values);
    const moved =
      Math.abs(least - this.#reported.least) > SAME_TICKS || Math.abs(most - this.#reported.most) > SAME_TICKS;
    if (least >= 0 && !moved && this.#leftOut++ < LEFT_OUT_MAX) return undefined;
    this.#leftOut = 0;
    this.#reported = { least, most };
    return encodeEarliness(this.#count, values.splice(0));
  }

  reset(): void {
    this.#count = 0;
    this.#values.length = 0;
    this.#reported = { least: Infinity, most: -Infinity };
    this.#leftOut = 0;
  }
}
