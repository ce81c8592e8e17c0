/**
 * Turns frame times into ticks: how many are due, and how far into the next one a frame is. It runs a hair faster or
 * slower than the clock when the server says that this player's inputs come too late or wait too long, so that a fast or
 * slow clock never piles up delay (Rocket League's continuous input buffer is the model).
 */

const TICK_MS = 1000 / 60;

/** A frame that took longer than this (hidden tab, sleep, stall) is not caught up with: that time is gone. */
const STALL_MS = 250;

/** Change of speed per input too many or too few, and its bound. */
const SPEED_PER_INPUT = 0.01;
const SPEED_BOUND = 0.03;

export class Pacer {
  #lastMs = NaN;
  #owedMs = 0;
  #speed = 1;

  /** The server's word: how many inputs more than needed wait for their tick. */
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
