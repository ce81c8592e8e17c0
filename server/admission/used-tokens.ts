/** Tokens that are valid once: challenges that clients have signed. */
import { LRUCache } from "lru-cache";
import { lruClock } from "../limits/lru-clock.ts";

export type UsedTokens = {
  /** Marks a token as used for `ttlMs`. False when it is marked already, or when the mark cannot be stored. */
  use(token: string, ttlMs: number): boolean | Promise<boolean>;
};

/** Maximum number of marks. Above it, as in an attack, no token is accepted for a while. */
const USED_MAX = 100_000;

/** The used tokens of one process. */
export class MemoryUsedTokens implements UsedTokens {
  readonly #max: number;
  readonly #used: LRUCache<string, true>;

  /** `now` in monotonic milliseconds. */
  constructor(now: () => number, max = USED_MAX) {
    this.#max = max;
    this.#used = new LRUCache({ max, ...lruClock(now) });
  }

  use(token: string, ttlMs: number): boolean {
    if (this.#used.has(token) || this.#isFull()) return false;
    // The mark is gone when its time is reached; the cache drops entries only after it.
    this.#used.set(token, true, { ttl: ttlMs - 1 });
    return true;
  }

  #isFull(): boolean {
    if (this.#used.size < this.#max) return false;
    this.#used.purgeStale();
    return this.#used.size >= this.#max;
  }
}
