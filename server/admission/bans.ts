/** Bans of rooms. A port: how long they last depends on the storage behind it. */
export type Ban = {
  /** Names the ban in its room, without the key, which is not sent to clients. The same key has the same id in a room. */
  readonly id: string;
  readonly key: string;
  /** Keyed hash of the banned client's network; "" if unknown. */
  readonly network: string;
  readonly name: string;
  readonly reason: string;
  /** Name of the admin that banned the player; "" after a vote. */
  readonly by: string;
  readonly byKey?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds since 1970; Infinity for a permanent ban. */
  readonly until: number;
  /** Until then new keys of the same network are refused too; in the past for bans by vote. Short, because networks change their users. */
  readonly networkUntil: number;
};

export interface Bans {
  add(room: string, ban: Ban): void;
  /** The bans in force at this time. */
  list(room: string, now: number): readonly Ban[];
  /** Lifts one ban. */
  remove(room: string, id: string): void;
  /** Lifts all bans of a room. */
  clear(room: string): void;
  /** The room has closed; when it is opened again, its bans hold again if the storage has kept them. */
  release(room: string): void;
}

/** Bans in memory, for the life of the process. Above the maximum of a room the oldest are dropped. */
export class MemoryBans implements Bans {
  readonly #rooms = new Map<string, Ban[]>();

  add(room: string, ban: Ban): void {
    const bans = (this.#rooms.get(room) ?? []).filter((other) => other.key !== ban.key);
    this.#rooms.set(room, [...bans, ban].slice(-BANS_PER_ROOM));
  }

  list(room: string, now: number): readonly Ban[] {
    return (this.#rooms.get(room) ?? []).filter((ban) => ban.until > now);
  }

  remove(room: string, id: string): void {
    const bans = this.#rooms.get(room)?.filter((ban) => ban.id !== id) ?? [];
    if (bans.length > 0) this.#rooms.set(room, bans);
    else this.#rooms.delete(room);
  }

  clear(room: string): void {
    this.#rooms.delete(room);
  }

  release(room: string): void {
    this.clear(room);
  }
}

const BANS_PER_ROOM = 500;
