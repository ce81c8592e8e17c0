/**
 * Bans from the whole server, by the host. The bans in force are kept in memory, because every join asks for them; the store
 * outlives the process, and other processes load it again after a change.
 */
import type { ServerBanInfo } from "#protocol/admin.ts";
import type { ServerBan, StoredServerBans } from "../store/server-bans.ts";

/** What the admin page shows of a ban. */
export function banInfo({ id, name, fingerprint, reason, at, until, withNetwork }: ServerBan): ServerBanInfo {
  return { id, name, fingerprint, reason, at, until, withNetwork };
}

/** Every method rejects when the store is away. */
export type ServerBanStore = Pick<StoredServerBans, "add" | "remove" | "list">;

/** Networks change their users: this long after the ban new keys of the network are accepted again. */
export const NETWORK_BAN_MS = 24 * 3_600_000;

export class ServerBans {
  readonly #store: ServerBanStore;
  readonly #now: () => number;
  #bans: readonly ServerBan[] = [];

  /** `now` in milliseconds since 1970. */
  constructor(store: ServerBanStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Reads the store again. Rejects when it is away; the known bans then stay in force. */
  async load(): Promise<void> {
    this.#bans = await this.#store.list(this.#now());
  }

  /** In force at once in this process, even if the store is away: then it rejects. */
  async add(ban: ServerBan): Promise<void> {
    this.#bans = [ban, ...this.#bans.filter(({ key }) => key !== ban.key)];
    await this.#store.add(ban);
  }

  /** False when there is no such ban. */
  async lift(id: string): Promise<boolean> {
    const removed = await this.#store.remove(id);
    this.#bans = this.#bans.filter((ban) => ban.id !== id);
    return removed;
  }

  /** The bans in force, newest first. */
  list(): readonly ServerBan[] {
    const now = this.#now();
    return this.#bans.filter(({ until }) => until === null || until > now);
  }

  /** The ban that refuses a join with this key from this network; undefined when it is accepted. */
  find(key: string, network: string): ServerBan | undefined {
    const now = this.#now();
    const bans = this.list();
    return (
      bans.find((ban) => ban.key === key) ??
      bans.find((ban) => ban.network !== "" && ban.network === network && ban.at + NETWORK_BAN_MS > now)
    );
  }
}
