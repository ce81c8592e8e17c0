/** Matches of bots against bots, as fast as the machine can: the world and the policies, nothing else. */
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import { decide } from "#bot/decide.ts";
import type { BotLevel } from "#bot/level.ts";
import { createArena, type Arena } from "#sim/arena.ts";
import { createEventLog, DISC_DISC_EVENT, GOAL_EVENT, KICK_EVENT, type EventLog } from "#sim/event.ts";
import { SCORE } from "#sim/masks.ts";
import { startGame } from "#sim/rules/game.ts";
import { addPlayer, setKeys, setTeam } from "#sim/rules/player-list.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { BLUE_TEAM, createWorld, findPlayer, KICK_OFF, PLAYING, RED_TEAM, type World } from "#sim/world.ts";

export type Lineup = {
  readonly red: readonly BotLevel[];
  readonly blue: readonly BotLevel[];
  readonly seed: number;
  /** Goals and minutes; 3 and 3 as in a fresh room. */
  readonly scoreLimit?: number;
  readonly timeLimit?: number;
  /** The match is broken off after so many ticks; golden goals included. */
  readonly ticksMax: number;
};

export type MatchResult = {
  readonly red: number;
  readonly blue: number;
  readonly ticks: number;
  /** Longest time, in ticks of play or kick-off, in which no ball got away from its spot by STALL_RADIUS, and where. */
  readonly longestStall: number;
  readonly stallX: number;
  readonly stallY: number;
  /** Goals off a defender whom no attacker had troubled: the other side's last touch was OWN_GOAL_TICKS earlier. */
  readonly ownGoals: number;
  readonly kicks: number;
  readonly decisions: number;
};

export type Bot = { readonly id: number; readonly level: BotLevel; readonly memory: BotMemory };

export type SelfPlay = {
  readonly world: World;
  readonly log: EventLog;
  readonly bots: readonly Bot[];
  /** One tick: every bot decides on the same world, then the world steps. */
  readonly advance: () => void;
  /** The same with only some of the bots; the others hold no keys. */
  readonly advanceOnly: (awake: readonly Bot[]) => void;
};

export const STALL_RADIUS = 5;

/** A ball that comes off a defender within this time of an attacker's touch is the attacker's goal. */
const OWN_GOAL_TICKS = 120;

/** Seats the bots, reds first, and starts the game. The seed goes into the bots: the simulation has no chance in it. */
export function createSelfPlay(arena: Arena, lineup: Lineup): SelfPlay {
  const world = createWorld(arena, lineup.red.length + lineup.blue.length);
  const bots = [...lineup.red, ...lineup.blue].map((level, index) => ({
    id: index + 1,
    level,
    memory: createBotMemory(lineup.seed * 64 + index),
  }));
  for (const { id } of bots) addPlayer(world, id);
  for (const { id } of bots) setTeam(world, id, id <= lineup.red.length ? RED_TEAM : BLUE_TEAM);
  startGame(world, lineup.scoreLimit ?? 3, lineup.timeLimit ?? 3);
  const log = createEventLog(4096, true);
  const keys = new Int32Array(bots.length);
  const advanceOnly = (awake: readonly Bot[]) => {
    log.count = 0;
    awake.forEach(({ id, level, memory }, index) => (keys[index] = decide(world, id, level, memory)));
    awake.forEach(({ id }, index) => setKeys(world, findPlayer(world, id), keys[index]!));
    step(world, log);
  };
  return { world, log, bots, advance: () => advanceOnly(bots), advanceOnly };
}

/** Plays until the end of the match, or until the ticks are used up. */
export function playMatch(stadium: Stadium | Arena, lineup: Lineup): MatchResult {
  const match = createSelfPlay("stadium" in stadium ? stadium : createArena(stadium), lineup);
  const { world, bots } = match;
  const watch = createWatch(world.arena.stadium.discs.length);
  let ticks = 0;
  while (ticks < lineup.ticksMax && isOn(world)) {
    match.advance();
    ticks++;
    observe(watch, match);
  }
  const { longestStall, stallX, stallY, ownGoals, kicks } = watch;
  const { red, blue } = world.game;
  return { red, blue, ticks, longestStall, stallX, stallY, ownGoals, kicks, decisions: ticks * bots.length };
}

/** False as soon as the match is decided: the final scene is not played. */
function isOn({ game }: World): boolean {
  const limit = game.scoreLimit;
  if (limit > 0 && (game.red >= limit || game.blue >= limit)) return false;
  return game.state >= KICK_OFF && game.state <= 2;
}

type Watch = ReturnType<typeof createWatch>;

function createWatch(discs: number) {
  return {
    /** Where the stadium's discs were when a ball last moved. */
    x: new Float64Array(discs).fill(Infinity),
    y: new Float64Array(discs).fill(Infinity),
    still: 0,
    longestStall: 0,
    stallX: 0,
    stallY: 0,
    /** Tick of each team's last touch, by team number. */
    touched: [0, 0, 0],
    ownGoals: 0,
    kicks: 0,
  };
}

function observe(watch: Watch, { world, log }: SelfPlay): void {
  const { discs, game } = world;
  for (let i = 0; i < log.count; i++) {
    const kind = log.kind[i]!;
    if (kind === KICK_EVENT) {
      watch.touched[teamOf(world, log.a[i]!)] = game.tick;
      watch.kicks++;
    } else if (kind === DISC_DISC_EVENT && log.a[i] === 0 && discs.owner[log.b[i]!]! >= 0) {
      watch.touched[teamOf(world, discs.owner[log.b[i]!]!)] = game.tick;
    } else if (kind === GOAL_EVENT && isOwnGoal(watch, log.a[i]!)) watch.ownGoals++;
  }
  if (hasMoved(watch, world) || (game.state !== KICK_OFF && game.state !== PLAYING)) {
    watch.x.set(discs.x.subarray(0, watch.x.length));
    watch.y.set(discs.y.subarray(0, watch.y.length));
    watch.still = 0;
    return;
  }
  watch.still++;
  if (watch.still <= watch.longestStall) return;
  watch.longestStall = watch.still;
  watch.stallX = watch.x[0]!;
  watch.stallY = watch.y[0]!;
}

/** With several balls it is enough that one is in play. */
function hasMoved(watch: Watch, { discs, arena }: World): boolean {
  for (let i = 0; i < arena.stadium.discs.length; i++) {
    if (i > 0 && (discs.cGroup[i]! & SCORE) === 0) continue;
    const dx = discs.x[i]! - watch.x[i]!;
    const dy = discs.y[i]! - watch.y[i]!;
    if (!(dx * dx + dy * dy < STALL_RADIUS * STALL_RADIUS)) return true;
  }
  return false;
}

function isOwnGoal({ touched }: Watch, scorer: number): boolean {
  return touched[scorer]! + OWN_GOAL_TICKS < touched[scorer === RED_TEAM ? BLUE_TEAM : RED_TEAM]!;
}

function teamOf(world: World, id: number): number {
  return world.players.team[findPlayer(world, id)]!;
}
