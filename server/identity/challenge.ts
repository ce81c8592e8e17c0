/**
 * Challenges: what a visitor signs to prove that he has his key. Each is good for two minutes, once, and for the process
 * that made it. None is remembered before it is used: a challenge carries its own time and is sealed.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const LIFE_MS = 120_000;

/** Challenges that were used and have not expired. More can only be there in an attack; then nobody comes in for a while. */
const USED_MAX = 100_000;

const TIME_BYTES = 6;
const BODY_BYTES = TIME_BYTES + 12;
const SEAL_BYTES = 16;

export class Challenges {
  /** Not the server's lasting secret: what was used before a restart is not remembered, so it must not be good any more. */
  readonly #key = randomBytes(32);
  readonly #now: () => number;
  readonly #usedMax: number;
  /** When each was used, oldest first. */
  readonly #used = new Map<string, number>();

  /** `now` gives milliseconds that never run backwards. */
  constructor(now: () => number, usedMax = USED_MAX) {
    this.#now = now;
    this.#usedMax = usedMax;
  }

  make(): string {
    const body = Buffer.alloc(BODY_BYTES);
    body.writeUIntBE(Math.floor(this.#now()) + LIFE_MS, 0, TIME_BYTES);
    randomBytes(BODY_BYTES - TIME_BYTES).copy(body, TIME_BYTES);
    return Buffer.concat([body, this.#seal(body)]).toString("base64url");
  }

  /** Whether it was made here, is not too old, and was not used. */
  isOpen(challenge: string): boolean {
    const bytes = Buffer.from(challenge, "base64url");
    // Decoding overlooks much; there is one way to write a challenge.
    if (bytes.length !== BODY_BYTES + SEAL_BYTES || bytes.toString("base64url") !== challenge) return false;
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(this.#seal(body), bytes.subarray(BODY_BYTES))) return false;
    this.#forgetExpired();
    if (this.#used.has(challenge) || this.#used.size >= this.#usedMax) return false;
    return body.readUIntBE(0, TIME_BYTES) > this.#now();
  }

  /** Nobody can use it again. */
  close(challenge: string): void {
    this.#used.set(challenge, this.#now());
  }

  #seal(body: Buffer): Buffer {
    return createHmac("sha256", this.#key).update(body).digest().subarray(0, SEAL_BYTES);
  }

  #forgetExpired(): void {
    const past = this.#now() - LIFE_MS;
    for (const [challenge, usedMs] of this.#used) {
      if (usedMs > past) return;
      this.#used.delete(challenge);
    }
  }
}
