/** JSON answers from the database that are kept for a moment, so that many readers cost one query. */
import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { LRUCache } from "lru-cache";
import { sendText } from "./content-encoding.ts";

export type JsonAnswer = {
  readonly status: number;
  readonly body: unknown;
  /** Seconds for which browsers and caches may keep the answer. */
  readonly maxAge: number;
};

type Kept = JsonAnswer & { readonly text: string; readonly tag: string };

/** Maximum number of kept answers; a page of history has some 15 kB. */
const ANSWERS_MAX = 500;
const TAG_LENGTH = 22;

/** Pause before the next attempt while the database is away, in seconds. */
const RETRY_S = 5;

export class CachedJson {
  readonly #answers: LRUCache<string, Promise<Kept>>;

  /** `ttlMs`: time for which an answer is kept. */
  constructor(ttlMs: number) {
    this.#answers = new LRUCache({ max: ANSWERS_MAX, ttl: ttlMs });
  }

  /** Whether the answer is there already. */
  has(key: string): boolean {
    return this.#answers.has(key);
  }

  /** Answers a request: with what is kept under the key, or else with what `make` returns. */
  async send(request: Request, response: Response, key: string, make: () => Promise<JsonAnswer>): Promise<void> {
    let kept: Kept;
    try {
      kept = await this.#find(key, make);
    } catch {
      response.status(503).set({ "Cache-Control": "no-store", "Retry-After": String(RETRY_S) });
      return void response.json({ error: "The database does not answer. Try again in a moment." });
    }
    // Weak, because the same answer can be sent in several encodings.
    response.set({ ETag: `W/${kept.tag}`, "Cache-Control": `public, max-age=${kept.maxAge}` });
    if (kept.status === 200 && request.get("if-none-match")?.includes(kept.tag) === true) {
      return void response.status(304).end();
    }
    await sendText(request, response.status(kept.status), "json", kept.text);
  }

  /** Requests at the same time wait for one answer; a failure is not kept. */
  #find(key: string, make: () => Promise<JsonAnswer>): Promise<Kept> {
    const found = this.#answers.get(key);
    if (found !== undefined) return found;
    const made = make().then((answer) => {
      const text = JSON.stringify(answer.body);
      const hash = createHash("sha256").update(text).digest("base64url").slice(0, TAG_LENGTH);
      return { ...answer, text, tag: `"${hash}"` };
    });
    this.#answers.set(key, made);
    made.catch(() => this.#answers.delete(key));
    return made;
  }
}
