/** What all rooms of a process count for the metrics; cheap enough for every tick of every room. */

/** Durations in the buckets of a Prometheus histogram. */
export class BucketCounts {
  /** Upper bounds in seconds, ascending. */
  readonly bounds: readonly number[];
  readonly #boundsMs: Float64Array;
  /** One more than bounds: the last one counts what is longer than all of them. */
  readonly #counts: Float64Array;
  #sumMs = 0;

  constructor(boundsMs: readonly number[]) {
    this.bounds = boundsMs.map((ms) => ms / 1000);
    this.#boundsMs = Float64Array.from(boundsMs);
    this.#counts = new Float64Array(boundsMs.length + 1);
  }

  add(ms: number): void {
    let i = 0;
    while (i < this.#boundsMs.length && ms > this.#boundsMs[i]!) i++;
    this.#counts[i] = this.#counts[i]! + 1;
    this.#sumMs += ms;
  }

  /** In seconds. */
  get sum(): number {
    return this.#sumMs / 1000;
  }

  get count(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** The number of values up to each bound. */
  cumulative(): number[] {
    let sum = 0;
    return this.bounds.map((_, i) => (sum += this.#counts[i]!));
  }
}

/** Of all rooms of a process. */
export class RoomCounts {
  /** Between the starts of two ticks of a room; 16.7 ms when all is well. */
  readonly gaps = new BucketCounts([10, 15, 16, 17, 18, 20, 25, 33, 50, 100, 250, 1000]);
  readonly steps = new BucketCounts([0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 33, 100]);
  /** Ticks that were left out because the process could not keep up. */
  skipped = 0;
  keyframes = 0;
  /** Reports of clients that their world differs from the server's. */
  mismatches = 0;
}
