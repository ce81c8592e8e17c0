/**
 * The stadiums that somebody brought to a room of the server: fetched when a room plays on one, once, by what is in them.
 * It knows no clock and no network of its own, so that tests can stand in for both.
 */
import type { Stadium } from "#sim/stadium.ts";
import { textChecksum } from "#stadium/checksum.ts";
import { parseStadium } from "#stadium/parse.ts";

export type FetchPorts = {
  readonly fetch: (path: string) => Promise<Response>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
};

/** After the server could not be reached, it is asked again after this time. */
const RETRY_MS = 1000;

/** Who comes back to a room that was given up may be luckier: the server has it when somebody brings it again. */
const LOST_MS = 10_000;

/** The oldest are forgotten, and fetched again when they are needed: the browser keeps them for us. */
const KEPT_MAX = 20;

type Entry =
  | { readonly kind: "here"; readonly stadium: Stadium }
  | { readonly kind: "coming" }
  | { readonly kind: "missed"; readonly lost: boolean; readonly untilMs: number };

export class BroughtStadiums {
  readonly #ports: FetchPorts;
  readonly #entries = new Map<string, Entry>();

  constructor(ports: FetchPorts) {
    this.#ports = ports;
  }

  /** Undefined while it is not here; it is then on its way. May be asked for with every patch. */
  find(checksum: string): Stadium | undefined {
    const entry = this.#entries.get(checksum);
    if (entry?.kind === "here") return entry.stadium;
    if (entry === undefined || (entry.kind === "missed" && this.#ports.now() >= entry.untilMs)) {
      void this.#fetch(checksum);
    }
    return undefined;
  }

  /** True when the server has no such stadium, or what it has is not that. */
  isLost(checksum: string): boolean {
    const entry = this.#entries.get(checksum);
    return entry?.kind === "missed" && entry.lost;
  }

  async #fetch(checksum: string): Promise<void> {
    this.#enter(checksum, { kind: "coming" });
    try {
      const response = await this.#ports.fetch(`/api/stadiums/${encodeURIComponent(checksum)}`);
      if (response.ok) this.#enter(checksum, this.#read(await response.text(), checksum));
      else this.#enter(checksum, this.#missed(response.status === 404));
    } catch {
      this.#enter(checksum, this.#missed(false));
    }
  }

  #read(text: string, checksum: string): Entry {
    const result = textChecksum(text) === checksum ? parseStadium(text) : undefined;
    return result?.ok === true ? { kind: "here", stadium: result.stadium } : this.#missed(true);
  }

  #missed(lost: boolean): Entry {
    return { kind: "missed", lost, untilMs: this.#ports.now() + (lost ? LOST_MS : RETRY_MS) };
  }

  #enter(checksum: string, entry: Entry): void {
    this.#entries.delete(checksum);
    this.#entries.set(checksum, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= KEPT_MAX) return;
      this.#entries.delete(oldest);
    }
  }
}
