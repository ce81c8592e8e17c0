/**
 * Checks every join before a room sees it. The checks run in this order, and the first that fails is the answer: schema,
 * protocol version, rate limits (join-rates.ts), proof of identity, the limit on new rooms, and the room's own decision. Rooms receive a
 * verified JoinRequest, never the raw options.
 */
import { type AuthContext, ErrorCode, matchMaker, ServerError } from "@colyseus/core";
import {
  CLOSE_BANNED,
  CLOSE_COOLDOWN,
  CLOSE_CROWDED,
  CLOSE_FULL,
  CLOSE_PASSWORD,
  CLOSE_PROOF,
  CLOSE_ROOM,
  CLOSE_SERVER_BANNED,
} from "#protocol/close-code.ts";
import { ADMIN } from "#protocol/admin.ts";
import { writeBanMessage } from "#protocol/ban-message.ts";
import { HELP } from "#protocol/proof-text.ts";
import { LOBBY } from "#protocol/live.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import { readWorkshopCode } from "#protocol/workshop.ts";
import { isRankedMode, type RankedMode } from "#protocol/ranked.ts";
import type { Challenges } from "./challenges.ts";
import { NETWORK_HEADER } from "./client-network.ts";
import type { IdentityAges } from "./identity-ages.ts";
import { type FirstWork, type JoinLimits, JoinRates } from "./join-rates.ts";
import { isProofValid } from "./proof.ts";
import type { JoinRequest } from "./join-request.ts";
import type { Placement } from "./placement.ts";
import type { QuickSeats } from "./quick-seats.ts";
import type { CreateLimiter, Limiter } from "./rate-limiter.ts";
import { bitsOf, readOptions } from "./read-join-options.ts";
import { JoinRefusal, refusal } from "./refusal.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";
import type { RoomNames } from "../colyseus/room-names.ts";
import type { AwakeRooms } from "./awake-rooms.ts";
import type { OpenRooms } from "./open-rooms.ts";
import type { ServerBans } from "./server-bans.ts";
import { WorkshopJoins } from "./workshop-joins.ts";
import { askForPlace, askRoom, findQuickRooms, isRoom } from "./room-lookup.ts";

export type JoinGuardPorts = {
  readonly challenges: Challenges;
  /** Host names of this server that proofs may be for; when empty, the host of the request is accepted. */
  readonly hosts: readonly string[];
  /** Maximum number of match rooms. */
  readonly roomsMax: number;
  readonly openRooms: OpenRooms;
  readonly awakeRooms: AwakeRooms;
  readonly names: RoomNames;
  readonly serverBans: Pick<ServerBans, "find">;
  /** The end of the host's session in the headers of a request, in milliseconds since 1970; undefined without one. */
  readonly adminSession: (headers: Headers) => number | undefined;
  readonly limits: JoinLimits;
  readonly firstWork: FirstWork;
  readonly ages: IdentityAges;
  /** When the player may enter a ranked queue again, in milliseconds since 1970; undefined if now. */
  readonly cooldownEnd: (key: string) => Promise<number | undefined>;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly createLimiter: CreateLimiter;
  readonly quickSeats: QuickSeats;
  readonly placement: Placement;
  /** Codes of quick matches that have free seats by the room list, the fullest first. */
  readonly openMatches: (limit: number) => string[];
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
  [CLOSE_CROWDED]: "your network keeps too many rooms awake; leave one",
};

/** Limits above which requests are refused, whatever they bring. */
type FlatLimit = "reconnections" | "lobbyJoins" | "wrongPasswords";

const COUNTED_LIMITS: Readonly<Record<FlatLimit, RefusalReason>> = {
  reconnections: "joinRate",
  lobbyJoins: "joinRate",
  wrongPasswords: "passwordRate",
};

export class JoinGuard {
  readonly #ports: JoinGuardPorts;
  readonly #rates: JoinRates;
  readonly #limiters: Readonly<Record<FlatLimit, Limiter>>;
  /** Quick joins run one after the other, so that simultaneous ones find the room that the first of them created. */
  #quickQueue: Promise<unknown> = Promise.resolve();
  /** By room: reservations run one after the other, so that each gets the place that was made for it. */
  readonly #reservations = new Map<string, Promise<unknown>>();

  readonly #workshops: WorkshopJoins;

  /** For rooms that the server itself creates. */
  readonly newRooms = {
    code: () => this.#ports.newRoomCode(),
    isAllowed: () => this.#takesRooms() && this.#ports.openRooms.count < this.#ports.roomsMax,
  };

