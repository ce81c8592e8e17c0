/**
 * Worlds for tests of the simulation, made with its public functions only: an open field with nothing but a ball, small
 * parts to add to it, and a game on it that tests can step and inspect.
 */
import { createArena, type Arena } from "#sim/arena.ts";
import { createEventLog, EVENT_ARITY, EVENT_NAMES } from "#sim/event.ts";
import { ALL, WALL } from "#sim/masks.ts";
import { setKickRate, startGame } from "#sim/rules/game.ts";
import { addPlayer, setKeys, setTeam } from "#sim/rules/player-list.ts";
import { setDisc, type DiscChange } from "#sim/set-disc.ts";
import type { Disc, Goal, Joint, Plane, PlayerPhysics, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { BLUE_TEAM, createWorld, findPlayer, RED_TEAM, type World } from "#sim/world.ts";
import { DEFAULT_BALL, DEFAULT_DISC } from "#stadium/disc.ts";
import { DEFAULT_PLAYER_PHYSICS } from "#stadium/player-physics.ts";

export const disc = (changes: Partial<Disc> = {}): Disc => ({ ...DEFAULT_DISC, ...changes });

export const ball = (changes: Partial<Disc> = {}): Disc => ({ ...DEFAULT_BALL, ...changes });

export const vertex = (x: number, y: number, changes: Partial<Vertex> = {}): Vertex => ({
  ...{ x, y, bCoef: 1, cMask: ALL, cGroup: WALL },
  ...changes,
});

/** Straight, solid from both sides, bouncing everything back as fast as it came. */
export const segment = (v0: number, v1: number, changes: Partial<Segment> = {}): Segment => ({
  ...{ v0, v1, curveF: Infinity, bias: 0, vis: true, color: 0, bCoef: 1, cMask: ALL, cGroup: WALL },
  ...changes,
});

export const plane = (x: number, y: number, dist: number, changes: Partial<Plane> = {}): Plane => ({
  ...{ normal: { x, y }, dist, bCoef: 1, cMask: ALL, cGroup: WALL },
  ...changes,
});

/** Rigid, between discs 0 and 1. */
export const joint = (changes: Partial<Joint> = {}): Joint => ({
  ...{ d0: 0, d1: 1, minLength: 100, maxLength: 100, strength: Infinity, color: 0 },
  ...changes,
});

/** A goal line from top to bottom. */
export const goal = (team: Goal["team"], x: number, from = -50, to = 50): Goal => ({
  p0: { x, y: from },
  p1: { x, y: to },
  team,
});

export const physics = (changes: Partial<PlayerPhysics> = {}): PlayerPhysics => ({
  ...DEFAULT_PLAYER_PHYSICS,
  ...changes,
});

/** Vertexes that touch nothing: ends of segments. */
export const ends = (...points: readonly (readonly [number, number])[]): Vertex[] =>
  points.map(([x, y]) => vertex(x, y, { cMask: 0 }));

/** A field without borders, a resting ball in its middle. Players line up 200 from it. */
export function field(changes: Partial<Stadium> = {}): Stadium {
  return {
    name: "Field",
    width: 400,
    height: 200,
    maxViewWidth: 0,
    cameraFollow: "ball",
    canBeStored: true,
    spawnDistance: 200,
    fullKickOffReset: false,
    bg: { type: "none", width: 0, height: 0, kickOffRadius: 0, cornerRadius: 0, goalLine: 0, color: 0 },
    vertexes: [],
    segments: [],
    planes: [],
    goals: [],
    discs: [ball()],
    joints: [],
    redSpawnPoints: [],
    blueSpawnPoints: [],
    playerPhysics: DEFAULT_PLAYER_PHYSICS,
    ...changes,
  };
}

export type Setup = {
  /** Ids of the players, in the order of entering: red first. */
  readonly red?: readonly number[];
  readonly blue?: readonly number[];
  readonly spectators?: readonly number[];
  readonly scoreLimit?: number;
  readonly timeLimit?: number;
  readonly overtime?: boolean;
  readonly kickRate?: readonly [min: number, rate: number, burst: number];
  readonly maxPlayers?: number;
};

/** An event of a game: `[steps before it, kind, …values]`. */
export type GameEvent = readonly [number, string, ...number[]];

export type Play = {
  readonly world: World;
  /** Steps made so far. */
  readonly ticks: () => number;
  /** Sets the keys of a player, from the next step on. */
  readonly press: (id: number, keys: number) => void;
  /** Makes steps and returns their events. */
  readonly step: (count?: number) => readonly GameEvent[];
  /** The number of the player's disc, -1 for none. */
  readonly discOf: (id: number) => number;
  readonly change: (disc: number, change: DiscChange) => void;
};

/** A world with players and no game. */
export function lobby(stadium: Stadium | Arena, setup: Setup = {}): World {
  const arena = "stadium" in stadium ? stadium : createArena(stadium);
  const world = createWorld(arena, setup.maxPlayers ?? 16);
  const { red = [], blue = [], spectators = [] } = setup;
  if (setup.kickRate !== undefined) setKickRate(world, ...setup.kickRate);
  for (const id of [...red, ...blue, ...spectators]) addPlayer(world, id);
  for (const id of red) setTeam(world, id, RED_TEAM);
  for (const id of blue) setTeam(world, id, BLUE_TEAM);
  return world;
}

/** A game that was just started. */
export function play(stadium: Stadium | Arena, setup: Setup = {}): Play {
  const world = lobby(stadium, setup);
  const { scoreLimit = 3, timeLimit = 3, overtime = true } = setup;
  startGame(world, { scoreLimit, timeLimit, overtime });
  return playOn(world);
}

/** The same handles for an existing world. */
export function playOn(world: World): Play {
  const log = createEventLog(4096);
  let ticks = 0;
  return {
    world,
    ticks: () => ticks,
    press: (id, keys) => setKeys(world, findPlayer(world, id), keys),
    step(count = 1) {
      const events: GameEvent[] = [];
      for (let i = 0; i < count; i++, ticks++) {
        log.count = 0;
        step(world, log);
        for (let k = 0; k < log.count; k++) {
          const kind = log.kind[k]!;
          events.push([ticks, EVENT_NAMES[kind]!, ...[log.a[k]!, log.b[k]!].slice(0, EVENT_ARITY[kind])]);
        }
      }
      return events;
    },
    discOf: (id) => world.players.disc[findPlayer(world, id)]!,
    change: (index, change) => setDisc(world, index, change),
  };
}

export type Motion = readonly [x: number, y: number, vx: number, vy: number];

/** Without the sign of zero, which means nothing. */
export function motionOf({ discs }: World, i: number): Motion {
  return [discs.x[i]! + 0, discs.y[i]! + 0, discs.vx[i]! + 0, discs.vy[i]! + 0];
}
