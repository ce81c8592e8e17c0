/**
 * The referee, without a transport: members, teams, limits and the running world. Server room, tests, command line and
 * practice in the browser all run this one. It knows no clock: whoever owns it calls `advance` (tick.ts) sixty times a
 * second.
 */
import type { BotLevel } from "#bot/level.ts";
import { createArena } from "#sim/arena.ts";
import { createEventLog, type EventLog } from "#sim/event.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createWorld, type World } from "#sim/world.ts";
import type { Refusal } from "#protocol/refusal.ts";
import type { Command, CommandKind } from "./command.ts";
import { BLUE_KIT, RED_KIT, type Kit } from "./kit.ts";
import type { Member, Identity } from "./member.ts";
import type { OutgoingNotice } from "./notices.ts";
import { DEFAULT_SETTINGS, type RoomSettings } from "./settings.ts";
import type { Vote } from "./vote.ts";
import type { BotFill } from "./bot-fill.ts";

/** A change of a disc from outside the rules, with values as they were written. */
export type DiscNudge = { readonly disc: number; readonly change: DiscChange };

export type MatchOptions = {
  /** Seats for players per team. */
  readonly teamSize: number;
  readonly bots: BotFill;
  readonly botLevel: BotLevel;
  /** Seeds the bots and every other chance; two matches with equal seeds and inputs are equal. */
  readonly seed: number;
  /** Who has a seat and does nothing for so many ticks of play is moved to the spectators. */
  readonly awayTicks?: number;
  /** Takes words out that are not for everybody: of the name of a room that everybody can find. */
  readonly censor?: (text: string) => string;
};

/** Somebody who was sent away in this tick. */
export type Kicked = {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly ban: "none" | "awhile" | "forGood";
  readonly reason: string;
};

/** Something that was asked for in this tick and not done. */
export type Refused = { readonly by: number; readonly kind: CommandKind; readonly why: Refusal };

export type Match = {
  readonly options: Required<MatchOptions>;
  readonly settings: RoomSettings;
  /** Replaced when the stadium changes. */
  world: World;
  stadiumName: string;
  /** In list order: joining and every team change put a member at the end. */
  readonly members: Member[];
  /** Whose room it is, by key; "" for nobody's. */
  ownerKey: string;
  /** Keys of those who were made admins, so that they are when they come back. */
  readonly adminKeys: Set<string>;
  /** Members may not change their team themselves. */
  teamsLocked: boolean;
  /** Ids of spectators who wait for a seat, first come first. */
  readonly waiting: number[];
  vote: Vote | null;
  /** By key: from which tick on he may call a vote again. */
  readonly voteFree: Map<string, number>;
  /** State of the match's own random numbers. */
  random: number;
  nextId: number;
  scoreLimit: number;
  timeLimit: number;
  readonly kits: { red: Kit; blue: Kit };
  /** True: a game starts by itself when both teams have players. An admin's stop ends that until he starts one. */
  autoStart: boolean;
  /** Ticks until the automatic start. */
  startIn: number;
  readonly queue: Command[];
  /** Changes to discs that were applied at the start of the last tick, in order. */
  readonly nudges: DiscNudge[];
  /** What the last tick said, refused, and who was sent away in it. */
  readonly notices: OutgoingNotice[];
  readonly refused: Refused[];
  readonly kicked: Kicked[];
  /** True if the bans were lifted in the last tick. */
  bansCleared: boolean;
  readonly log: EventLog;
};

/** Ticks between having two teams (or the end of a game) and the automatic start. */
export const START_DELAY = 60;

/** A minute: long enough for a keeper whose team attacks. */
const AWAY_TICKS = 60 * 60;

/** Host commands have no number; members count from 1, and on the wire an id has 16 bits. */
const FIRST_ID = 1;
export const LAST_ID = 0xffff;

/** `stadiumName` is what clients are told; the stadium itself is what is played on. */
export function createMatch(
  options: MatchOptions,
  stadiumName: string,
  stadium: Stadium,
  settings?: Partial<RoomSettings>,
): Match {
  return {
    options: { awayTicks: AWAY_TICKS, censor: (text) => text, ...options },
    settings: { ...DEFAULT_SETTINGS, teamSize: options.teamSize, ...settings },
    world: createWorld(createArena(stadium)),
    stadiumName,
    members: [],
    ownerKey: "",
    adminKeys: new Set(),
    teamsLocked: false,
    waiting: [],
    vote: null,
    voteFree: new Map(),
    random: options.seed,
    nextId: FIRST_ID,
    scoreLimit: 3,
    timeLimit: 3,
    kits: { red: RED_KIT, blue: BLUE_KIT },
    autoStart: true,
    startIn: START_DELAY,
    queue: [],
    nudges: [],
    notices: [],
    refused: [],
    kicked: [],
    bansCleared: false,
    log: createEventLog(),
  };
}

export type Admission = { readonly identity?: Identity; readonly watch?: boolean };

/** Reserves an id and asks for a seat (or a place to watch from); the newcomer is there after the next `advance`. */
export function admit(match: Match, name: string, admission: Admission = {}): number {
  const id = takeId(match);
  match.queue.push({ kind: "join", id, name, ...admission });
  return id;
}

/** The next number; after the last one, counting starts again and leaves out who is still there. */
export function takeId(match: Match): number {
  let id = match.nextId;
  while (isTaken(match, id)) id = following(id);
  match.nextId = following(id);
  return id;
}

function following(id: number): number {
  return id === LAST_ID ? FIRST_ID : id + 1;
}

function isTaken(match: Match, id: number): boolean {
  const awaited = match.queue.some((command) => command.kind === "join" && command.id === id);
  return awaited || findMember(match, id) !== undefined;
}

export function findMember(match: Match, id: number | undefined): Member | undefined {
  return match.members.find((member) => member.id === id);
}
