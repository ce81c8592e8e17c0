/**
 * What changed in the room list, numbered. Of each room only the newest state is kept, so the log is no longer than the
 * list itself and a reader who was away for long gets every room once. Rooms that are gone are remembered for a while.
 */
import type { LiveChange, RoomListing } from "#protocol/listing.ts";

type Entry = { readonly number: number; readonly room: RoomListing | null };

/** So many rooms that are gone are remembered; who missed an older one is told everything anew. */
const GONE_MAX = 500;

export class ChangeLog {
  /** By code; a room that changes moves to the end, so the oldest change is first. */
  readonly #entries = new Map<string, Entry>();
  #newest = 0;
  /** The number of the newest change that is no longer known. */
  #forgotten = 0;
  #gone = 0;

  /** The number of the newest change; 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  /** `room` is null when it is gone or no longer listed. False when that is nothing new. */
  note(code: string, room: RoomListing | null): boolean {
    const known = this.#entries.get(code)?.room ?? null;
    if (isSame(known, room)) return false;
    if (this.#entries.delete(code) && known === null) this.#gone--;
    this.#entries.set(code, { number: ++this.#newest, room });
    if (room === null && ++this.#gone > GONE_MAX) this.#forgetOldest();
    return true;
  }

  rooms(): RoomListing[] {
    return [...this.#entries.values()].flatMap(({ room }) => room ?? []);
  }

  /** What changed after this number; undefined when that is not known (any more). */
  since(number: number): LiveChange[] | undefined {
    if (number < this.#forgotten || number > this.#newest) return undefined;
    return [...this.#entries].flatMap(([code, entry]) => (entry.number > number ? { code, room: entry.room } : []));
  }

  #forgetOldest(): void {
    for (const [code, { number, room }] of this.#entries) {
      if (room !== null) continue;
      this.#entries.delete(code);
      this.#forgotten = number;
      this.#gone--;
      return;
    }
  }
}

/** Other processes' listings arrive as copies, so they are compared by what they say. */
function isSame(a: RoomListing | null, b: RoomListing | null): boolean {
  return a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b));
}
