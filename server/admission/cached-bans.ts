/** Bans of the rooms of this process, in memory for their decisions and in the store for the next start. */
import type { Store } from "../store/store.ts";
import { type Ban, type Bans, MemoryBans } from "./bans.ts";

export class CachedBans implements Bans {
  readonly #store: Store;
  readonly #memory = new MemoryBans();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads the bans of a room that is opened again; `now` in milliseconds since 1970. */
  async load(room: string, now: number): Promise<void> {
    for (const ban of await this.#store.bans.list(room, now)) this.#memory.add(room, ban);
  }

  add(room: string, ban: Ban): void {
    const before = this.#memory.list(room, -Infinity);
    this.#memory.add(room, ban);
    const kept = new Set(this.#memory.list(room, -Infinity).map(({ id }) => id));
    this.#write(() => this.#store.bans.add({ byKey: "", ...ban, room }));
    for (const { id } of before) {
      if (!kept.has(id)) this.#write(() => this.#store.bans.remove(room, id));
    }
  }

  list(room: string, now: number): readonly Ban[] {
    return this.#memory.list(room, now);
  }

  remove(room: string, id: string): void {
    this.#memory.remove(room, id);
    this.#write(() => this.#store.bans.remove(room, id));
  }

  clear(room: string): void {
    this.#memory.clear(room);
    this.#write(() => this.#store.bans.clear(room));
  }

  release(room: string): void {
    this.#memory.release(room);
  }

  #write(run: () => Promise<void>): void {
    this.#store.queue.add("ban", run);
  }
}
