/** Sealed tokens: a payload that clients carry and cannot change, valid for a limited time in every process with the same key. */
import { createHmac, timingSafeEqual } from "node:crypto";

type Sealed = { readonly until: number; readonly data: unknown };

export class Seal {
  readonly #key: Buffer;
  readonly #now: () => number;

  /** `purpose` keeps the tokens of two users of one secret apart; `now` in milliseconds since 1970. */
  constructor(secret: string, purpose: string, now: () => number) {
    this.#key = createHmac("sha256", secret).update(`seal\n${purpose}`).digest();
    this.#now = now;
  }

  /** A token of letters, digits, "-", "_" and one dot. */
  make(data: unknown, lifetimeMs: number): string {
    const sealed: Sealed = { until: this.#now() + lifetimeMs, data };
    const body = Buffer.from(JSON.stringify(sealed)).toString("base64url");
    return `${body}.${this.#sign(body).toString("base64url")}`;
  }

  /** The payload and the end of its validity; undefined when the token is forged, expired or of another key. */
  open(token: string): Sealed | undefined {
    const [body = "", signature = "", ...more] = token.split(".");
    const given = Buffer.from(signature, "base64url");
    const expected = this.#sign(body);
    if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const sealed = JSON.parse(Buffer.from(body, "base64url").toString()) as Sealed;
    return sealed.until > this.#now() ? sealed : undefined;
  }

  #sign(body: string): Buffer {
    return createHmac("sha256", this.#key).update(body).digest();
  }
}
