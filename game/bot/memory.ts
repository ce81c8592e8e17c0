/**
 * What a bot remembers from tick to tick. Plain data, its own for each bot; it never goes into the world. The same seed
 * and the same worlds give the same keys.
 */
import { createCrowd, type Crowd } from "./crowd.ts";
import { createForecast, type Forecast } from "./forecast.ts";
import { createGhost, type Ghost } from "./ghost.ts";

export type BotMemory = {
  /** State of the bot's own random numbers. */
  random: number;
  /** Tick of the last call, and of the last decision. */
  tick: number;
  thoughtTick: number;
  /** Keys returned last, and for how many ticks the direction in them has been held. */
  keys: number;
  steadyTicks: number;
  /** For how many ticks the kick key has been down. */
  kickTicks: number;
  /** The ball it looks at, as a disc number; -1 for none. */
  ball: number;
  /** True while it is the one that goes for the ball. */
  chasing: boolean;
  /** Its current error in aiming, -1 … 1, and the spot in the goal it has in mind, -1 … 1. Drawn anew after each kick. */
  lean: number;
  spot: number;
  /** The direction it last meant to play in; 0, 0 for none. */
  aimX: number;
  aimY: number;
  /** Way round the ball it has chosen: -1 or 1; 0 while it needs none. */
  detour: number;
  /** Where the ball was when it last really moved, and for how many ticks it has not. */
  anchorX: number;
  anchorY: number;
  stillTicks: number;
  /** For how many of these ticks the bot was at it without success. */
  stuckTicks: number;
  /** The last states of the ball (x, y, vx, vy), a ring, and how many are in it. */
  readonly past: Float64Array;
  pastCount: number;
  /** Working space of a decision; means nothing between two of them. */
  readonly ghost: Ghost;
  readonly forecast: Forecast;
  readonly crowd: Crowd;
};

/** Longer than any reaction. */
export const PAST_TICKS = 32;

export function createBotMemory(seed: number): BotMemory {
  const memory: BotMemory = {
    random: Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995,
    tick: -1,
    thoughtTick: -1000,
    keys: 0,
    steadyTicks: 0,
    kickTicks: 0,
    ball: -1,
    chasing: false,
    lean: 0,
    spot: 0,
    aimX: 0,
    aimY: 0,
    detour: 0,
    anchorX: 0,
    anchorY: 0,
    stillTicks: 0,
    stuckTicks: 0,
    past: new Float64Array(PAST_TICKS * 4),
    pastCount: 0,
    ghost: createGhost(),
    forecast: createForecast(),
    crowd: createCrowd(),
  };
  changeMind(memory);
  return memory;
}

/** Next random number, 0 ≤ r < 1 (mulberry32). */
export function nextRandom(memory: { random: number }): number {
  memory.random = (memory.random + 0x6d2b79f5) | 0;
  let t = memory.random;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** A new error and a new favourite spot. Two draws are averaged, so that large errors are rarer than small ones. */
export function changeMind(memory: BotMemory): void {
  memory.lean = nextRandom(memory) + nextRandom(memory) - 1;
  memory.spot = nextRandom(memory) * 2 - 1;
}
