/** Matches of bots against bots without a room, as fast as the machine runs them. */
import { decide } from "#bot/decide.ts";
import type { BotLevel } from "#bot/level.ts";
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import { createArena, type Arena } from "#sim/arena.ts";
import { createEventLog, DISC_DISC_EVENT, GOAL_EVENT, KICK_EVENT, type EventLog } from "#sim/event.ts";
import { SCORE } from "#sim/masks.ts";
import { startGame } from "#sim/rules/game.ts";
import { addPlayer, setKeys, setTeam } from "#sim/rules/player-list.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { BLUE_TEAM, createWorld, findPlayer, GOAL, KICK_OFF, PLAYING, RED_TEAM, type World } from "#sim/world.ts";

export type Lineup = {
  readonly red: readonly BotLevel[];
  readonly blue: readonly BotLevel[];
  readonly seed: number;
  /** Goals and minutes; 3 and 3 by default, as in a new room. */
  readonly scoreLimit?: number;
  readonly timeLimit?: number;
  /** Number of ticks after which the match is stopped, overtime included. */
  readonly ticksMax: number;
};

export type MatchResult = {
  readonly red: number;
  readonly blue: number;
  readonly ticks: number;
  /**
   * Longest time, in ticks of play or kick-off, in which no ball moved away from its spot by STALL_RADIUS, and where.
   */
  readonly longestStall: number;
  readonly stallX: number;
  readonly stallY: number;
  /** Goals by a defender without pressure: the attackers' last touch was more than OWN_GOAL_TICKS earlier. */
  readonly ownGoals: number;
  readonly kicks: number;
  /** Calls of the policy. */
  readonly decisions: number;
};

export type SelfPlayBot = { readonly id: number; readonly level: BotLevel; readonly memory: BotMemory };

export type SelfPlay = {
  readonly world: World;
  readonly log: EventLog;
  readonly bots: readonly SelfPlayBot[];
  /** Lets these bots decide; the keys are set by `stepWorld`. Bots that never decide hold no keys. */
  readonly decideKeys: (bots: readonly SelfPlayBot[]) => void;
  /** Steps the world with the keys that were decided. */
  readonly stepWorld: () => void;
  /** One tick: all bots decide on the same world, then it steps. */
  readonly advance: () => void;
};

/** In units. */
const STALL_RADIUS = 5;

/** A goal off a defender within this time of an attacker's touch counts as the attacker's. */
const OWN_GOAL_TICKS = 120;

/**
 * Adds the bots, red team first, and starts the game. Only the bots use the seed: the simulation has no random numbers.
 */
export function createSelfPlay(arena: Arena, lineup: Lineup): SelfPlay {
  const world = createWorld(arena, lineup.red.length + lineup.blue.length);
  const bots = [...lineup.red, ...lineup.blue].map((level, index) => ({
    id: index + 1,
    level,
    memory: createBotMemory(lineup.seed * 64 + index),
  }));
  for (const { id } of bots) addPlayer(world, id);
  for (const { id } of bots) setTeam(world, id, id <= lineup.red.length ? RED_TEAM : BLUE_TEAM);
  startGame(world, { scoreLimit: lineup.scoreLimit ?? 3, timeLimit: lineup.timeLimit ?? 3, overtime: true });
  const log = createEventLog(4096, true);
  const keys = new Int32Array(bots.length + 1);
  const decideKeys = (deciding: readonly SelfPlayBot[]) => {
    for (const { id, level, memory } of deciding) keys[id] = decide(world, id, level, memory);
  };
  const stepWorld = () => {
    log.count = 0;
    for (const { id } of bots) if (findPlayer(world, id) >= 0) setKeys(world, findPlayer(world, id), keys[id]!);
    step(world, log);
  };
  const advance = () => {
    decideKeys(bots);
    stepWorld();
  };
  return { world, log, bots, decideKeys, stepWorld, advance };
}

/** Plays until the match is decided or the ticks are used up. */
export function playMatch(stadium: Stadium | Arena, lineup: Lineup): MatchResult {
  const match = createSelfPlay("stadium" in stadium ? stadium : createArena(stadium), lineup);
  const { world, bots } = match;
  const counts = createCounts(world.arena.stadium.discs.length);
  let ticks = 0;
  while (ticks < lineup.ticksMax && isUndecided(world)) {
    match.advance();
    ticks++;
    countTick(counts, match);
  }
  const { longestStall, stallX, stallY, ownGoals, kicks } = counts;
  const { red, blue } = world.game;
  return { red, blue, ticks, longestStall, stallX, stallY, ownGoals, kicks, decisions: ticks * bots.length };
}

/** False from the deciding goal on. */
export function isUndecided({ game }: World): boolean {
  const limit = game.scoreLimit;
  if (limit > 0 && (game.red >= limit || game.blue >= limit)) return false;
  return game.state === KICK_OFF || game.state === PLAYING || game.state === GOAL;
}

type Counts = ReturnType<typeof createCounts>;

function createCounts(discs: number) {
  return {
    /** Where the stadium's discs were when a ball last moved. */
    x: new Float64Array(discs).fill(Infinity),
    y: new Float64Array(discs).fill(Infinity),
    stallTicks: 0,
    longestStall: 0,
    stallX: 0,
    stallY: 0,
    /** Tick of each team's last touch, by team number. */
    touchTick: [0, 0, 0],
    ownGoals: 0,
    kicks: 0,
  };
}

function countTick(counts: Counts, { world, log }: SelfPlay): void {
  const { discs, game } = world;
  for (let i = 0; i < log.count; i++) {
    const kind = log.kind[i]!;
    if (kind === KICK_EVENT) {
      counts.touchTick[teamOf(world, log.a[i]!)] = game.tick;
      counts.kicks++;
    } else if (kind === DISC_DISC_EVENT && log.a[i] === 0 && discs.owner[log.b[i]!]! >= 0) {
      counts.touchTick[teamOf(world, discs.owner[log.b[i]!]!)] = game.tick;
    } else if (kind === GOAL_EVENT && isOwnGoal(counts, log.a[i]!)) counts.ownGoals++;
  }
  if (hasBallMoved(counts, world) || (game.state !== KICK_OFF && game.state !== PLAYING)) {
    counts.x.set(discs.x.subarray(0, counts.x.length));
    counts.y.set(discs.y.subarray(0, counts.y.length));
    counts.stallTicks = 0;
    return;
  }
  counts.stallTicks++;
  if (counts.stallTicks <= counts.longestStall) return;
  counts.longestStall = counts.stallTicks;
  counts.stallX = counts.x[0]!;
  counts.stallY = counts.y[0]!;
}

/** With several balls one that moves is enough. */
function hasBallMoved(counts: Counts, { discs, arena }: World): boolean {
  for (let i = 0; i < arena.stadium.discs.length; i++) {
    if (i > 0 && (discs.cGroup[i]! & SCORE) === 0) continue;
    const dx = discs.x[i]! - counts.x[i]!;
    const dy = discs.y[i]! - counts.y[i]!;
    if (!(dx * dx + dy * dy < STALL_RADIUS * STALL_RADIUS)) return true;
  }
  return false;
}

function isOwnGoal({ touchTick }: Counts, scoringTeam: number): boolean {
  return touchTick[scoringTeam]! + OWN_GOAL_TICKS < touchTick[scoringTeam === RED_TEAM ? BLUE_TEAM : RED_TEAM]!;
}

function teamOf(world: World, id: number): number {
  return world.players.team[findPlayer(world, id)]!;
}
