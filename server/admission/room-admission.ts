/** The decision of a room about joins: bans and password. Places are counted when a seat is reserved (room/places.ts). */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Kicked, Match } from "#match/match.ts";
import { CLOSE_BANNED, CLOSE_PASSWORD } from "#protocol/close-code.ts";
import type { Ban, Bans } from "./bans.ts";
import type { JoinRequest } from "./join-request.ts";

const MINUTE_MS = 60_000;

/** Duration of a ban by vote, which is for the key alone, and of the network part of an admin's ban. */
const VOTED_BAN_MS = 10 * MINUTE_MS;
const NETWORK_BAN_MS = 60 * MINUTE_MS;

/** Number of keys that are saved with the room. */
const SAVED_KEYS = 50;

/** Up to 2,000 keys, counted as a size: with a maximum number the library reserves their places at once, 44 kB for each list. */
const KNOWN_KEYS = { maxSize: 2000, sizeCalculation: () => 1 };

export class RoomAdmission {
  readonly #match: Match;
  readonly #bans: Bans;
  readonly #room: string;
  readonly #now: () => number;
  /** Keys that were in the room: the ban of another key of their network does not apply to them. */
  readonly #knownKeys = new LRUCache<string, true>(KNOWN_KEYS);
  /** Ids of bans by the id that the member had. */
  readonly #bannedMembers = new LRUCache<number, string>(KNOWN_KEYS);

  /** `now` in milliseconds since 1970. */
  constructor(room: string, match: Match, bans: Bans, now: () => number) {
    this.#room = room;
    this.#match = match;
    this.#bans = bans;
    this.#now = now;
  }

  /** A close code, or 0 for an accepted join. The owner of a room is never refused. */
  refusalFor({ key, network, password }: JoinRequest): number {
    const { settings, ownerKey } = this.#match;
    if (key !== ownerKey && this.#isBanned(key, network)) return CLOSE_BANNED;
    return settings.password !== "" && password !== settings.password && key !== ownerKey ? CLOSE_PASSWORD : 0;
  }

  joined(key: string): void {
    this.#knownKeys.set(key, true);
  }

  /** Keys that joined last, the latest first. */
  get lastKeys(): string[] {
    return [...this.#knownKeys.keys()].slice(0, SAVED_KEYS);
  }

  kicked({ id, key, name, reason, by, byKey = "", ban }: Kicked, network: string): void {
    if (ban === "none" || key === "") return;
    const now = this.#now();
    const forever = ban === "forever";
    const banId = banIdOf(this.#room, key);
    this.#bannedMembers.set(id, banId);
    this.#bans.add(this.#room, {
      id: banId,
      key,
      name,
      reason,
      by,
      byKey,
      at: now,
      network,
      until: forever ? Infinity : now + VOTED_BAN_MS,
      networkUntil: forever ? now + NETWORK_BAN_MS : now,
    });
  }

  /** The bans in force, the newest first. */
  get bans(): readonly Ban[] {
    return this.#bans.list(this.#room, this.#now()).toReversed();
  }

  liftBan(id: string): void {
    this.#bans.remove(this.#room, id);
  }

  /** Lifts the ban of a former member; ids are those of this process's run. */
  liftBanOf(memberId: number): void {
    const ban = this.#bannedMembers.get(memberId);
    if (ban !== undefined) this.liftBan(ban);
  }

  clearBans(): void {
    this.#bans.clear(this.#room);
  }

  /** The room has closed: another room can get its code. */
  close(): void {
    this.#bans.release(this.#room);
  }

  #isBanned(key: string, network: string): boolean {
    const now = this.#now();
    const bans = this.#bans.list(this.#room, now);
    if (bans.some((ban) => ban.key === key)) return true;
    const { ownerKey, adminKeys } = this.#match;
    if (this.#knownKeys.has(key) || key === ownerKey || adminKeys.has(key)) return false;
    return bans.some((ban) => ban.network !== "" && ban.network === network && ban.networkUntil > now);
  }
}

/** Characters of the id of a ban: 96 bits in base64url. */
const BAN_ID_LENGTH = 16;

function banIdOf(room: string, key: string): string {
  return createHash("sha256").update(`ban\n${room}\n${key}`).digest("base64url").slice(0, BAN_ID_LENGTH);
}
