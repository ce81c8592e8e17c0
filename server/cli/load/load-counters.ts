/** What the simulated clients of a load count together. */
import { Histogram } from "./histogram.ts";

export class LoadCounters {
  joins = 0;
  readonly joinTimes = new Histogram();
  /** Milliseconds between two ticks as clients see them; ticks without a patch do not count. */
  readonly gaps = new Histogram();
  patches = 0;
  /** Bytes of frames with their headers. */
  received = 0;
  sent = 0;
  /** Ticks of the worlds that were compared with the server's, and those that differed. */
  ticks = 0;
  mismatches = 0;
  /** Connections that the server closed or that broke. */
  lost = 0;
  readonly errors = new Map<string, number>();

  addError(text: string): void {
    this.errors.set(text, (this.errors.get(text) ?? 0) + 1);
  }

  /** Starts a new window of measurement. Joins, lost connections and errors are kept. */
  restart(): void {
    this.gaps.clear();
    this.patches = 0;
    this.received = 0;
    this.sent = 0;
    this.ticks = 0;
  }
}
