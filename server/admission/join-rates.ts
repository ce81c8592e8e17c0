/**
 * How often one network may join, enter one room, and create rooms. A flat limit would lock out a school or let one machine fill a room
 * with new identities, so above the limits new identities prove work (protocol/work.ts), and old ones need none.
 */
import { CLOSE_CROWDED, CLOSE_WORK } from "#protocol/close-code.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { workText } from "#protocol/work.ts";
import type { IdentityAges } from "./identity-ages.ts";
import type { CreateLimiter, Limiter } from "./rate-limiter.ts";
import { refusal } from "./refusal.ts";
import { WorkLimiter } from "./work-limiter.ts";

/** Rate limits per network, unless something else is named. */
export type JoinLimits = {
  readonly joins: RateLimit;
  /** Joins of one room. */
  readonly roomJoins: RateLimit;
  readonly creations: RateLimit;
  /** Joins and creations of one old identity, above the limits of its network. */
  readonly knownIdentity: RateLimit;
  /** Look-ups of the age of an identity, which cost the database. */
  readonly ageLookups: RateLimit;
  readonly reconnections: RateLimit;
  /** Connections to the room list. */
  readonly lobbyJoins: RateLimit;
  /** Wrong passwords, per room. */
  readonly wrongPasswords: RateLimit;
};

/** One network may be a whole school. */
export const JOIN_LIMITS: JoinLimits = {
  joins: { burst: 30, perSecond: 1 },
  roomJoins: { burst: 15, perSecond: 0.5 },
  creations: { burst: 5, perSecond: 1 / 30 },
  knownIdentity: { burst: 10, perSecond: 0.1 },
  ageLookups: { burst: 200, perSecond: 5 },
  reconnections: { burst: 300, perSecond: 5 },
  lobbyJoins: { burst: 60, perSecond: 2 },
  wrongPasswords: { burst: 10, perSecond: 10 / 60 },
};

const PLENTY: RateLimit = { burst: 1e6, perSecond: 1e6 };

/** For load tests. Guesses of passwords stay limited. */
export const NO_JOIN_LIMITS: Partial<JoinLimits> = {
  joins: PLENTY,
  roomJoins: PLENTY,
  creations: PLENTY,
  reconnections: PLENTY,
  lobbyJoins: PLENTY,
};

/** Bits of work of the first join, and of the first creation, above the limit. */
export type FirstWork = { readonly join: number; readonly creation: number };

/** 130 000 hashes: an eighth of a second on a desktop, half a second on a phone. A room costs four times as much. */
export const FIRST_WORK: FirstWork = { join: 17, creation: 19 };

/** Age from which on an identity is an old one. */
export const KNOWN_AGE_MS = 24 * 3_600_000;

export type JoinRatePorts = {
  readonly limits: JoinLimits;
  readonly firstWork: FirstWork;
  readonly createLimiter: CreateLimiter;
  readonly ages: IdentityAges;
  /** Milliseconds since 1970. */
  readonly date: () => number;
};

/** A join as far as rates depend on it. `workBits`: the work that was done for it. */
export type RatedJoin = { readonly network: string; readonly key: string; readonly workBits?: number | undefined };

export class JoinRates {
  readonly #ports: JoinRatePorts;
  readonly #joins: WorkLimiter;
  readonly #roomJoins: WorkLimiter;
  readonly #creations: WorkLimiter;
  readonly #known: Limiter;
  readonly #lookups: Limiter;

  constructor(ports: JoinRatePorts) {
    const { limits, firstWork, createLimiter } = ports;
    this.#ports = ports;
    this.#joins = new WorkLimiter("joins", { free: limits.joins, firstBits: firstWork.join }, createLimiter);
    this.#roomJoins = new WorkLimiter(
      "roomJoins",
      { free: limits.roomJoins, firstBits: firstWork.join },
      createLimiter,
    );
    this.#creations = new WorkLimiter(
      "creations",
      { free: limits.creations, firstBits: firstWork.creation },
      createLimiter,
    );
    this.#known = createLimiter("knownIdentity", limits.knownIdentity);
    this.#lookups = createLimiter("ageLookups", limits.ageLookups);
  }

  /** Counts a join of a room (undefined: of one that the server chooses). Throws CLOSE_WORK or CLOSE_CROWDED above the limits. */
  async join(join: RatedJoin, room: string | undefined): Promise<void> {
    const { network, workBits = 0 } = join;
    const first = await this.#joins.take(network, workBits);
    const second = room === undefined ? undefined : await this.#roomJoins.take(`${network} ${room}`, workBits);
    const bits = Math.max(first.bits, second?.bits ?? 0);
    if (bits === 0) return;
    first.refund();
    second?.refund();
    await this.#exceeded(join, bits, () =>
      refusal(CLOSE_CROWDED, "too many joins from your network; wait a moment", "joinRate"),
    );
  }

  /** Counts the creation of a room. */
  async creation(join: RatedJoin): Promise<void> {
    const { bits } = await this.#creations.take(join.network, join.workBits ?? 0);
    if (bits === 0) return;
    await this.#exceeded(join, bits, () =>
      refusal(CLOSE_CROWDED, "too many rooms were created from your network; wait a moment", "creationRate"),
    );
  }

  async #exceeded({ key, network }: RatedJoin, bits: number, crowded: () => Error): Promise<void> {
    if ((await this.#lookups.take(network)) && (await this.#isKnown(key)) && (await this.#known.take(key))) return;
    throw Number.isFinite(bits) ? refusal(CLOSE_WORK, workText(bits)) : crowded();
  }

  async #isKnown(key: string): Promise<boolean> {
    const { ages, date } = this.#ports;
    const firstSeen = await ages.firstSeenOf(key);
    return firstSeen !== undefined && date() - firstSeen >= KNOWN_AGE_MS;
  }
}
