/**
 * The World: all state that a tick reads or writes, as flat typed data; fields.ts lists it. Two worlds with equal state
 * and equal inputs stay equal: no clock, no random number and no order of a Map has any influence.
 *
 * `discs` and `players` are columns over one block of memory, so that copying a world is one move of bytes.
 * `candidates` and `previous` are derived from the state and are not part of it.
 */
import type { Arena } from "./arena.ts";
import { createCandidates, type Candidates } from "./collision/candidates.ts";
import {
  createColumns,
  DISC_FLOATS,
  DISC_INTS,
  GAME_FLOATS,
  GAME_INTS,
  PLAYER_INTS,
  type Discs,
  type Game,
  type Players,
} from "./fields.ts";

export const SPECTATORS = 0;
export const RED_TEAM = 1;
export const BLUE_TEAM = 2;

/** Game states. STOPPED: no game is on, there are no discs. */
export const STOPPED = -1;
export const KICK_OFF = 0;
export const PLAYING = 1;
export const GOAL = 2;
export const ENDED = 3;

export type World = {
  readonly arena: Arena;
  readonly game: Game;
  readonly discs: Discs;
  readonly players: Players;
  /** The memory behind the columns of `discs` and `players`. */
  readonly block: Uint8Array;
  readonly candidates: Candidates;
  /** Positions of the scoring discs before they moved in this tick, for goals. */
  readonly previous: { readonly x: Float64Array; readonly y: Float64Array; readonly disc: Int32Array; count: number };
};

/** Enough for any room: HaxBall's largest had 30. */
export const MAX_PLAYERS = 64;

/** Kick rate of a new room: at least 2 ticks between kicks, no cost. */
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
    candidates: createCandidates(discCapacity),
    previous: {
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
  to.candidates.valid = false;
}

/** Index of a player in the list; -1 for an unknown id. */
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
    overtime: 1,
    kickMin: DEFAULT_KICK_MIN,
    kickRate: 0,
    kickMax: DEFAULT_KICK_MAX,
  };
}

function copyGame(from: Game, to: Game): void {
  for (const key of GAME_INTS) to[key] = from[key];
  for (const key of GAME_FLOATS) to[key] = from[key];
}

const DISC_BYTES = DISC_FLOATS.length * 8 + DISC_INTS.length * 4;
const PLAYER_BYTES = PLAYER_INTS.length * 4;

/** The columns of `discs` and `players`, one after the other in one block of memory. */
function createLayout(
  discs: number,
  players: number,
): { readonly block: Uint8Array; readonly discs: Discs; readonly players: Players } {
  const buffer = new ArrayBuffer(discs * DISC_BYTES + players * PLAYER_BYTES);
  let offset = 0;
  const floats = (length: number) => {
    const column = new Float64Array(buffer, offset, length);
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
      ...createColumns(DISC_FLOATS, () => floats(discs)),
      ...createColumns(DISC_INTS, () => ints(discs)),
    },
    players: { count: 0, ...createColumns(PLAYER_INTS, () => ints(players)) },
  };
}
