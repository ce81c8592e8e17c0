/**
 * Challenges that clients sign to prove that they have their key. Each is valid for two minutes, once, and for the process
 * that made it. Unused challenges take no memory: a challenge contains its own expiry and is sealed.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import { lruClock } from "../limits/lru-clock.ts";

const LIFETIME_MS = 120_000;

/** Maximum number of used challenges that have not expired. Above it, as in an attack, all proofs are refused for a while. */
const USED_MAX = 100_000;

const TIME_BYTES = 6;
const BODY_BYTES = TIME_BYTES + 12;
const SEAL_BYTES = 16;

export class Challenges {
  /** Not the server's permanent secret: used challenges are lost on a restart, so older ones must become invalid. */
  readonly #key = randomBytes(32);
  readonly #now: () => number;
  readonly #usedMax: number;
  readonly #used: LRUCache<string, true>;

  /** `now` in monotonic milliseconds. */
  constructor(now: () => number, usedMax = USED_MAX) {
    this.#now = now;
    this.#usedMax = usedMax;
    this.#used = new LRUCache({ max: usedMax, ttl: LIFETIME_MS - 1, ...lruClock(now) });
  }

  make(): string {
    const body = Buffer.alloc(BODY_BYTES);
    body.writeUIntBE(Math.floor(this.#now()) + LIFETIME_MS, 0, TIME_BYTES);
    randomBytes(BODY_BYTES - TIME_BYTES).copy(body, TIME_BYTES);
    return Buffer.concat([body, this.#seal(body)]).toString("base64url");
  }

  /** Whether it was made by this object, has not expired, and was not used. */
  isOpen(challenge: string): boolean {
    const bytes = Buffer.from(challenge, "base64url");
    // Decoding is lenient; only one spelling of a challenge is valid.
    if (bytes.length !== BODY_BYTES + SEAL_BYTES || bytes.toString("base64url") !== challenge) return false;
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(this.#seal(body), bytes.subarray(BODY_BYTES))) return false;
    if (this.#used.has(challenge) || this.#isExhausted()) return false;
    return body.readUIntBE(0, TIME_BYTES) > this.#now();
  }

  /** Marks the challenge as used. */
  close(challenge: string): void {
    this.#used.set(challenge, true);
  }

  #isExhausted(): boolean {
    if (this.#used.size < this.#usedMax) return false;
    this.#used.purgeStale();
    return this.#used.size >= this.#usedMax;
  }

  #seal(body: Buffer): Buffer {
    return createHmac("sha256", this.#key).update(body).digest().subarray(0, SEAL_BYTES);
  }
}
