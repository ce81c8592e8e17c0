/**
 * The stadiums that this server has at hand, by what is in them: those of its library, and those that people brought
 * along. What a room plays on is held; of the rest the oldest go when it becomes too much.
 */
import { textChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Stadium } from "#sim/stadium.ts";

export type ShelvedStadium = {
  readonly stadium: Stadium;
  readonly checksum: string;
  /** As `exportStadium` writes it. */
  readonly text: string;
};

/** What is held does not count against these. */
export type ShelfBounds = { readonly stadiums: number; readonly characters: number };

const SHELF_BOUNDS: ShelfBounds = { stadiums: 200, characters: 32 * 1024 * 1024 };

type Entry = ShelvedStadium & { holds: number };

export class StadiumShelf {
  readonly #bounds: ShelfBounds;
  /** Oldest first. */
  readonly #entries = new Map<string, Entry>();
  /** Of stadiums that were here once: working one out takes milliseconds, which a tick does not have. */
  readonly #checksums = new WeakMap<Stadium, string>();
  #looseCount = 0;
  #looseCharacters = 0;

  constructor(bounds: ShelfBounds = SHELF_BOUNDS) {
    this.#bounds = bounds;
  }

  /** Gives the checksum, by which it is found from now on. */
  add(stadium: Stadium): string {
    const known = this.#checksums.get(stadium);
    if (known !== undefined && this.#entries.has(known)) return known;
    const text = exportStadium(stadium);
    return this.put({ stadium, text, checksum: textChecksum(text) });
  }

  /** The same for who has worked out text and checksum elsewhere. What is brought again counts as new. */
  put(shelved: ShelvedStadium): string {
    const { checksum } = shelved;
    const known = this.#entries.get(checksum);
    if (known === undefined) this.#insert(shelved);
    else this.#renew(known);
    this.#checksums.set(shelved.stadium, checksum);
    this.#clear();
    return checksum;
  }

  find(checksum: string): Stadium | undefined {
    return this.#entries.get(checksum)?.stadium;
  }

  textOf(checksum: string): string | undefined {
    return this.#entries.get(checksum)?.text;
  }

  /**
   * Keeps it here until it is released as often as it was held; puts it back if it has gone in the meantime. Gives the
   * checksum, to release it by.
   */
  hold(stadium: Stadium): string {
    const checksum = this.add(stadium);
    const entry = this.#entries.get(checksum);
    if (entry !== undefined && entry.holds++ === 0) this.#count(entry, -1);
    return checksum;
  }

  release(checksum: string): void {
    const entry = this.#entries.get(checksum);
    if (entry === undefined || entry.holds === 0) return;
    if (--entry.holds > 0) return;
    this.#count(entry, 1);
    this.#renew(entry);
    this.#clear();
  }

  #insert(shelved: ShelvedStadium): void {
    const entry = { ...shelved, holds: 0 };
    this.#entries.set(entry.checksum, entry);
    this.#count(entry, 1);
  }

  #renew(entry: Entry): void {
    this.#entries.delete(entry.checksum);
    this.#entries.set(entry.checksum, entry);
  }

  #count(entry: Entry, change: 1 | -1): void {
    this.#looseCount += change;
    this.#looseCharacters += change * entry.text.length;
  }

  #clear(): void {
    const { stadiums, characters } = this.#bounds;
    for (const [checksum, entry] of this.#entries) {
      if (this.#looseCount <= stadiums && this.#looseCharacters <= characters) return;
      if (entry.holds > 0) continue;
      this.#entries.delete(checksum);
      this.#count(entry, -1);
    }
  }
}
