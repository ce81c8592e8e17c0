/** Decides who may come into a room, and remembers who was sent away. */
import type { Match } from "#match/match.ts";
import { CLOSE_BANNED, CLOSE_FULL, CLOSE_PASSWORD } from "#protocol/close-code.ts";
import type { Kicked } from "#match/match.ts";
import { SPECTATORS } from "#sim/world.ts";
import type { Visitor } from "../identity/visitor.ts";
import type { Bans } from "./bans.ts";

const MINUTE = 60_000;

/** A vote sends away for so long; an admin's ban holds for good, against his network for an hour. */
const AWHILE_MS = 10 * MINUTE;
const NETWORK_MS = 60 * MINUTE;

/** Keys beyond this number are forgotten, oldest first. */
const KNOWN_MAX = 2000;

export class Bouncer {
  readonly #match: Match;
  readonly #bans: Bans;
  readonly #room: string;
  readonly #now: () => number;
  /** Who has been here: the ban of somebody else in their network does not concern them. */
  readonly #known = new Set<string>();

  /** `now` gives milliseconds since 1970. */
  constructor(room: string, match: Match, bans: Bans, now: () => number) {
    this.#room = room;
    this.#match = match;
    this.#bans = bans;
    this.#now = now;
  }

  /** A close code, or 0: he may come in. */
  refusalFor({ key, network, password, watch }: Visitor): number {
    const { settings, ownerKey, members } = this.#match;
    const now = this.#now();
    const bans = this.#bans.list(this.#room, now);
    if (bans.some((ban) => ban.key === key)) return CLOSE_BANNED;
    const foreign = !this.#known.has(key);
    if (foreign && bans.some((ban) => ban.network !== "" && ban.network === network && ban.networkUntil > now)) {
      return CLOSE_BANNED;
    }
    if (settings.password !== "" && password !== settings.password && key !== ownerKey) return CLOSE_PASSWORD;
    // Whether there is a place at all, the framework knows: it counts those who are on their way, too.
    const spectators = members.filter((member) => !member.bot && member.team === SPECTATORS).length;
    return watch && spectators >= settings.spectatorsMax ? CLOSE_FULL : 0;
  }

  remember(key: string): void {
    this.#known.delete(key);
    this.#known.add(key);
    if (this.#known.size > KNOWN_MAX) this.#known.delete(this.#known.values().next().value!);
  }

  expel({ key, name, reason, ban }: Kicked, network: string): void {
    if (ban === "none" || key === "") return;
    const now = this.#now();
    const forGood = ban === "forever";
    this.#bans.add(this.#room, {
      key,
      name,
      reason,
      network,
      until: forGood ? Infinity : now + AWHILE_MS,
      networkUntil: now + (forGood ? NETWORK_MS : AWHILE_MS),
    });
  }

  /** Lifts all bans; also when the room ends, since its code may be another's one day. */
  clear(): void {
    this.#bans.clear(this.#room);
  }
}
