/**
 * The numbered changes of the room list. Only the newest state of each room is kept, so the log is no longer than the list,
 * and a reader that was away for a long time gets every room once. Removed rooms are kept up to a limit.
 */
import type { LiveChange, RoomListing } from "#protocol/listing.ts";

type Entry = { readonly number: number; readonly room: RoomListing | null };

/** Maximum number of removed rooms; a reader that missed an older removal gets a snapshot. */
const REMOVED_MAX = 500;

export class ChangeLog {
  /** By code; a room that changes moves to the end, so the oldest change is first. */
  readonly #entries = new Map<string, Entry>();
  #newest = 0;
  /** Number of the newest change that was dropped. */
  #dropped = 0;
  #removed = 0;

  /** The number of the newest change; 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  /** Records a state; `room` is null for a closed or no longer listed room. False when nothing changed. */
  record(code: string, room: RoomListing | null): boolean {
    const known = this.#entries.get(code)?.room ?? null;
    if (isSame(known, room)) return false;
    if (this.#entries.delete(code) && known === null) this.#removed--;
    this.#entries.set(code, { number: ++this.#newest, room });
    if (room === null && ++this.#removed > REMOVED_MAX) this.#dropOldestRemoved();
    return true;
  }

  rooms(): RoomListing[] {
    return [...this.#entries.values()].flatMap(({ room }) => room ?? []);
  }

  /** The changes after this number; undefined when they are not complete (any more). */
  since(number: number): LiveChange[] | undefined {
    if (number < this.#dropped || number > this.#newest) return undefined;
    return [...this.#entries].flatMap(([code, entry]) => (entry.number > number ? { code, room: entry.room } : []));
  }

  #dropOldestRemoved(): void {
    for (const [code, { number, room }] of this.#entries) {
      if (room !== null) continue;
      this.#entries.delete(code);
      this.#dropped = number;
      this.#removed--;
      return;
    }
  }
}

/** Listings of other processes arrive as copies, so they are compared by content. */
function isSame(a: RoomListing | null, b: RoomListing | null): boolean {
  return a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b));
}
