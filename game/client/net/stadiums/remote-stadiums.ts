/**
 * Stadiums that were uploaded to a room: fetched once, by checksum, when a room plays on one. Clock and network are
 * parameters, so that tests can replace both.
 */
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
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly missing: boolean; readonly untilMs: number };

export class RemoteStadiums {
  readonly #ports: FetchPorts;
  readonly #entries = new Map<string, Entry>();

  constructor(ports: FetchPorts) {
    this.#ports = ports;
  }

  /** Undefined while it is not loaded; the call then starts loading it. May be called with every patch. */
  find(checksum: string): Stadium | undefined {
    const entry = this.#entries.get(checksum);
    if (entry?.kind === "loaded") return entry.stadium;
    if (entry === undefined || (entry.kind === "failed" && this.#ports.now() >= entry.untilMs)) {
      void this.#fetch(checksum);
    }
    return undefined;
  }

  /** True when the server has no stadium with this checksum, or a different one. */
  isMissing(checksum: string): boolean {
    const entry = this.#entries.get(checksum);
    return entry?.kind === "failed" && entry.missing;
  }

  async #fetch(checksum: string): Promise<void> {
    this.#set(checksum, { kind: "loading" });
    try {
      const response = await this.#ports.fetch(`/api/stadiums/${encodeURIComponent(checksum)}`);
      if (response.ok) this.#set(checksum, this.#read(await response.text(), checksum));
      else this.#set(checksum, this.#failed(response.status === 404));
    } catch {
      this.#set(checksum, this.#failed(false));
    }
  }

  #read(text: string, checksum: string): Entry {
    const result = textChecksum(text) === checksum ? parseStadium(text) : undefined;
    return result?.ok === true ? { kind: "loaded", stadium: result.stadium } : this.#failed(true);
  }

  #failed(missing: boolean): Entry {
    return { kind: "failed", missing, untilMs: this.#ports.now() + (missing ? MISSING_MS : RETRY_MS) };
  }

  #set(checksum: string, entry: Entry): void {
    this.#entries.delete(checksum);
    this.#entries.set(checksum, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= STADIUMS_MAX) return;
      this.#entries.delete(oldest);
    }
  }
}
