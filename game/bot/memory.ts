/**
 * The state of one bot between two ticks. Plain data, owned by the bot's caller and not part of the world. The same seed
 * and the same worlds give the same keys.
 */
import { createBallForecast, type BallForecast } from "./ball-forecast.ts";
import { createFieldPlayers, type FieldPlayers } from "./field-players.ts";
import { createProbe, type ProbeDisc } from "./probe-disc.ts";
import { nextRandom } from "./random.ts";
import type { MutableVector } from "./vector.ts";

export type BotMemory = {
  /** State of the bot's random number generator. */
  random: number;
  /** Tick of the last call, and of the last decision. */
  tick: number;
  decisionTick: number;
  /** Keys returned last, and the number of ticks since their direction changed. */
  keys: number;
  directionTicks: number;
  /** Number of ticks for which the kick key has been held. */
  kickTicks: number;
  /** Disc number of the ball that the bot plays; -1 for none. */
  ball: number;
  /** True while the bot is one of its team's chasers of the ball. */
  chasing: boolean;
  /** Random preferences, each -1 … 1, drawn again after each kick: the kick's error, and where in the goal to shoot. */
  aimBias: number;
  shotBias: number;
  /** Unit direction of the last shot choice; 0, 0 for none. */
  readonly shot: MutableVector;
  /** Side on which the bot runs around the ball: -1 or 1; 0 while it has no need to. */
  detour: -1 | 0 | 1;
  /** Where the ball was when it last moved away from a spot, and for how many ticks it has stayed near it. */
  readonly ballAnchor: MutableVector;
  stillTicks: number;
  /** How many of these ticks the bot was near the ball. */
  stuckTicks: number;
  /** The last states of the ball (x, y, vx, vy) as a ring, and the number of states recorded. */
  readonly ballHistory: Float64Array;
  ballHistoryCount: number;
  /** Working space of a decision, kept to save allocations. */
  readonly probe: ProbeDisc;
  readonly forecast: BallForecast;
  readonly players: FieldPlayers;
};

/** States of the ball that are kept: more than the longest reaction time. */
export const BALL_HISTORY_TICKS = 32;

/** A decision tick that lies before every match. */
const NEVER = -1000;

export function createBotMemory(seed: number): BotMemory {
  const memory: BotMemory = {
    random: Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995,
    tick: -1,
    decisionTick: NEVER,
    keys: 0,
    directionTicks: 0,
    kickTicks: 0,
    ball: -1,
    chasing: false,
    aimBias: 0,
    shotBias: 0,
    shot: { x: 0, y: 0 },
    detour: 0,
    ballAnchor: { x: 0, y: 0 },
    stillTicks: 0,
    stuckTicks: 0,
    ballHistory: new Float64Array(BALL_HISTORY_TICKS * 4),
    ballHistoryCount: 0,
    probe: createProbe(),
    forecast: createBallForecast(),
    players: createFieldPlayers(),
  };
  drawBiases(memory);
  return memory;
}

/** Draws both biases. The aim's is the mean of two numbers, so that large errors are rarer than small ones. */
export function drawBiases(memory: BotMemory): void {
  memory.aimBias = nextRandom(memory) + nextRandom(memory) - 1;
  memory.shotBias = nextRandom(memory) * 2 - 1;
}

/** Clears what an interruption of play makes worthless. The random state, the biases and the chosen ball stay. */
export function resetMemory(memory: BotMemory): void {
  memory.ballHistoryCount = 0;
  memory.keys = 0;
  memory.kickTicks = 0;
  memory.stillTicks = 0;
  memory.stuckTicks = 0;
  memory.detour = 0;
  memory.shot.x = 0;
  memory.shot.y = 0;
  memory.chasing = false;
  memory.decisionTick = NEVER;
}
