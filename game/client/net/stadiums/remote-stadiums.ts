/**
 * Stadiums that were uploaded to a room: fetched once, by checksum, when a room plays on one. Clock and network are
 * parameters, so that tests can replace both.
 */
import { LRUCache } from "lru-cache";
import type { Stadium } from "#sim/stadium.ts";
import { textChecksum } from "#stadium/checksum.ts";
import { parseStadium } from "#stadium/parse.ts";

export type FetchPorts = {
  readonly fetch: (path: string) => Promise<Response>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
};

/** Time until the next attempt after the server could not be reached. */
const RETRY_MS = 1000;

/** Time until the next attempt after the server did not have the stadium: it can be uploaded again. */
const MISSING_MS = 10_000;

/** Maximum number of stadiums; older ones are fetched again when needed, usually from the browser's HTTP cache. */
const STADIUMS_MAX = 20;

type Entry =
  | { readonly kind: "loaded"; readonly stadium: Stadium }
  | { readonly kind: "loading" | "failed" | "missing" };

export class RemoteStadiums {
  readonly #fetch: FetchPorts["fetch"];
  readonly #entries: LRUCache<string, Entry>;

  constructor({ fetch, now }: FetchPorts) {
    this.#fetch = fetch;
    // The cache takes a start of 0 for "no expiry", so the clock is moved by one.
    this.#entries = new LRUCache({ max: STADIUMS_MAX, perf: { now: () => now() + 1 }, ttlResolution: 0 });
  }

  /** Undefined while it is not loaded; the call then starts loading it. May be called with every patch. */
  find(checksum: string): Stadium | undefined {
    const entry = this.#entries.get(checksum);
    if (entry === undefined) void this.#load(checksum);
    return entry?.kind === "loaded" ? entry.stadium : undefined;
  }

  /** True when the server has no stadium with this checksum, or a different one. */
  isMissing(checksum: string): boolean {
    return this.#entries.peek(checksum)?.kind === "missing";
  }

  async #load(checksum: string): Promise<void> {
    this.#entries.set(checksum, { kind: "loading" });
    const entry = await this.#request(checksum);
    this.#entries.set(checksum, entry, { ttl: lifeTimeOf(entry) });
  }

  async #request(checksum: string): Promise<Entry> {
    try {
      const response = await this.#fetch(`/api/stadiums/${encodeURIComponent(checksum)}`);
      if (response.ok) return readEntry(await response.text(), checksum);
      return { kind: response.status === 404 ? "missing" : "failed" };
    } catch {
      return { kind: "failed" };
    }
  }
}

function readEntry(text: string, checksum: string): Entry {
  const result = textChecksum(text) === checksum ? parseStadium(text) : undefined;
  return result?.ok === true ? { kind: "loaded", stadium: result.stadium } : { kind: "missing" };
}

/** The cache keeps an entry through the last millisecond of its ttl; 0: without end. */
function lifeTimeOf({ kind }: Entry): number {
  if (kind === "missing") return MISSING_MS - 1;
  return kind === "failed" ? RETRY_MS - 1 : 0;
}
