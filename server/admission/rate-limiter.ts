/** One token bucket per key, such as a network or a network and a room. */
import { LRUCache } from "lru-cache";
import type { RateLimit } from "#protocol/to-server.ts";
import { lruClock } from "../limits/lru-clock.ts";
import { TokenBucket } from "../limits/token-bucket.ts";

/** Maximum number of keys. Beyond it the longest unused are dropped, and with them what they had taken. */
const KEYS_MAX = 20_000;

/** Takes and returns tokens by key. Limits that several processes share answer with promises. */
export type Limiter = {
  /** Takes one token of the key. False when there is none. */
  take(key: string): boolean | Promise<boolean>;
  /** Gives one token back. */
  refund(key: string): void;
};

/** The limiter of this name; all processes of a cluster share the buckets of one name. */
export type CreateLimiter = (name: string, limit: RateLimit) => Limiter;

/** Limiters of one process. `now` in monotonic milliseconds. */
export function memoryLimiters(now: () => number): CreateLimiter {
  return (_, limit) => new RateLimiter(limit, now);
}

export class RateLimiter implements Limiter {
  readonly #limit: RateLimit;
  readonly #now: () => number;
  readonly #buckets: LRUCache<string, TokenBucket>;

  /** `now` in monotonic milliseconds. */
  constructor(limit: RateLimit, now: () => number) {
    this.#limit = limit;
    this.#now = now;
    this.#buckets = new LRUCache({
      max: KEYS_MAX,
      // An unused bucket is full after this time, the same as a new one.
      ttl: Math.ceil((limit.burst / limit.perSecond) * 1000),
      updateAgeOnGet: true,
      ...lruClock(now),
    });
  }

  /** Takes tokens of the key. False, and none is taken, when there are not enough. */
  take(key: string, count = 1): boolean {
    const now = this.#now();
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, (bucket = new TokenBucket(this.#limit, now)));
    return bucket.take(now, count);
  }

  refund(key: string): void {
    this.#buckets.peek(key)?.refund();
  }
}
