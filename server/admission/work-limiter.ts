/**
 * A limit that can be exceeded with proof of work. Up to the limit everything is free. Above it there are levels: each allows
 * twice as much as the one below for one bit, twice the work, so that the price follows the rate.
 */
import { WORK_BITS_MAX } from "#protocol/work.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import type { CreateLimiter, Limiter } from "./rate-limiter.ts";

export type WorkLimit = {
  readonly free: RateLimit;
  /** Bits of the first level; the last one is that of WORK_BITS_MAX. */
  readonly firstBits: number;
};

/** `bits` is 0 for an event that is allowed, otherwise the work that it needs; Infinity above all levels. */
export type WorkAnswer = { readonly bits: number; readonly refund: () => void };

export class WorkLimiter {
  readonly #free: Limiter;
  readonly #levels: readonly Limiter[];
  readonly #firstBits: number;

  constructor(name: string, { free, firstBits }: WorkLimit, createLimiter: CreateLimiter) {
    this.#free = createLimiter(name, free);
    this.#firstBits = firstBits;
    this.#levels = Array.from({ length: WORK_BITS_MAX + 1 - firstBits }, (_, level) =>
      createLimiter(`${name}-work${level}`, {
        burst: free.burst * 2 ** level,
        perSecond: free.perSecond * 2 ** level,
      }),
    );
  }

  /** Counts an event of this key, for which `bits` of work were done, if it is allowed. */
  async take(key: string, bits: number): Promise<WorkAnswer> {
    if (await this.#free.take(key)) return allowed(this.#free, key);
    for (const [level, limiter] of this.#levels.entries()) {
      if (!(await limiter.take(key))) continue;
      const needed = this.#firstBits + level;
      if (bits >= needed) return allowed(limiter, key);
      limiter.refund(key);
      return { bits: needed, refund: () => undefined };
    }
    return { bits: Infinity, refund: () => undefined };
  }
}

function allowed(limiter: Limiter, key: string): WorkAnswer {
  return { bits: 0, refund: () => limiter.refund(key) };
}
