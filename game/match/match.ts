/**
 * The state of the referee, without a transport: members, settings and the running world. Server room, tests, command line
 * and practice in the browser all run this one. It has no clock: its owner calls `advance` (tick.ts) sixty times a second.
 */
import { START_DELAY_TICKS } from "#room/automatic-start.ts";
import type { BotLevel } from "#bot/level.ts";
import type { Notice } from "#protocol/notice.ts";
import { BLUE_KIT, RED_KIT, type Kit } from "#room/kit.ts";
import type { DiscImage } from "#room/look.ts";
import type { MuteTerm } from "#room/mute.ts";
import type { RoomView } from "#room/permissions.ts";
import type { Refusal } from "#room/refusal.ts";
import { DEFAULT_SETTINGS, type BotFill, type RoomSettings } from "#room/settings.ts";
import { createArena } from "#sim/arena.ts";
import { createEventLog, type EventLog } from "#sim/event.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createWorld, STOPPED, type World } from "#sim/world.ts";
import type { Command, CommandKind, VoteAsk } from "./command.ts";
import type { MatchEvent } from "./match-event.ts";
import type { Member } from "./members.ts";
import type { RankedGame } from "./ranked-game.ts";
import { createStatistics, type FinishedGame, type MatchStatistics } from "./statistics.ts";

/** A change of a disc from outside the rules, with values as they were written. */
export type DiscNudge = { readonly disc: number; readonly change: DiscChange };

export type LoadInfo = {
  /** Whether a room on this stadium was beyond its budget before. */
  isHeavy(stadium: Stadium): boolean;
  /** Whether a game on this stadium can start without making other rooms wait. */
  hasRoomFor(stadium: Stadium): boolean;
};

export const NO_LOAD: LoadInfo = { isHeavy: () => false, hasRoomFor: () => true };

export type MatchOptions = {
  readonly bots: BotFill;
  readonly botLevel: BotLevel;
  /** Seeds the bots and all other random choices; two matches with equal seeds and inputs are equal. */
  readonly seed: number;
  /** Ticks of play without an action after which a player is moved to the spectators. */
  readonly awayTicks?: number;
  /** True: only stadiums with goals and a ball within reach are played (bot/playable.ts). False by default. */
  readonly playableOnly?: boolean;
  /** The computing time that stadiums need, as the server has measured it. */
  readonly load?: LoadInfo;
  /** Replaces offensive words in the name of a listed room. */
  readonly censor?: (text: string) => string;
};

/** "awhile": the key is banned for a limited time, after a vote; "forever": an admin banned it, and for a while its network. */
export type Ban = "none" | "awhile" | "forever";

/** A member that was kicked in this tick. */
export type Kicked = {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly ban: Ban;
  readonly reason: string;
  /** Name of the admin; "" for a vote and for the host. */
  readonly by: string;
  readonly byKey?: string;
  /** Id of the admin; undefined for a vote and for the host. */
  readonly byId?: number | undefined;
};

/** A request that was refused in this tick. */
export type Refused = { readonly by: number; readonly kind: CommandKind; readonly why: Refusal };

/** A notice and the ids of the members that receive it; undefined: all. */
export type OutgoingNotice = { readonly notice: Notice; readonly to?: readonly number[] };

export type Vote = {
  readonly ask: VoteAsk;
  /** The person that a vote is against (voters.ts); "" for the other subjects. */
  readonly target: string;
  /** Name of the member to kick or of the stadium; "" for a restart. */
  readonly object: string;
  readonly by: string;
  readonly endTick: number;
  /** By person (voters.ts). */
  readonly ballots: Map<string, boolean>;
};

/** The players that a restored game waits for (resume.ts). */
export type Returning = {
  /** Ids of the members that are not back yet. */
  ids: readonly number[];
  /** Ticks until the game resumes, without the countdown of the simulation. */
  ticks: number;
};

/** A mute by an admin (mute.ts). */
export type Mute = {
  /** The muted person (voters.ts). */
  readonly person: string;
  readonly term: MuteTerm;
  /** The tick that ends it; 0 for terms without a time. */
  readonly endTick: number;
};

