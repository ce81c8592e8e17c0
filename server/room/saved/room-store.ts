/**
 * Rooms in the store. Each belongs to the process that runs it; those of a process that has ended are claimed by another one,
 * of which only one succeeds.
 */
import type { StoredRoom } from "../../store/rooms.ts";
import type { SavedMatchInfo } from "../../store/saved-matches.ts";
import type { Store } from "../../store/store.ts";
import type { RoomSaves } from "./room-saver.ts";

/** A room of an ended process. `data` is empty when only its settings are known. */
export type ClaimedRoom = { readonly record: StoredRoom; readonly data: Uint8Array };

/** The time of use is written at most this often, in milliseconds. */
const USED_MS = 3_600_000;

/** Waiting time for queued writes before a room is read again, in milliseconds. */
const REREAD_MS = 2000;

const NOTHING = new Uint8Array(0);

export class RoomStore implements RoomSaves {
  readonly #store: Store;
  readonly #process: () => string;
  /** Called with the code of a room that another process has claimed. */
  readonly #onLost: (code: string) => void;
  /** What was last written of each room, to write only what changed. */
  readonly #written = new Map<string, string>();
  /** Codes of the rooms of this process. */
  readonly #own = new Set<string>();

  /** `process` returns the id of this process, which is known once the matchmaker has started. */
  constructor(store: Store, process: () => string, onLost: (code: string) => void) {
    this.#store = store;
    this.#process = process;
    this.#onLost = onLost;
  }

  save(record: StoredRoom, data: Uint8Array): void {
    const { code, usedAt } = record;
    const { queue, rooms } = this.#store;
    this.#own.add(code);
    // Before the settings: another process takes settings without a match for a room without a process.
    queue.replace(`match ${code}`, () => this.#saveMatch(code, usedAt, data), data.length);
    const text = JSON.stringify({ ...record, createdAt: 0, usedAt: Math.floor(usedAt / USED_MS) });
    if (this.#written.get(code) === text) return;
    this.#written.set(code, text);
    queue.replace(`room ${code}`, () => rooms.save(record), text.length);
  }

  remove(code: string): void {
    this.#written.delete(code);
    this.#own.delete(code);
    this.#store.queue.add(`removal of room ${code}`, () => this.#store.rooms.remove(code));
  }

  /** Takes over the rooms of processes that do not run, at most `limit`, the last used first. */
  async claim(isRunning: (process: string) => boolean, limit: number): Promise<ClaimedRoom[]> {
    const { rooms, savedMatches } = this.#store;
    const saves = new Map((await savedMatches.list()).map((save) => [save.code, save]));
    const claimed: ClaimedRoom[] = [];
    for (const record of await rooms.list(limit + saves.size)) {
      if (claimed.length >= limit) break;
      const { code } = record;
      const save = saves.get(code);
      const owner = save?.process;
      if (this.#own.has(code) || (owner !== undefined && isRunning(owner))) continue;
      const data = await this.#claim(code, owner);
      if (data === undefined) continue;
      this.#own.add(code);
      claimed.push({ record: usedUntil(record, save), data });
    }
    return claimed;
  }

  /** Gives the rooms of this process up, so that another one can claim them without knowing that it has ended. */
  release(): void {
    const process = this.#process();
    this.#store.queue.add("release of rooms", () => this.#store.savedMatches.release(process));
  }

  /** A room of this process as it was last saved, after the queued writes. */
  async reread(code: string): Promise<ClaimedRoom | undefined> {
    const { queue, rooms, savedMatches } = this.#store;
    await queue.flush(REREAD_MS);
    const [record, saves] = [await rooms.find(code), await savedMatches.list()];
    const data = record && (await this.#claim(code, this.#process()));
    const save = saves.find((each) => each.code === code);
    return record && data && { record: usedUntil(record, save), data };
  }

  /** Undefined when another process was faster. */
  async #claim(code: string, owner: string | undefined): Promise<Uint8Array | undefined> {
    const { savedMatches } = this.#store;
    if (owner !== undefined) return savedMatches.claim(code, owner, this.#process());
    const isOwn = await savedMatches.save({ code, process: this.#process(), savedAt: 0 }, NOTHING);
    return isOwn ? NOTHING : undefined;
  }

  async #saveMatch(code: string, savedAt: number, data: Uint8Array): Promise<void> {
    if (await this.#store.savedMatches.save({ code, process: this.#process(), savedAt }, data)) return;
    this.#own.delete(code);
    this.#written.delete(code);
    this.#onLost(code);
  }
}

/** The record has the time of use to the hour; the match is saved again and again. */
function usedUntil(record: StoredRoom, save: SavedMatchInfo | undefined): StoredRoom {
  return { ...record, usedAt: Math.max(record.usedAt, save?.savedAt ?? 0) };
}
