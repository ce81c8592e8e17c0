/**
 * Measures the ticks of a room over the last twenty seconds: the gaps between them and their cost. Plain columns of floats
 * instead of a histogram of a library: docs/decisions/0011-tick-meter.md.
 */
import { TICK_MS } from "#sim/step.ts";
import { RoomCounts } from "../monitoring/room-counts.ts";

/** A tick that costs more than half of its time is logged, at most every ten seconds. */
const SLOW_MS = TICK_MS / 2;
const LOG_INTERVAL_MS = 10_000;

export type TickFigures = {
  readonly ticks: number;
  /** Milliseconds between ticks. */
  readonly gapP50: number;
  readonly gapP99: number;
  readonly gapMax: number;
  /** Milliseconds spent in a tick. */
  readonly costP50: number;
  readonly costP99: number;
  /** Ticks skipped because the process could not keep up. */
  readonly skipped: number;
};

/** Twenty seconds of ticks. */
const WINDOW = 1200;

const NONE = new Float32Array(0);

/** Interval at which the 99 % quantile for clients is computed, in ticks. */
const REFRESH_TICKS = 240;

export class TickMeter {
  /** Allocated with the first tick, because some rooms never tick. */
  #gaps = NONE;
  #costs = NONE;
  #ticks = 0;
  #skipped = 0;
  #lastMs = NaN;
  #gapP99 = 0;
  #nextLogMs = 0;
  readonly #counts: RoomCounts;

  /** `counts` counts the ticks of all rooms together. */
  constructor(counts: RoomCounts = new RoomCounts()) {
    this.#counts = counts;
  }

  /**
   * Called after each tick with the clock's milliseconds at its start and its end. True when the tick was too slow and the
   * last report was long enough ago.
   */
  record(startMs: number, endMs: number): boolean {
    if (this.#ticks === 0) {
      this.#gaps = new Float32Array(WINDOW);
      this.#costs = new Float32Array(WINDOW);
    }
    const i = this.#ticks % WINDOW;
    const gapMs = Number.isNaN(this.#lastMs) ? TICK_MS : startMs - this.#lastMs;
    this.#gaps[i] = gapMs;
    this.#costs[i] = endMs - startMs;
    this.#counts.gaps.add(gapMs);
    this.#counts.steps.add(endMs - startMs);
    this.#lastMs = startMs;
    this.#ticks++;
    if (this.#ticks % REFRESH_TICKS === 0) {
      this.#gapP99 = Math.round(quantile(this.#sorted(this.#gaps), 0.99) * 10) / 10;
    }
    if (endMs - startMs < SLOW_MS || endMs < this.#nextLogMs) return false;
    this.#nextLogMs = endMs + LOG_INTERVAL_MS;
    return true;
  }

  /** Milliseconds that 99 % of the gaps stay below, as of the last four seconds. */
  get gapP99(): number {
    return this.#gapP99;
  }

  skip(ticks: number): void {
    this.#skipped += ticks;
    this.#counts.skipped += ticks;
  }

  /** The room stops ticking on purpose: the gap until the next tick does not count. */
  pause(): void {
    this.#lastMs = NaN;
  }

  figures(): TickFigures {
    const gaps = this.#sorted(this.#gaps);
    const costs = this.#sorted(this.#costs);
    return {
      ticks: this.#ticks,
      gapP50: quantile(gaps, 0.5),
      gapP99: quantile(gaps, 0.99),
      gapMax: quantile(gaps, 1),
      costP50: quantile(costs, 0.5),
      costP99: quantile(costs, 0.99),
      skipped: this.#skipped,
    };
  }

  #sorted(values: Float32Array): Float32Array {
    return values.slice(0, Math.min(this.#ticks, WINDOW)).sort();
  }
}

function quantile(sorted: Float32Array, q: number): number {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
}