export type Match = {
  readonly options: Required<MatchOptions>;
  readonly settings: RoomSettings;
  /** Replaced when the stadium changes. */
  world: World;
  stadiumName: string;
  /** In list order: joining and every team change put a member at the end. */
  readonly members: Member[];
  /** Key of the room's owner; "" for none. */
  ownerKey: string;
  /** Keys of members that an admin made admins, so that they are admins again when they rejoin. */
  readonly adminKeys: Set<string>;
  /** By key: the rights that members get again when they rejoin (rights.ts). */
  readonly rightsByKey: Map<string, number>;
  /** By admins. Replaced with every change. */
  mutes: readonly Mute[];
  /** Ids of the spectators that wait for a seat, in order. */
  readonly seatQueue: number[];
  vote: Vote | null;
  /** By person and by voter (voters.ts): the tick from which on they may call a vote again. */
  readonly nextVoteTick: Map<string, number>;
  /** State of the match's own random numbers. */
  random: number;
  nextId: number;
  readonly kits: { red: Kit; blue: Kit };
  /** Colours (0xRRGGBB; -1: transparent) that a script has given to discs of the stadium in this game. Replaced with every change. */
  discColors: readonly (readonly [disc: number, color: number])[];
  /** Drawings that a script has put on discs of this stadium. Replaced with every change. */
  discImages: readonly (readonly [disc: number, image: DiscImage])[];
  /** Labels of the extra keys (room/extra-keys.ts) that a script has asked for. Replaced with every change. */
  extraKeys: readonly string[];
  /** True: a game starts by itself when both teams have players. Stopping a game ends that until the next start. */
  autoStart: boolean;
  /** Ticks until the automatic start. */
  startIn: number;
  /** Ticks for which the present kick-off has waited (kick-off.ts). */
  kickOffTicks: number;
  /** Null unless the game was restored and waits. */
  returning: Returning | null;
  readonly queue: Command[];
  /** Changes to discs that were applied at the start of the last tick, in order. */
  readonly nudges: DiscNudge[];
  /** Notices, refusals and kicks of the last tick. */
  readonly notices: OutgoingNotice[];
  readonly refused: Refused[];
  readonly kicked: Kicked[];
  /** Commands of the last tick, in order, without those that were refused because of the load (see `LoadInfo`). */
  readonly applied: Command[];
  /** What happened to members and game in the last tick, in order. */
  readonly events: MatchEvent[];
  /** Ids of members whose cameras a script has set in the last tick. */
  readonly newCameras: number[];
  /** Keys of players that changed after them, in order: an id and a byte in turn. A reset releases all keys. */
  readonly keyChanges: number[];
  /** Ids of bans that were lifted in the last tick. */
  readonly unbanned: string[];
  /** Ids of former members whose bans were lifted in the last tick. */
  readonly unbannedMembers: number[];
  /** True if all bans were lifted in the last tick. */
  bansCleared: boolean;
  /** Of the running game, or of the last one. */
  statistics: MatchStatistics;
  /** Null in rooms without a ranked game. */
  ranked: RankedGame | null;
  /** Games that ended in the last tick. */
  readonly finished: FinishedGame[];
  readonly log: EventLog;
};

/** A minute: long enough for a goalkeeper whose team attacks. */
const AWAY_TICKS = 60 * TICK_RATE;

/** Ids of members; on the wire an id has 16 bits. */
const FIRST_ID = 1;
export const LAST_ID = 0xffff;

/** `stadiumName` is the name that clients see; `stadium` is what is played on. */
export function createMatch(
  options: MatchOptions,
  stadiumName: string,
  stadium: Stadium,
  settings?: Partial<RoomSettings>,
): Match {
  return {
    options: { awayTicks: AWAY_TICKS, playableOnly: false, load: NO_LOAD, censor: (text) => text, ...options },
    settings: { ...DEFAULT_SETTINGS, ...settings },
    world: createWorld(createArena(stadium)),
    stadiumName,
    members: [],
    ownerKey: "",
    adminKeys: new Set(),
    rightsByKey: new Map(),
    mutes: [],
    seatQueue: [],
    vote: null,
    nextVoteTick: new Map(),
    random: options.seed,
    nextId: FIRST_ID,
    kits: { red: RED_KIT, blue: BLUE_KIT },
    discColors: [],
    discImages: [],
    extraKeys: [],
    autoStart: true,
    startIn: START_DELAY_TICKS,
    kickOffTicks: 0,
    returning: null,
    queue: [],
    nudges: [],
    notices: [],
    refused: [],
    kicked: [],
    applied: [],
    events: [],
    newCameras: [],
    keyChanges: [],
    unbanned: [],
    unbannedMembers: [],
    bansCleared: false,
    statistics: createStatistics(),
    ranked: null,
    finished: [],
    log: createEventLog(),
  };
}

/** The match as permissions (room/permissions.ts) see it. */
export function viewOf(match: Match): RoomView {
  const { settings, members, seatQueue } = match;
  return { settings, members, seatQueue, gameOn: isGameOn(match) };
}

export function isGameOn({ world }: Match): boolean {
  return world.game.state !== STOPPED;
}

/** The next free id; after the last one, counting starts again with the ids that are free. */
export function takeId(match: Match): number {
  let id = match.nextId;
  while (isTaken(match, id)) id = following(id);
  match.nextId = following(id);
  return id;
}

function following(id: number): number {
  return id === LAST_ID ? FIRST_ID : id + 1;
}

function isTaken({ members, queue }: Match, id: number): boolean {
  const reserved = queue.some((command) => command.kind === "join" && command.id === id);
  return reserved || members.some((member) => member.id === id);
}
