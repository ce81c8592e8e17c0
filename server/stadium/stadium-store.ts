/**
 * The stadiums of the server, by checksum: those of its library, and uploaded ones. Rooms retain the stadium that they play
 * on; of the others the oldest are dropped above the bounds.
 */
import { LRUCache } from "lru-cache";
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

type Retained = StoredStadium & { retains: number };

export class StadiumStore {
  readonly #retained = new Map<string, Retained>();
  /** Stadiums that no room retains. They are only peeked at, so that the order is that of storing. */
  readonly #released: LRUCache<string, StoredStadium>;
  /** Checksums of stadiums that were stored before: computing one takes milliseconds, too long for a tick. */
  readonly #checksums = new WeakMap<Stadium, string>();

  constructor({ stadiums, characters }: StoreBounds = STORE_BOUNDS) {
    this.#released = new LRUCache({ max: stadiums, maxSize: characters, sizeCalculation: ({ text }) => text.length });
  }

  /** Returns the checksum by which the stadium is found from now on. */
  add(stadium: Stadium): string {
    const known = this.#checksums.get(stadium);
    if (known !== undefined && this.#stored(known) !== undefined) return known;
    const text = exportStadium(stadium);
    return this.put({ stadium, text, checksum: textChecksum(text) });
  }

  /** The same for a stadium whose text and checksum are known. A stadium that is stored again counts as new. */
  put(stored: StoredStadium): string {
    const { checksum } = stored;
    if (!this.#retained.has(checksum)) this.#released.set(checksum, this.#released.peek(checksum) ?? stored);
    this.#checksums.set(stored.stadium, checksum);
    return checksum;
  }

  find(checksum: string): Stadium | undefined {
    return this.#stored(checksum)?.stadium;
  }

  textOf(checksum: string): string | undefined {
    return this.#stored(checksum)?.text;
  }

  /**
   * Stores the stadium until it is released as often as it was retained. Returns the checksum, to release it by.
   */
  retain(stadium: Stadium): string {
    const checksum = this.add(stadium);
    const retained = this.#retained.get(checksum);
    if (retained !== undefined) retained.retains++;
    else {
      const stored = this.#released.peek(checksum) ?? { stadium, checksum, text: exportStadium(stadium) };
      this.#retained.set(checksum, { ...stored, retains: 1 });
    }
    this.#released.delete(checksum);
    return checksum;
  }

  /** The stadiums that rooms or the library retain. */
  retained(): readonly StoredStadium[] {
    return [...this.#retained.values()];
  }

  release(checksum: string): void {
    const retained = this.#retained.get(checksum);
    if (retained === undefined || --retained.retains > 0) return;
    this.#retained.delete(checksum);
    const { retains: _, ...stored } = retained;
    this.put(stored);
  }

  #stored(checksum: string): StoredStadium | undefined {
    return this.#retained.get(checksum) ?? this.#released.peek(checksum);
  }
}
