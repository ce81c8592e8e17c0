/**
 * Challenges that clients sign to prove that they have their key. Each is valid for two minutes and once, on every process
 * with the same seal key. Unused challenges take no memory: a challenge contains its own expiry and is sealed.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { UsedTokens } from "./used-tokens.ts";

const LIFETIME_MS = 120_000;

const TIME_BYTES = 6;
const BODY_BYTES = TIME_BYTES + 12;
const SEAL_BYTES = 16;

export type ChallengePorts = {
  /** Milliseconds on a clock that all processes with the same key share. */
  readonly now: () => number;
  readonly used: UsedTokens;
  /** Key of the seals. It must not outlive the record of used challenges. */
  readonly key: Uint8Array;
};

export class Challenges {
  readonly #ports: ChallengePorts;

  constructor(ports: ChallengePorts) {
    this.#ports = ports;
  }

  make(): string {
    const body = Buffer.alloc(BODY_BYTES);
    body.writeUIntBE(Math.floor(this.#ports.now()) + LIFETIME_MS, 0, TIME_BYTES);
    randomBytes(BODY_BYTES - TIME_BYTES).copy(body, TIME_BYTES);
    return Buffer.concat([body, this.#seal(body)]).toString("base64url");
  }

  /** Whether it was made with this key and has not expired. */
  isValid(challenge: string): boolean {
    const bytes = Buffer.from(challenge, "base64url");
    // Decoding is lenient; only one spelling of a challenge is valid.
    if (bytes.length !== BODY_BYTES + SEAL_BYTES || bytes.toString("base64url") !== challenge) return false;
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(this.#seal(body), bytes.subarray(BODY_BYTES))) return false;
    return body.readUIntBE(0, TIME_BYTES) > this.#ports.now();
  }

  /** Uses up a valid challenge. False when it was used before. */
  async use(challenge: string): Promise<boolean> {
    return this.#ports.used.use(challenge, LIFETIME_MS);
  }

  #seal(body: Buffer): Buffer {
    return createHmac("sha256", this.#ports.key).update(body).digest().subarray(0, SEAL_BYTES);
  }
}
