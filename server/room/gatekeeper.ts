/**
 * Stands before every room: nobody gets a seat but through here. Visitors are checked in this order, and the first thing
 * that is wrong is told: what they send, their page's version, how often they come, their proof of who they are, whether
 * they may make a room, and what the room itself says of them. Rooms get to see a Visitor, never what was sent.
 */
import { type AuthContext, ErrorCode, matchMaker, ServerError } from "@colyseus/core";
import {
  CLOSE_BAD_FRAME,
  CLOSE_BANNED,
  CLOSE_CROWDED,
  CLOSE_FULL,
  CLOSE_OUTDATED,
  CLOSE_PASSWORD,
  CLOSE_PROOF,
  CLOSE_ROOM,
  refusalStatus,
} from "#protocol/close-code.ts";
import { LOBBY } from "#protocol/live.ts";
import { joinOptions, type JoinOptions } from "#protocol/join-options.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { Challenges } from "../identity/challenge.ts";
import { NETWORK_HEADER } from "../identity/network.ts";
import { holds } from "../identity/proof.ts";
import type { Visitor } from "../identity/visitor.ts";
import { CreditBook } from "../limit/credit-book.ts";
import type { RoomKeeper } from "./room-keeper.ts";
import { askRoom, isRoom, quickRooms } from "./room-search.ts";

/** How often something may be done from one network. */
export type GateLimits = {
  readonly entries: RateLimit;
  /** Looks at the room list. */
  readonly looks: RateLimit;
  readonly creations: RateLimit;
  /** Wrong passwords, for each room. */
  readonly guesses: RateLimit;
};

/** A network may be that of a school. */
export const GATE_LIMITS: GateLimits = {
  entries: { burst: 30, perSecond: 1 },
  looks: { burst: 60, perSecond: 2 },
  creations: { burst: 5, perSecond: 1 / 30 },
  guesses: { burst: 10, perSecond: 10 / 60 },
};

export type GatePorts = {
  readonly challenges: Challenges;
  /** The names under which visitors reach this server; when there are none, the one that the request gives is believed. */
  readonly hosts: readonly string[];
  /** Rooms of all kinds together. */
  readonly roomsMax: number;
  /** Closes a room in which nobody is, when there are too many. */
  readonly keeper: RoomKeeper;
  readonly limits: GateLimits;
  /** Monotonic milliseconds. */
  readonly now: () => number;
};

type Seat = Awaited<ReturnType<typeof matchMaker.create>>;

const WORDS: Readonly<Record<number, string>> = {
  [CLOSE_PASSWORD]: "the password is missing or wrong",
  [CLOSE_BANNED]: "you are banned from this room",
  [CLOSE_FULL]: "the room is full",
};

export class Gatekeeper {
  readonly #ports: GatePorts;
  readonly #books: Readonly<Record<keyof GateLimits, CreditBook>>;
  /** One after the other: those who come at once shall find the room that the first of them made. */
  #quickTurn: Promise<unknown> = Promise.resolve();