  constructor(ports: JoinGuardPorts) {
    const { limits, createLimiter } = ports;
    this.#ports = ports;
    this.#rates = new JoinRates(ports);
    this.#workshops = new WorkshopJoins({ name: ports.names.workshop, exclusively: ports.exclusively });
    this.#limiters = {
      reconnections: createLimiter("reconnections", limits.reconnections),
      lobbyJoins: createLimiter("lobbyJoins", limits.lobbyJoins),
      wrongPasswords: createLimiter("wrongPasswords", limits.wrongPasswords),
    };
  }

  /**
   * Answers `POST /matchmake/METHOD/TARGET` with a seat. Throws ServerError with an HTTP status and one line that names
   * what is wrong.
   */
  async admit(method: string, target: string, options: unknown, context: AuthContext): Promise<Seat> {
    try {
      const seat = await this.#admit(method, target, options, context);
      // The framework always names the process of a room.
      return { ...seat, processId: await this.#ports.placement.routeTo(seat.processId!) };
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
    if (method === "joinOrCreate" && isRankedMode(target))
      return this.#joinQueue(target, await this.#check(options, target, context), context);
    if (method === "joinById") {
      const request = await this.#check(options, target, context, target);
      const isWorkshop = readWorkshopCode(target) === target;
      return isWorkshop ? this.#workshops.join(target, request, context) : this.#joinRoom(target, request, context);
    }
    if (route === `joinOrCreate ${HELP}`) return this.#joinHelp(options, context);
    if (route === `joinOrCreate ${ADMIN}`) return this.#joinAdmin(context);
    if (method === "reconnect") return this.#reconnect(target, options, context);
    throw new ServerError(ErrorCode.MATCHMAKE_NO_HANDLER, "no such room");
  }

  /** A wrong token, and a room that does not exist, have the same answer: codes of unlisted rooms cannot be guessed here. */
  async #reconnect(code: string, options: unknown, { headers }: AuthContext): Promise<Seat> {
    const network = headers.get(NETWORK_HEADER) ?? "";
    await this.#limit("reconnections", network, "too many reconnections from your network; wait a moment");
    const token = (options as { reconnectionToken?: unknown } | null)?.reconnectionToken;
    const isKnown = typeof token === "string" && (await isRoom(this.#ports.names, code));
    const seat = isKnown
      ? await matchMaker.reconnect(code, { reconnectionToken: token }).catch(() => undefined)
      : undefined;
    if (seat === undefined) throw new ServerError(ErrorCode.MATCHMAKE_EXPIRED, "there is no such seat any more");
    // A whole school may reconnect at once; only guesses are limited.
    this.#limiters.reconnections.refund(network);
    return seat;
  }

  /** A join of a room where players play: also refuses players that are banned from the server. */
  async #check(raw: unknown, target: string, context: AuthContext, room?: string): Promise<JoinRequest> {
    const request = await this.identify(raw, target, context, room);
    const ban = this.#ports.serverBans.find(request.key, request.network);
    if (ban !== undefined) throw refusal(CLOSE_SERVER_BANNED, writeBanMessage(ban), "joinServerBanned");
    return request;
  }

  /** Verifies options and proof of a join for this target. `code`: the room that the client asks for. Throws ServerError. */
  async identify(
    raw: unknown,
    target: string,
    { headers }: Pick<AuthContext, "headers">,
    code?: string,
  ): Promise<JoinRequest> {
    const options = readOptions(raw);
    const network = headers.get(NETWORK_HEADER) ?? "";
    const { challenges, hosts } = this.#ports;
    const workBits = bitsOf(options, target);
    await this.#rates.join({ network, key: options.proof.key, workBits }, code);
    const host = headers.get("host")?.toLowerCase() ?? "";
    if (!(await isProofValid(options.proof, hosts.length > 0 ? hosts : [host], target, challenges))) {
      throw refusal(CLOSE_PROOF, "the proof of identity is invalid");
    }
    const { nickname, flag, password, watch, viewer, takeSeat, seat, room, proof } = options;
    return {
      nickname,
      key: proof.key,
      fingerprint: fingerprintOf(proof.key),
      network,
      flag,
      password,
      watch,
      viewer,
      takeSeat,
      workBits,
      seat,
      room,
    };
  }

  /** Open to banned players: they can ask why. */
  async #joinHelp(options: unknown, context: AuthContext): Promise<Seat> {
    const request = await this.identify(options, HELP, context);
    return matchMaker.joinOrCreate(this.#ports.names.help, request, context);
  }

  async #joinAdmin(context: AuthContext): Promise<Seat> {
    await this.#limit("lobbyJoins", context.headers.get(NETWORK_HEADER) ?? "", "too many joins; wait a moment");
    const until = this.#ports.adminSession(context.headers);
    if (until === undefined) throw refusal(CLOSE_PROOF, "not signed in", "adminSession");
    return matchMaker.joinOrCreate(this.#ports.names.admin, { until }, context);
  }

  async #joinLobby(context: AuthContext): Promise<Seat> {
    await this.#limit(
      "lobbyJoins",
      context.headers.get(NETWORK_HEADER) ?? "",
      "too many joins from your network; wait a moment",
    );
    return matchMaker.joinOrCreate(this.#ports.names.lobby, { process: matchMaker.processId }, context);
  }

  async #joinQueue(mode: RankedMode, request: JoinRequest, context: AuthContext): Promise<Seat> {
    const until = await this.#ports.cooldownEnd(request.key);
    if (until !== undefined) throw refusal(CLOSE_COOLDOWN, String(until));
    return matchMaker.joinOrCreate(this.#ports.names[mode], { ...request, room: undefined }, context);
  }

  #joinQuickMatch(request: JoinRequest, context: AuthContext): Promise<Seat> {
    const seat = this.#quickQueue.then(async () => {
      const found = await this.#findQuickMatch({ ...request, room: undefined, watch: false }, context);
      this.#ports.quickSeats.record(request.key, found.roomId);
      return found;
    });
    this.#quickQueue = seat.catch(() => undefined);
    return seat;
  }

  async #findQuickMatch(request: JoinRequest, context: AuthContext): Promise<Seat> {
    const { names, exclusively, newRoomCode } = this.#ports;
    const seat = await this.#joinOpenMatch(request, context, false);
    if (seat !== undefined) return seat;
    return exclusively("quick", async () => {
      // Meanwhile another process can have created one.
      const other = await this.#joinOpenMatch(request, context, true);
      if (other !== undefined) return other;
      await this.#allowCreation(request);
      return this.#create(names.quick, { ...request, code: await newRoomCode() }, context);
    });
  }

  async #joinOpenMatch(request: JoinRequest, context: AuthContext, all: boolean): Promise<Seat | undefined> {
    for (const code of await findQuickRooms(request.key, this.#ports, all)) {
      if ((await askRoom(code, request)) !== 0) continue;
      const seat = await matchMaker.joinById(code, request, context).catch(() => undefined);
      if (seat !== undefined) return seat;
    }
    return undefined;
  }

  async #createRoom(request: JoinRequest, context: AuthContext): Promise<Seat> {
    await this.#allowCreation(request);
    const options = { ...request, password: "", watch: false, code: await this.#ports.newRoomCode() };
    return this.#create(this.#ports.names.friends, options, context);
  }

  /** The room counts as awake from now on, so that simultaneous creations cannot exceed the limit. */
  async #create(name: string, request: JoinRequest, context: AuthContext): Promise<Seat> {
    const { awakeRooms } = this.#ports;
    if (!awakeRooms.isAllowed(request.network)) {
      throw refusal(CLOSE_CROWDED, "your network keeps too many rooms awake; leave one", "awakeRooms");
    }
    const release = awakeRooms.reserve(request.network);
    return matchMaker.create(name, request, context).finally(release);
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
    if (why !== 0) {
      throw refusal(
        why,
        MESSAGES[why] ?? "the room refused the join",
        why === CLOSE_CROWDED ? "awakeRooms" : undefined,
      );
    }
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

  async #allowCreation(request: JoinRequest): Promise<void> {
    const { openRooms, roomsMax, placement } = this.#ports;
    const othersTakeRooms = placement.emptiestOther() !== undefined;
    if (!placement.takesRooms() && !othersTakeRooms) {
      throw refusal(CLOSE_CROWDED, "this server is about to restart and takes no new rooms");
    }
    await this.#rates.creation(request);
    if (othersTakeRooms || openRooms.count < roomsMax || (await openRooms.closeLongestEmpty())) return;
    throw refusal(CLOSE_CROWDED, "this server has reached its limit of rooms", "roomLimit");
  }

  /** Whether this process, or another one, takes new rooms. */
  #takesRooms(): boolean {
    const { placement } = this.#ports;
    return placement.takesRooms() || placement.emptiestOther() !== undefined;
  }

  async #limit(limiter: FlatLimit, key: string, message: string): Promise<void> {
    if (!(await this.#limiters[limiter].take(key))) throw refusal(CLOSE_CROWDED, message, COUNTED_LIMITS[limiter]);
  }
}

function noRoom(): ServerError {
  return new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, "there is no such room");
}
