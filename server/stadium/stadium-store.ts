/**
 * The stadiums of the server, by checksum: those of its library, and uploaded ones. Rooms retain the stadium that they play
 * on; of the others the oldest are dropped above the bounds.
 */
import { textChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Stadium } from "#sim/stadium.ts";

export type StoredStadium = {
  readonly stadium: Stadium;
  readonly checksum: string;
  /** The canonical text, as `exportStadium` writes it. */
  readonly text: string;
};

/** Maximum number and total size of stadiums that no room retains. */
export type StoreBounds = { readonly stadiums: number; readonly characters: number };

const STORE_BOUNDS: StoreBounds = { stadiums: 200, characters: 32 * 1024 * 1024 };

type Entry = StoredStadium & { retains: number };

export class StadiumStore {
  readonly #bounds: StoreBounds;
  /** Oldest first. */
  readonly #entries = new Map<string, Entry>();
  /** Checksums of stadiums that were stored before: computing one takes milliseconds, too long for a tick. */
  readonly #checksums = new WeakMap<Stadium, string>();
  #unretainedCount = 0;
  #unretainedCharacters = 0;

  constructor(bounds: StoreBounds = STORE_BOUNDS) {
    this.#bounds = bounds;
  }

  /** Returns the checksum by which the stadium is found from now on. */
  add(stadium: Stadium): string {
    const known = this.#checksums.get(stadium);
    if (known !== undefined && this.#entries.has(known)) return known;
    const text = exportStadium(stadium);
    return this.put({ stadium, text, checksum: textChecksum(text) });
  }

  /** The same for a stadium whose text and checksum are known. A stadium that is stored again counts as new. */
  put(stored: StoredStadium): string {
    const { checksum } = stored;
    const known = this.#entries.get(checksum);
    if (known === undefined) this.#insert(stored);
    else this.#renew(known);
    this.#checksums.set(stored.stadium, checksum);
    this.#dropOldest();
    return checksum;
  }

  find(checksum: string): Stadium | undefined {
    return this.#entries.get(checksum)?.stadium;
  }

  textOf(checksum: string): string | undefined {
    return this.#entries.get(checksum)?.text;
  }

  /**
   * Stores the stadium until it is released as often as it was retained. Returns the checksum, to release it by.
   */
  retain(stadium: Stadium): string {
    const checksum = this.add(stadium);
    const entry = this.#entries.get(checksum);
    if (entry !== undefined && entry.retains++ === 0) this.#count(entry, -1);
    return checksum;
  }

  release(checksum: string): void {
    const entry = this.#entries.get(checksum);
    if (entry === undefined || entry.retains === 0) return;
    if (--entry.retains > 0) return;
    this.#count(entry, 1);
    this.#renew(entry);
    this.#dropOldest();
  }

  #insert(stored: StoredStadium): void {
    const entry = { ...stored, retains: 0 };
    this.#entries.set(entry.checksum, entry);
    this.#count(entry, 1);
  }

  #renew(entry: Entry): void {
    this.#entries.delete(entry.checksum);
    this.#entries.set(entry.checksum, entry);
  }

  #count(entry: Entry, change: 1 | -1): void {
    this.#unretainedCount += change;
    this.#unretainedCharacters += change * entry.text.length;
  }

  #dropOldest(): void {
    const { stadiums, characters } = this.#bounds;
    for (const [checksum, entry] of this.#entries) {
      if (this.#unretainedCount <= stadiums && this.#unretainedCharacters <= characters) return;
      if (entry.retains > 0) continue;
      this.#entries.delete(checksum);
      this.#count(entry, -1);
    }
  }
}
