/**
 * Checks every join before a room sees it. The checks run in this order, and the first that fails is the answer: schema,
 * protocol version, rate limit, proof of identity, the limit on new rooms, and the room's own decision. Rooms receive a
 * verified JoinRequest, never the raw options.
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
  CLOSE_SERVER_BANNED,
  refusalStatus,
} from "#protocol/close-code.ts";
import { ADMIN } from "#protocol/admin.ts";
import { writeBanMessage } from "#protocol/ban-message.ts";
import { HELP } from "#protocol/help.ts";
import { LOBBY } from "#protocol/live.ts";
import { joinOptions, type JoinOptions } from "#protocol/join-options.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { Challenges } from "./challenges.ts";
import { NETWORK_HEADER } from "./client-network.ts";
import { isProofValid } from "./proof.ts";
import type { JoinRequest } from "./join-request.ts";
import type { CreateLimiter, Limiter } from "./rate-limiter.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";
import type { RoomNames } from "../colyseus/room-names.ts";
import type { OpenRooms } from "./open-rooms.ts";
import type { ServerBans } from "./server-bans.ts";
import { askForPlace, askRoom, findQuickRooms, isRoom } from "./room-lookup.ts";

/** Rate limits per network. */
export type JoinLimits = {
  readonly joins: RateLimit;
  /** Connections to the room list. */
  readonly lobbyJoins: RateLimit;
  readonly creations: RateLimit;
  /** Wrong passwords, per room. */
  readonly wrongPasswords: RateLimit;
};

/** One network may be a whole school. */
export const JOIN_LIMITS: JoinLimits = {
  joins: { burst: 30, perSecond: 1 },
  lobbyJoins: { burst: 60, perSecond: 2 },
  creations: { burst: 5, perSecond: 1 / 30 },
  wrongPasswords: { burst: 10, perSecond: 10 / 60 },
};

