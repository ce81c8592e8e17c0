/** Counts of durations in bins of 0.01 ms, for quantiles of millions of values in constant memory. */

const BINS_PER_MS = 100;
/** Longer durations count as this long, except for the maximum. */
const LIMIT_MS = 1000;

export class Histogram {
  readonly #bins = new Uint32Array(LIMIT_MS * BINS_PER_MS);
  #count = 0;
  #max = 0;

  add(ms: number): void {
    const bin = Math.floor(ms * BINS_PER_MS);
    const i = Math.max(0, Math.min(this.#bins.length - 1, bin));
    this.#bins[i] = this.#bins[i]! + 1;
    this.#count++;
    if (ms > this.#max) this.#max = ms;
  }

  get count(): number {
    return this.#count;
  }

  get max(): number {
    return this.#max;
  }

  /** The upper edge of the bin that holds the quantile, in ms; 0 without values. */
  quantile(q: number): number {
    let left = Math.ceil(q * this.#count);
    if (left === 0) return 0;
    for (let i = 0; i < this.#bins.length; i++) {
      left -= this.#bins[i]!;
      if (left <= 0) return (i + 1) / BINS_PER_MS;
    }
    return this.#max;
  }

  clear(): void {
    this.#bins.fill(0);
    this.#count = 0;
    this.#max = 0;
  }
}
