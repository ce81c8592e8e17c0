/**
 * The World: every bit of state that a tick reads or writes, as flat typed data. Two worlds with equal state stay
 * equal for ever when they are given equal inputs; nothing else (no clock, no random number, no map order) goes in.
 *
 * `discs` and `players` are columns over one block of memory, so that copying a world is one move of bytes.
 * `contacts` and `scratch` are worked out from the state and are not part of it.
 */
import type { Arena } from "./arena.ts";
import { createContacts, type Contacts } from "./collision/contacts.ts";
import type { Discs } from "./discs.ts";

export const SPECTATORS = 0;
export const RED_TEAM = 1;
export const BLUE_TEAM = 2;

/** Game states. STOPPED: no game is on, there are no discs. */
export const STOPPED = -1;
export const KICK_OFF = 0;
export const PLAYING = 1;
export const GOAL = 2;
export const ENDED = 3;

export type Game = {
  /** Number of steps made since the world was created. */
  tick: number;
  state: number;
  red: number;
  blue: number;
  /** Seconds played; a running sum of 1/60. */
  time: number;
  /** Ticks left of the celebration (GOAL) or of the final scene (ENDED). */
  goalTicks: number;
  /** 120: paused. 119 … 1: counting down to play. 0: not paused. */
  pauseTicks: number;
  /** The team that kicks off: RED_TEAM or BLUE_TEAM. */
  kickOffTeam: number;
  /** Limits of the running game: goals, and minutes; 0 = none. */
  scoreLimit: number;
  timeLimit: number;
  /** Kick rate limit: ticks between kicks, cost of a kick, and how much credit can be saved up. */
  kickMin: number;
  kickRate: number;
  kickMax: number;
};

/** Players in list order: the order of entering a team, in which they move, kick and line up. */
export type Players = {
  count: number;
  readonly id: Int32Array;
  readonly team: Int32Array;
  /** Held keys, as bits (input.ts). */
  readonly keys: Int32Array;
  /** 1 from the press of the kick key until a kick succeeds or the key is released. */
  readonly armed: Int32Array;
  /** Ticks until the next kick is allowed. */
  readonly wait: Int32Array;
  /** Saved-up kick credit. */
  readonly budget: Int32Array;
  /** Number of his disc, -1 for none. */
  readonly disc: Int32Array;
  /** The number shown on the disc of a player without an avatar. */
  readonly number: Int32Array;
};

export type World = {
  readonly arena: Arena;
  readonly game: Game;
  readonly discs: Discs;
  readonly players: Players;
  /** The memory behind the columns of `discs` and `players`. */
  readonly block: Uint8Array;
  readonly contacts: Contacts;
  readonly scratch: { readonly x: Float64Array; readonly y: Float64Array; readonly disc: Int32Array; count: number };
};

/** Enough for any room: HaxBall's largest had 30. */
export const MAX_PLAYERS = 64;

/** Fresh rooms: no kick less than 2 ticks after the last, no cost. */
const DEFAULT_KICK_MIN = 2;
const DEFAULT_KICK_MAX = 1;

/** A world on this arena without players and without a game. It can hold `maxPlayers` players. */
export function createWorld(arena: Arena, maxPlayers = MAX_PLAYERS): World {
  const discCapacity = arena.stadium.discs.length + maxPlayers;
  const layout = createLayout(discCapacity, maxPlayers);
  return {
    arena,
    game: createGame(),
    discs: layout.discs,
    players: layout.players,
    block: layout.block,
    contacts: createContacts(discCapacity),
    scratch: {
      x: new Float64Array(discCapacity),
      y: new Float64Array(discCapacity),
      disc: new Int32Array(discCapacity),
      count: 0,
    },
  };
}

/** Makes `to` equal to `from`. Both must be on the same arena and of the same capacity. */
export function copyWorld(from: World, to: World): void {
  if (from.arena !== to.arena || from.block.length !== to.block.length) {
    throw new RangeError("copyWorld: the worlds differ in arena or capacity");
  }
  to.block.set(from.block);
  to.discs.count = from.discs.count;
  to.players.count = from.players.count;
  copyGame(from.game, to.game);
  to.contacts.valid = false;
}

/** Index of a player in the list, -1 if he is not there. */
export function findPlayer(world: World, id: number): number {
  const { players } = world;
  for (let i = 0; i < players.count; i++) if (players.id[i] === id) return i;
  return -1;
}

export function playerCapacity(world: World): number {
  return world.players.id.length;
}

function createGame(): Game {
  return {
    tick: 0,
    state: STOPPED,
    red: 0,
    blue: 0,
    time: 0,
    goalTicks: 0,
    pauseTicks: 0,
    kickOffTeam: RED_TEAM,
    scoreLimit: 3,
    timeLimit: 3,
    kickMin: DEFAULT_KICK_MIN,
    kickRate: 0,
    kickMax: DEFAULT_KICK_MAX,
  };
}

function copyGame(from: Game, to: Game): void {
  to.tick = from.tick;
  to.state = from.state;
  to.red = from.red;
  to.blue = from.blue;
  to.time = from.time;
  to.goalTicks = from.goalTicks;
  to.pauseTicks = from.pauseTicks;
  to.kickOffTeam = from.kickOffTeam;
  to.scoreLimit = from.scoreLimit;
  to.timeLimit = from.timeLimit;
  to.kickMin = from.kickMin;
  to.kickRate = from.kickRate;
  to.kickMax = from.kickMax;
}

const DISC_FLOATS = 10;
const DISC_INTS = 3;
const PLAYER_INTS = 8;

function createLayout(discs: number, players: number) {
  const buffer = new ArrayBuffer(discs * (DISC_FLOATS * 8 + DISC_INTS * 4) + players * PLAYER_INTS * 4);
  let offset = 0;
  const floats = () => {
    const column = new Float64Array(buffer, offset, discs);
    offset += column.byteLength;
    return column;
  };
  const ints = (length: number) => {
    const column = new Int32Array(buffer, offset, length);
    offset += column.byteLength;
    return column;
  };
  return {
    block: new Uint8Array(buffer),
    discs: {
      count: 0,
      x: floats(),
      y: floats(),
      vx: floats(),
      vy: floats(),
      gx: floats(),
      gy: floats(),
      radius: floats(),
      bCoef: floats(),
      invMass: floats(),
      damping: floats(),
      cMask: ints(discs),
      cGroup: ints(discs),
      owner: ints(discs),
    },
    players: {
      count: 0,
      id: ints(players),
      team: ints(players),
      keys: ints(players),
      armed: ints(players),
      wait: ints(players),
      budget: ints(players),
      disc: ints(players),
      number: ints(players),
    },
  };
}
