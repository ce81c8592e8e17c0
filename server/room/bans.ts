/** Who may not come (back) into which room. A port: bans hold as long as whatever is behind it. */
export type Ban = {
  readonly key: string;
  /** Keyed hash of the network he came from; "" when it is not known. */
  readonly network: string;
  readonly name: string;
  readonly reason: string;
  /** Milliseconds since 1970; Infinity for good. */
  readonly until: number;
  /** Networks change hands: newcomers from it are refused no longer than this. */
  readonly networkUntil: number;
};

export interface Bans {
  add(room: string, ban: Ban): void;
  /** Those that hold at this time. */
  list(room: string, now: number): readonly Ban[];
  clear(room: string): void;
}

/** For one process's life. The oldest of a room are forgotten first. */
export class MemoryBans implements Bans {
  readonly #rooms = new Map<string, Ban[]>();

  add(room: string, ban: Ban): void {
    const bans = (this.#rooms.get(room) ?? []).filter((other) => other.key !== ban.key);
    this.#rooms.set(room, [...bans, ban].slice(-BANS_PER_ROOM));
  }

  list(room: string, now: number): readonly Ban[] {
    return (this.#rooms.get(room) ?? []).filter((ban) => ban.until > now);
  }

  clear(room: string): void {
    this.#rooms.delete(room);
  }
}

const BANS_PER_ROOM = 500;