  constructor(ports: GatePorts) {
    const { limits, now } = ports;
    this.#ports = ports;
    this.#books = {
      entries: new CreditBook(limits.entries, now),
      looks: new CreditBook(limits.looks, now),
      creations: new CreditBook(limits.creations, now),
      guesses: new CreditBook(limits.guesses, now),
    };
  }

  /**
   * Answers `POST /matchmake/METHOD/TARGET` with a seat; throws ServerError with an HTTP status and one line that says
   * what is wrong.
   */
  async admit(method: string, target: string, options: unknown, context: AuthContext): Promise<Seat> {
    const way = `${method} ${target}`;
    if (way === `joinOrCreate ${LOBBY}`) return this.#toLobby(context);
    if (way === "joinOrCreate quick") return this.#toQuickMatch(this.#check(options, "quick", context), context);
    if (way === "create friends") return this.#toNewRoom(this.#check(options, "create", context), context);
    if (method === "joinById") return this.#toRoom(target, this.#check(options, target, context), context);
    if (method === "reconnect") return matchMaker.reconnect(target, options ?? {});
    throw new ServerError(ErrorCode.MATCHMAKE_NO_HANDLER, "there is no such way in");
  }

  #check(raw: unknown, target: string, { headers }: AuthContext): Visitor {
    const options = readOptions(raw);
    const network = headers.get(NETWORK_HEADER) ?? "";
    this.#spend("entries", network, "too many come from your network; wait a moment");
    const { challenges, hosts } = this.#ports;
    const host = headers.get("host")?.toLowerCase() ?? "";
    if (!holds(options.proof, hosts.length > 0 ? hosts : [host], target, challenges)) {
      throw refusal(CLOSE_PROOF, "the proof of identity does not hold");
    }
    const { nickname, flag, password, watch, room, proof } = options;
    return { nickname, key: proof.key, fingerprint: fingerprintOf(proof.key), network, flag, password, watch, room };
  }

  async #toLobby(context: AuthContext): Promise<Seat> {
    this.#spend("looks", context.headers.get(NETWORK_HEADER) ?? "", "too many come from your network; wait a moment");
    return matchMaker.joinOrCreate(LOBBY, {}, context);
  }

  #toQuickMatch(visitor: Visitor, context: AuthContext): Promise<Seat> {
    const seat = this.#quickTurn.then(() =>
      this.#findQuickMatch({ ...visitor, room: undefined, watch: false }, context),
    );
    this.#quickTurn = seat.catch(() => undefined);
    return seat;
  }

  async #findQuickMatch(visitor: Visitor, context: AuthContext): Promise<Seat> {
    for (const code of await quickRooms()) {
      if ((await askRoom(code, visitor)) !== 0) continue;
      const seat = await matchMaker.joinById(code, visitor, context).catch(() => undefined);
      if (seat !== undefined) return seat;
    }
    await this.#allowCreation(visitor.network);
    return matchMaker.create("quick", visitor, context);
  }

  async #toNewRoom(visitor: Visitor, context: AuthContext): Promise<Seat> {
    await this.#allowCreation(visitor.network);
    return matchMaker.create("friends", { ...visitor, password: "", watch: false }, context);
  }

  async #toRoom(code: string, visitor: Visitor, context: AuthContext): Promise<Seat> {
    if (!(await isRoom(code))) throw noRoom();
    // A right password, too, is let through only while there is credit for a wrong one: otherwise guessing would go on.
    const account = `${visitor.network} ${code}`;
    const guess = visitor.password !== "";
    if (guess) this.#spend("guesses", account, "too many wrong passwords; wait a minute");
    const why = await askRoom(code, visitor);
    if (guess && why !== CLOSE_PASSWORD) this.#books.guesses.refund(account);
    if (why === CLOSE_ROOM) throw noRoom();
    if (why !== 0) throw refusal(why, WORDS[why] ?? "the room does not let you in");
    return matchMaker.joinById(code, { ...visitor, room: undefined }, context).catch((error: unknown) => {
      // Somebody else was quicker.
      throw error instanceof ServerError && !/locked/u.test(error.message)
        ? error
        : refusal(CLOSE_FULL, WORDS[CLOSE_FULL]!);
    });
  }

  async #allowCreation(network: string): Promise<void> {
    this.#spend("creations", network, "too many rooms were made from your network; wait a moment");
    const { keeper, roomsMax } = this.#ports;
    if (matchMaker.stats.local.roomCount < roomsMax || (await keeper.giveUpOne())) return;
    throw refusal(CLOSE_CROWDED, "this server has as many rooms as it can carry");
  }

  #spend(book: keyof GateLimits, account: string, words: string): void {
    if (!this.#books[book].spend(account)) throw refusal(CLOSE_CROWDED, words);
  }
}

function readOptions(raw: unknown): JoinOptions {
  const result = joinOptions.safeParse(raw);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw refusal(CLOSE_BAD_FRAME, `${issue.path.join(".") || "options"}: ${issue.message}`);
  }
  if (result.data.version !== PROTOCOL_VERSION) {
    throw refusal(CLOSE_OUTDATED, `this server speaks version ${PROTOCOL_VERSION}; reload the page`);
  }
  return result.data;
}

function refusal(code: number, words: string): ServerError {
  return new ServerError(refusalStatus(code), words);
}

function noRoom(): ServerError {
  return new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, "there is no such room");
}