export type JoinGuardPorts = {
  readonly challenges: Challenges;
  /** Host names of this server that proofs may be for; when empty, the host of the request is accepted. */
  readonly hosts: readonly string[];
  /** Maximum number of match rooms. */
  readonly roomsMax: number;
  readonly openRooms: OpenRooms;
  readonly names: RoomNames;
  readonly serverBans: Pick<ServerBans, "find">;
  /** The end of the host's session in the headers of a request, in milliseconds since 1970; undefined without one. */
  readonly adminSession: (headers: Headers) => number | undefined;
  readonly limits: JoinLimits;
  readonly createLimiter: CreateLimiter;
  /** Chooses the code of a new room. */
  readonly newRoomCode: () => Promise<string>;
  /** Runs a task while no other process of the cluster runs one under this name. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  readonly refusals: RefusalCounter;
};

type Seat = Awaited<ReturnType<typeof matchMaker.create>>;

const MESSAGES: Readonly<Record<number, string>> = {
  [CLOSE_PASSWORD]: "the password is missing or wrong",
  [CLOSE_BANNED]: "you are banned from this room",
  [CLOSE_FULL]: "the room is full",
};

/** The reasons of refusals that are counted, by close code and by limit. */
const COUNTED: Readonly<Record<number, RefusalReason>> = {
  [CLOSE_BAD_FRAME]: "joinOptions",
  [CLOSE_OUTDATED]: "joinVersion",
  [CLOSE_PROOF]: "joinProof",
  [CLOSE_PASSWORD]: "joinPassword",
  [CLOSE_BANNED]: "joinBanned",
  [CLOSE_FULL]: "joinFull",
};
const COUNTED_LIMITS: Readonly<Record<keyof JoinLimits, RefusalReason>> = {
  joins: "joinRate",
  lobbyJoins: "joinRate",
  creations: "creationRate",
  wrongPasswords: "passwordRate",
};

export class JoinGuard {
  readonly #ports: JoinGuardPorts;
  readonly #limiters: Readonly<Record<keyof JoinLimits, Limiter>>;
  /** Quick joins run one after the other, so that simultaneous ones find the room that the first of them created. */
  #quickQueue: Promise<unknown> = Promise.resolve();
  /** By room: reservations run one after the other, so that each gets the place that was made for it. */
  readonly #reservations = new Map<string, Promise<unknown>>();

  /** While it is on, no room is created; open ones can be joined. */
  readonly draining = { isOn: () => this.#isDraining, set: (on: boolean) => void (this.#isDraining = on) };
  #isDraining = false;

  constructor(ports: JoinGuardPorts) {
    const { limits, createLimiter } = ports;
    this.#ports = ports;
    this.#limiters = {
      joins: createLimiter("joins", limits.joins),
      lobbyJoins: createLimiter("lobbyJoins", limits.lobbyJoins),
      creations: createLimiter("creations", limits.creations),
      wrongPasswords: createLimiter("wrongPasswords", limits.wrongPasswords),
    };
  }

  /**
   * Answers `POST /matchmake/METHOD/TARGET` with a seat. Throws ServerError with an HTTP status and one line that names
   * what is wrong.
   */
  async admit(method: string, target: string, options: unknown, context: AuthContext): Promise<Seat> {
    try {
      return await this.#admit(method, target, options, context);
    } catch (error) {
      this.#ports.refusals.add(error instanceof JoinRefusal ? error.counted : "joinNoRoom");
      throw error;
    }
  }

  async #admit(method: string, target: string, options: unknown, context: AuthContext): Promise<Seat> {
    const route = `${method} ${target}`;
    if (route === `joinOrCreate ${LOBBY}`) return this.#joinLobby(context);
    if (route === "joinOrCreate quick")
      return this.#joinQuickMatch(await this.#check(options, "quick", context), context);
    if (route === "create friends") return this.#createRoom(await this.#check(options, "create", context), context);
    if (method === "joinById") return this.#joinRoom(target, await this.#check(options, target, context), context);
    if (route === `joinOrCreate ${HELP}`) return this.#joinHelp(options, context);
    if (route === `joinOrCreate ${ADMIN}`) return this.#joinAdmin(context);
    if (method === "reconnect") return this.#reconnect(target, options, context);
    throw new ServerError(ErrorCode.MATCHMAKE_NO_HANDLER, "no such room");
  }

  /** A wrong token, and a room that does not exist, have the same answer: codes of unlisted rooms cannot be guessed here. */
  async #reconnect(code: string, options: unknown, { headers }: AuthContext): Promise<Seat> {
    const network = headers.get(NETWORK_HEADER) ?? "";
    await this.#limit("joins", network, "too many joins from your network; wait a moment");
    const token = (options as { reconnectionToken?: unknown } | null)?.reconnectionToken;
    const isKnown = typeof token === "string" && (await isRoom(this.#ports.names, code));
    const seat = isKnown
      ? await matchMaker.reconnect(code, { reconnectionToken: token }).catch(() => undefined)
      : undefined;
    if (seat === undefined) throw new ServerError(ErrorCode.MATCHMAKE_EXPIRED, "there is no such seat any more");
    // A whole school may reconnect at once; only guesses are limited.
    this.#limiters.joins.refund(network);
    return seat;
  }

  /** A join of a room where players play: also refuses players that are banned from the server. */
  async #check(raw: unknown, target: string, context: AuthContext): Promise<JoinRequest> {
    const request = await this.identify(raw, target, context);
    const ban = this.#ports.serverBans.find(request.key, request.network);
    if (ban !== undefined) throw refusal(CLOSE_SERVER_BANNED, writeBanMessage(ban));
    return request;
  }

  /** Verifies options and proof of a join for this target. Throws ServerError. */
  async identify(raw: unknown, target: string, { headers }: Pick<AuthContext, "headers">): Promise<JoinRequest> {
    const options = readOptions(raw);
    const network = headers.get(NETWORK_HEADER) ?? "";
    await this.#limit("joins", network, "too many joins from your network; wait a moment");
    const { challenges, hosts } = this.#ports;
    const host = headers.get("host")?.toLowerCase() ?? "";
    if (!(await isProofValid(options.proof, hosts.length > 0 ? hosts : [host], target, challenges))) {
      throw refusal(CLOSE_PROOF, "the proof of identity is invalid");
    }
    const { nickname, flag, password, watch, takeSeat, room, proof } = options;
    return {
      nickname,
      key: proof.key,
      fingerprint: fingerprintOf(proof.key),
      network,
      flag,
      password,
      watch,
      takeSeat,
      room,
    };
  }

  /** Open to banned players: they can ask why. */
  async #joinHelp(options: unknown, context: AuthContext): Promise<Seat> {
    const request = await this.identify(options, HELP, context);
    return matchMaker.joinOrCreate(this.#ports.names.help, request, context);
  }

  async #joinAdmin(context: AuthContext): Promise<Seat> {
    await this.#limit("joins", context.headers.get(NETWORK_HEADER) ?? "", "too many joins; wait a moment");
    const until = this.#ports.adminSession(context.headers);
    if (until === undefined) throw refusal(CLOSE_PROOF, "not signed in");
    return matchMaker.joinOrCreate(this.#ports.names.admin, { until }, context);
  }

  async #joinLobby(context: AuthContext): Promise<Seat> {
    await this.#limit(
      "lobbyJoins",
      context.headers.get(NETWORK_HEADER) ?? "",
      "too many joins from your network; wait a moment",
    );
    return matchMaker.joinOrCreate(this.#ports.names.lobby, {}, context);
  }

  #joinQuickMatch(request: JoinRequest, context: AuthContext): Promise<Seat> {
    const seat = this.#quickQueue.then(() =>
      this.#findQuickMatch({ ...request, room: undefined, watch: false }, context),
    );
    this.#quickQueue = seat.catch(() => undefined);
    return seat;
  }

  async #findQuickMatch(request: JoinRequest, context: AuthContext): Promise<Seat> {
    const { names, exclusively, newRoomCode } = this.#ports;
    const seat = await this.#joinOpenMatch(request, context);
    if (seat !== undefined) return seat;
    return exclusively("quick", async () => {
      // Meanwhile another process can have created one.
      const other = await this.#joinOpenMatch(request, context);
      if (other !== undefined) return other;
      await this.#allowCreation(request.network);
      return matchMaker.create(names.quick, { ...request, code: await newRoomCode() }, context);
    });
  }

  async #joinOpenMatch(request: JoinRequest, context: AuthContext): Promise<Seat | undefined> {
    for (const code of await findQuickRooms(this.#ports.names, request.key)) {
      if ((await askRoom(code, request)) !== 0) continue;
      const seat = await matchMaker.joinById(code, request, context).catch(() => undefined);
      if (seat !== undefined) return seat;
    }
    return undefined;
  }

  async #createRoom(request: JoinRequest, context: AuthContext): Promise<Seat> {
    await this.#allowCreation(request.network);
    const options = { ...request, password: "", watch: false, code: await this.#ports.newRoomCode() };
    return matchMaker.create(this.#ports.names.friends, options, context);
  }

  async #joinRoom(code: string, request: JoinRequest, context: AuthContext): Promise<Seat> {
    if (!(await isRoom(this.#ports.names, code))) throw noRoom();
    // A right password also needs a token: otherwise guessing could go on at any rate.
    const guesser = `${request.network} ${code}`;
    const guess = request.password !== "";
    if (guess) await this.#limit("wrongPasswords", guesser, "too many wrong passwords; wait a minute");
    const why = await askRoom(code, request);
    if (guess && why !== CLOSE_PASSWORD) this.#limiters.wrongPasswords.refund(guesser);
    if (why === CLOSE_ROOM) throw noRoom();
    if (why !== 0) throw refusal(why, MESSAGES[why] ?? "the room refused the join");
    const seat = (this.#reservations.get(code) ?? Promise.resolve()).then(() => this.#reserve(code, request, context));
    const done = seat
      .catch(() => undefined)
      .then(() => {
        if (this.#reservations.get(code) === done) this.#reservations.delete(code);
      });
    this.#reservations.set(code, done);
    return seat;
  }

  async #reserve(code: string, request: JoinRequest, context: AuthContext): Promise<Seat> {
    const full = refusal(CLOSE_FULL, MESSAGES[CLOSE_FULL]!);
    if (!(await askForPlace(code, request))) throw full;
    return matchMaker.joinById(code, { ...request, room: undefined }, context).catch((error: unknown) => {
      // The quick queue took the last seat.
      throw error instanceof ServerError && !/locked/u.test(error.message) ? error : full;
    });
  }

  async #allowCreation(network: string): Promise<void> {
    if (this.#isDraining) throw refusal(CLOSE_CROWDED, "this server is about to restart and takes no new rooms");
    await this.#limit("creations", network, "too many rooms were created from your network; wait a moment");
    const { openRooms, roomsMax } = this.#ports;
    if (openRooms.count < roomsMax || (await openRooms.closeLongestEmpty())) return;
    throw refusal(CLOSE_CROWDED, "this server has reached its limit of rooms", "roomLimit");
  }

  async #limit(limiter: keyof JoinLimits, key: string, message: string): Promise<void> {
    if (!(await this.#limiters[limiter].take(key))) throw refusal(CLOSE_CROWDED, message, COUNTED_LIMITS[limiter]);
  }
}

function readOptions(raw: unknown): JoinOptions {
  const result = joinOptions.safeParse(raw);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw refusal(CLOSE_BAD_FRAME, `${issue.path.join(".") || "options"}: ${issue.message}`);
  }
  if (result.data.version !== PROTOCOL_VERSION) {
    throw refusal(CLOSE_OUTDATED, `this server uses protocol version ${PROTOCOL_VERSION}; reload the page`);
  }
  return result.data;
}

class JoinRefusal extends ServerError {
  readonly counted: RefusalReason;

  constructor(code: number, message: string, counted: RefusalReason) {
    super(refusalStatus(code), message);
    this.counted = counted;
  }
}

function refusal(code: number, message: string, counted = COUNTED[code] ?? "joinNoRoom"): JoinRefusal {
  return new JoinRefusal(code, message, counted);
}

function noRoom(): ServerError {
  return new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, "there is no such room");
}
