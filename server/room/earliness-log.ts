/**
 * How early the messages of a client arrive, for its clock: the client compares it with when it sent them, and runs as little
 * ahead of the server as its connection allows.
 */
import { encodeEarliness } from "#protocol/earliness-report.ts";

/** Interval of reports: half a second. */
export const REPORT_TICKS = 30;

/** While nothing was late, only every second report is made. */
const REPORT_INTERVALS = 2;

/** At most this many messages are reported, the last ones. */
const MESSAGES_MAX = REPORT_TICKS + 2;

export class EarlinessLog {
  /** Number of the last message, modulo 256, as the client counts them. */
  #count = 0;
  readonly #values: number[] = [];
  /** Intervals since the last report; the first one is due at once. */
  #intervals = REPORT_INTERVALS;

  /** `ticks`: how long before its tick a message arrived; negative for a late one. */
  add(ticks: number): void {
    this.#count = (this.#count + 1) & 0xff;
    this.#values.push(ticks);
    if (this.#values.length > MESSAGES_MAX) this.#values.shift();
  }

  /** Called every REPORT_TICKS. The messages since the last report, when one was late or that report is old. */
  report(): Uint8Array | undefined {
    this.#intervals++;
    if (this.#values.length === 0) return undefined;
    if (this.#intervals < REPORT_INTERVALS && this.#values.every((ticks) => ticks >= 0)) return undefined;
    this.#intervals = 0;
    return encodeEarliness(this.#count, this.#values.splice(0));
  }

  /** Ticks were left out: how early the messages were has no meaning any more. */
  skip(): void {
    this.#values.length = 0;
    this.#intervals = REPORT_INTERVALS;
  }

  reset(): void {
    this.#count = 0;
    this.skip();
  }
}
