/** Credit (credit.ts) for many: each key has its own. */
import type { RateLimit } from "#protocol/to-server.ts";
import { Credit } from "./credit.ts";

/** Accounts that are remembered. Beyond it the oldest are forgotten, and with them what they had spent. */
const ACCOUNTS_MAX = 20_000;

export class CreditBook {
  readonly #allowance: RateLimit;
  /** A fresh account and one that has had time to fill up are the same. */
  readonly #fullAfterMs: number;
  readonly #now: () => number;
  /** By key, the longest unused first. */
  readonly #accounts = new Map<string, { readonly credit: Credit; usedMs: number }>();

  /** `now` in monotonic milliseconds. */
  constructor(allowance: RateLimit, now: () => number) {
    this.#allowance = allowance;
    this.#fullAfterMs = (allowance.burst / allowance.perSecond) * 1000;
    this.#now = now;
  }

  /** Takes one, if there is one. */
  spend(key: string): boolean {
    const now = this.#now();
    const account = this.#accounts.get(key) ?? { credit: new Credit(this.#allowance, now), usedMs: now };
    account.usedMs = now;
    this.#accounts.delete(key);
    this.#accounts.set(key, account);
    this.#forget(now - this.#fullAfterMs);
    return account.credit.spend(now);
  }

  refund(key: string): void {
    this.#accounts.get(key)?.credit.refund();
  }

  #forget(beforeMs: number): void {
    for (const [key, { usedMs }] of this.#accounts) {
      if (usedMs > beforeMs && this.#accounts.size <= ACCOUNTS_MAX) return;
      this.#accounts.delete(key);
    }
  }
}
