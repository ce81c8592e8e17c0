/** Checks by playing: whether bots score against each other, and what a tick of such a match costs. */
import { ROOM_TICK_SHARE } from "#room/tick-share.ts";
import { type Arena } from "#sim/arena.ts";
import { createEventLog } from "#sim/event.ts";
import { startGame } from "#sim/rules/game.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { step, TICK_MS, TICK_RATE } from "#sim/step.ts";
import { copyWorld, createWorld, type World } from "#sim/world.ts";
import { BotTeams } from "../play/bot-teams.ts";
import { type CheckResult, result, type Sliced } from "./check-result.ts";

const TEAM_SIZE = 3;

const SEEDS = [1, 2, 3, 4] as const;

/** Of each game, in ticks. */
const GAME_TICKS = 180 * TICK_RATE;

/** Goals of each side after which no more games are needed. */
const GOALS_ENOUGH = 2;

/** Goals of one side without any of the other from which on the map seems unfair. */
const GOALS_UNFAIR = 5;

/** Ticks between two slices. */
const SLICE = 4;

/** The keys of some ticks of a match, to play them again. */
type Excerpt = { readonly start: World; readonly keys: readonly Int32Array[] };

/** The excerpt begins after the kick-off and has this many ticks. */
const EXCERPT_START = 5 * TICK_RATE;
const EXCERPT_TICKS = 10 * TICK_RATE;

/** `hasGoals`: whether goals are possible; otherwise bots play only to measure the cost. */
export function* checkBySelfPlay(arena: Arena, hasGoals: boolean): Sliced<readonly CheckResult[]> {
  const goals = { red: 0, blue: 0 };
  let [games, ticks] = [0, 0];
  let excerpt: Excerpt | undefined;
  for (const seed of hasGoals ? SEEDS : SEEDS.slice(0, 1)) {
    const game = new SelfPlay(arena, seed);
    const limit = hasGoals ? GAME_TICKS : EXCERPT_START + EXCERPT_TICKS;
    for (; game.ticks < limit; game.advance()) if (game.ticks % SLICE === 0) yield;
    goals.red += game.world.game.red;
    goals.blue += game.world.game.blue;
    games++;
    ticks += game.ticks;
    excerpt ??= game.excerpt;
    if (Math.min(goals.red, goals.blue) >= GOALS_ENOUGH) break;
  }
  const cost = yield* checkTickCost(excerpt);
  return hasGoals ? [scoreResult({ ...goals, games, minutes: ticks / TICK_RATE / 60 }), cost] : [cost];
}

function scoreResult(data: Readonly<Record<"red" | "blue" | "games" | "minutes", number>>): CheckResult {
  const { red, blue } = data;
  const unfair = Math.min(red, blue) === 0 && Math.max(red, blue) >= GOALS_UNFAIR;
  return result("bots", red + blue === 0 || unfair ? "warning" : "ok", data);
}

class SelfPlay {
  readonly world: World;
  ticks = 0;
  readonly #bots: BotTeams;
  readonly #log = createEventLog();
  readonly #keys: Int32Array[] = [];
  #start: World | undefined;

  constructor(arena: Arena, seed: number) {
    this.world = createWorld(arena, 2 * TEAM_SIZE);
    this.#bots = new BotTeams(seed);
    this.#bots.seat(this.world, { red: TEAM_SIZE, blue: TEAM_SIZE, level: "hard" });
    startGame(this.world, { scoreLimit: 0, timeLimit: 0, overtime: true });
  }

  get excerpt(): Excerpt | undefined {
    return this.#start === undefined ? undefined : { start: this.#start, keys: this.#keys };
  }

  advance(): void {
    const { world } = this;
    if (this.ticks === EXCERPT_START) this.#start = copyOf(world);
    this.#bots.beforeTick(world);
    if (this.#start !== undefined && this.#keys.length < EXCERPT_TICKS) this.#keys.push(world.players.keys.slice());
    this.#log.count = 0;
    step(world, this.#log);
    this.ticks++;
  }
}

function copyOf(world: World): World {
  const copy = createWorld(world.arena, world.players.id.length);
  copyWorld(world, copy);
  return copy;
}

/** Times the steps of the excerpt alone, without the decisions of the bots. */
function* checkTickCost(excerpt: Excerpt | undefined): Sliced<CheckResult> {
  const microseconds = excerpt === undefined ? 0 : yield* timeSteps(excerpt);
  const share = microseconds / 1000 / (ROOM_TICK_SHARE * TICK_MS);
  const level = share > 1 ? "error" : share > 0.5 ? "warning" : "ok";
  return result("tickCost", level, {
    microseconds: Math.round(microseconds * 10) / 10,
    share: Math.round(share * 1000) / 10,
  });
}

/** Slices are at least this long, because clocks of pages are as coarse as a tenth of a millisecond. */
const SLICE_MS = 4;

/** In milliseconds. */
const TIMING_MAX = 200;

/** Microseconds per step, on average. */
function* timeSteps({ start, keys }: Excerpt): Sliced<number> {
  const world = copyOf(start);
  const log = createEventLog();
  let [batch, ticks, totalMs] = [16, 0, 0];
  let t = 0;
  while (totalMs < TIMING_MAX && ticks < 8 * EXCERPT_TICKS) {
    const beganMs = performance.now();
    for (let n = 0; n < batch; n++, t = (t + 1) % keys.length) {
      if (t === 0) copyWorld(start, world);
      for (let p = 0; p < world.players.count; p++) setKeys(world, p, keys[t]![p]!);
      log.count = 0;
      step(world, log);
    }
    const tookMs = performance.now() - beganMs;
    totalMs += tookMs;
    ticks += batch;
    if (tookMs < SLICE_MS) batch *= 2;
    yield;
  }
  return (totalMs / ticks) * 1000;
}
