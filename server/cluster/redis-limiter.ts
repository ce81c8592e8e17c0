/** Token buckets in Redis. Each is read, refilled and written by one script, so that no two processes take the same token. */
import type { Redis } from "ioredis";
import type { RateLimit } from "#protocol/to-server.ts";
import { type Limiter, RateLimiter } from "../admission/rate-limiter.ts";
import { isReady, PREFIX } from "./redis.ts";

/** KEYS: bucket. ARGV: tokens per second, burst. Returns 1 when a token was taken. The clock is that of Redis. */
const TAKE = `
  local perSecond, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
  local time = redis.call("TIME")
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local bucket = redis.call("HMGET", KEYS[1], "tokens", "at")
  local tokens = math.min(burst, (tonumber(bucket[1]) or burst) + (now - (tonumber(bucket[2]) or now)) / 1000 * perSecond)
  local taken = 0
  if tokens >= 1 then
    tokens = tokens - 1
    taken = 1
  end
  redis.call("HSET", KEYS[1], "tokens", tostring(tokens), "at", tostring(now))
  redis.call("PEXPIRE", KEYS[1], math.ceil(burst / perSecond * 1000))
  return taken
`;

/** KEYS: bucket. ARGV: burst. */
const REFUND = `
  local tokens = tonumber(redis.call("HGET", KEYS[1], "tokens"))
  if tokens then redis.call("HSET", KEYS[1], "tokens", tostring(math.min(tonumber(ARGV[1]), tokens + 1))) end
`;

export class RedisLimiter implements Limiter {
  readonly #redis: Redis;
  readonly #name: string;
  readonly #limit: RateLimit;
  /** Limits this process alone while Redis is away. */
  readonly #local: RateLimiter;

  /** `now` in monotonic milliseconds. */
  constructor(redis: Redis, name: string, limit: RateLimit, now: () => number) {
    this.#redis = redis;
    this.#name = name;
    this.#limit = limit;
    this.#local = new RateLimiter(limit, now);
  }

  async take(key: string): Promise<boolean> {
    if (!isReady(this.#redis)) return this.#local.take(key);
    const { perSecond, burst } = this.#limit;
    try {
      return (await this.#redis.eval(TAKE, 1, this.#keyOf(key), perSecond, burst)) === 1;
    } catch {
      return this.#local.take(key);
    }
  }

  refund(key: string): void {
    if (!isReady(this.#redis)) return this.#local.refund(key);
    // A token that is lost comes back by itself.
    this.#redis.eval(REFUND, 1, this.#keyOf(key), this.#limit.burst).catch(() => undefined);
  }

  #keyOf(key: string): string {
    return `${PREFIX}limit:${this.#name}:${key}`;
  }
}
