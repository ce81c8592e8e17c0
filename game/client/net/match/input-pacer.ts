/**
 * Turns frame times into ticks: how many are due, and how far into the next one a frame is. It runs slightly faster or
 * slower than the clock when the server reports that this client's inputs come too late or wait too long, so that a clock
 * that drifts never builds up delay (the model is Rocket League's continuous input buffer).
 */
import { TICK_MS } from "#sim/step.ts";

/** After a longer frame (hidden tab, sleep, stall) the missed ticks are not made up. */
const STALL_MS = 250;

/** Change of speed per surplus input, and its bound. */
const SPEED_PER_INPUT = 0.01;
const SPEED_BOUND = 0.03;

export class InputPacer {
  #lastMs = NaN;
  #owedMs = 0;
  #speed = 1;

  /** Follows a report of the server: number of buffered inputs beyond what is needed. */
  adjust(surplus: number): void {
    const change = Math.max(-SPEED_BOUND, Math.min(SPEED_BOUND, -surplus * SPEED_PER_INPUT));
    this.#speed = 1 + change;
  }

  /** Ticks due at this frame. */
  frame(nowMs: number): number {
    const elapsed = Number.isNaN(this.#lastMs) ? TICK_MS : nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    if (elapsed <= 0) return 0;
    if (elapsed > STALL_MS) {
      this.#owedMs = 0;
      return 1;
    }
    this.#owedMs += elapsed * this.#speed;
    const due = Math.floor(this.#owedMs / TICK_MS);
    this.#owedMs -= due * TICK_MS;
    return due;
  }

  /** How far a frame is between the last tick (0) and the next (1). */
  get alpha(): number {
    return Math.min(1, this.#owedMs / TICK_MS);
  }

  get speed(): number {
    return this.#speed;
  }
}
