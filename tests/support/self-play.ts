/** Matches of bots against bots, as fast as the machine can: the world and the policies, nothing else. */
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import { decide } from "#bot/decide.ts";
import type { BotLevel } from "#bot/level.ts";
import { createArena, type Arena } from "#sim/arena.ts";
import { createEventLog, DISC_DISC_EVENT, GOAL_EVENT, KICK_EVENT, type EventLog } from "#sim/event.ts";
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
  /** Longest time, in ticks of play or kick-off, in which the ball stayed within STALL_RADIUS of a spot, and where. */
  readonly longestStall: number;
  readonly stallX: number;
  readonly stallY: number;
  /** Goals off a defender whom no attacker had troubled: the other side's last touch was OWN_GOAL_TICKS earlier. */
  readonly ownGoals: number;
  readonly kicks: number;
  readonly decisions: number;
};

export type SelfPlay = {
  readonly world: World;
  readonly log: EventLog;
  readonly bots: readonly { readonly id: number; readonly level: BotLevel; readonly memory: BotMemory }[];
  /** One tick: every bot decides on the same world, then the world steps. */
  readonly advance: () => void;
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
  const advance = () => {
    log.count = 0;
    bots.forEach(({ id, level, memory }, index) => (keys[index] = decide(world, id, level, memory)));
    bots.forEach(({ id }, index) => setKeys(world, findPlayer(world, id), keys[index]!));
    step(world, log);
  };
  return { world, log, bots, advance };
}

/** Plays until the end of the match, or until the ticks are used up. */
export function playMatch(stadium: Stadium | Arena, lineup: Lineup): MatchResult {
  const match = createSelfPlay("stadium" in stadium ? stadium : createArena(stadium), lineup);
  const { world, bots } = match;
  const watch = createWatch();
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

function createWatch() {
  return {
    x: Infinity,
    y: Infinity,
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
  const dx = discs.x[0]! - watch.x;
  const dy = discs.y[0]! - watch.y;
  const moved = !(dx * dx + dy * dy < STALL_RADIUS * STALL_RADIUS);
  if (moved || (game.state !== KICK_OFF && game.state !== PLAYING)) {
    watch.x = discs.x[0]!;
    watch.y = discs.y[0]!;
    watch.still = 0;
    return;
  }
  watch.still++;
  if (watch.still <= watch.longestStall) return;
  watch.longestStall = watch.still;
  watch.stallX = watch.x;
  watch.stallY = watch.y;
}

function isOwnGoal({ touched }: Watch, scorer: number): boolean {
  return touched[scorer]! + OWN_GOAL_TICKS < touched[scorer === RED_TEAM ? BLUE_TEAM : RED_TEAM]!;
}

function teamOf(world: World, id: number): number {
  return world.players.team[findPlayer(world, id)]!;
}
