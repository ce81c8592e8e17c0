/** A token bucket: it refills evenly, up to its burst. */
import type { RateLimit } from "#protocol/to-server.ts";

export class TokenBucket {
  readonly #limit: RateLimit;
  #tokens: number;
  #lastMs: number;

  constructor(limit: RateLimit, nowMs: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#lastMs = nowMs;
  }

  /** Takes one token. False when there is none. Times are monotonic milliseconds. */
  take(nowMs: number): boolean {
    const { perSecond, burst } = this.#limit;
    this.#tokens = Math.min(burst, this.#tokens + ((nowMs - this.#lastMs) / 1000) * perSecond);
    this.#lastMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Gives one token back. */
  refund(): void {
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + 1);
  }
}
