/** What may be spent: it fills up evenly, to no more than a burst. */
import type { RateLimit } from "#protocol/to-server.ts";

export class Credit {
  readonly #allowance: RateLimit;
  #left: number;
  #lastMs: number;

  constructor(allowance: RateLimit, nowMs: number) {
    this.#allowance = allowance;
    this.#left = allowance.burst;
    this.#lastMs = nowMs;
  }

  /** Takes one, if there is one. Times are monotonic milliseconds. */
  spend(nowMs: number): boolean {
    const { perSecond, burst } = this.#allowance;
    this.#left = Math.min(burst, this.#left + ((nowMs - this.#lastMs) / 1000) * perSecond);
    this.#lastMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Gives one back that should not have been taken. */
  refund(): void {
    this.#left = Math.min(this.#allowance.burst, this.#left + 1);
  }
}
