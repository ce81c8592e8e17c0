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
import type { Command } from "./command.ts";
import { BLUE_KIT, RED_KIT, type Kit } from "./kit.ts";
import type { Member } from "./member.ts";
import type { BotFill } from "./bot-fill.ts";

/** A change of a disc from outside the rules, with values as they were written. */
export type DiscNudge = { readonly disc: number; readonly change: DiscChange };

export type MatchOptions = {
  /** Seats for players per team. */
  readonly teamSize: number;
  readonly bots: BotFill;
  readonly botLevel: BotLevel;
  /** Seeds the bots; two matches with equal seeds and inputs are equal. */
  readonly seed: number;
};

export type Match = {
  readonly options: MatchOptions;
  /** Replaced when the stadium changes. */
  world: World;
  stadiumName: string;
  /** In list order: joining and every team change put a member at the end. */
  readonly members: Member[];
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
  readonly log: EventLog;
};

/** Ticks between having two teams (or the end of a game) and the automatic start. */
export const START_DELAY = 60;

/** Host commands have no number; members count from 1, and on the wire an id has 16 bits. */
const FIRST_ID = 1;
const LAST_ID = 0xffff;

/** `stadiumName` is what clients are told; the stadium itself is what is played on. */
export function createMatch(options: MatchOptions, stadiumName: string, stadium: Stadium): Match {
  return {
    options,
    world: createWorld(createArena(stadium)),
    stadiumName,
    members: [],
    nextId: FIRST_ID,
    scoreLimit: 3,
    timeLimit: 3,
    kits: { red: RED_KIT, blue: BLUE_KIT },
    autoStart: true,
    startIn: START_DELAY,
    queue: [],
    nudges: [],
    log: createEventLog(),
  };
}

/** Reserves an id and asks for a seat; the newcomer is there after the next `advance`. */
export function admit(match: Match, name: string): number {
  const id = takeId(match);
  match.queue.push({ kind: "join", id, name });
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
