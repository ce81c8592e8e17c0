/**
 * What a bot sees when it decides: itself, the ball as it believes it to be, the other players, the goals that matter.
 * Only what is on the screen of a player goes in, and the ball comes late by the bot's reaction time.
 */
import { KICK, PLAYER_MASK, SCORE } from "#sim/masks.ts";
import { BLUE_TEAM, type World } from "#sim/world.ts";
import { chartFor, type Chart } from "./chart.ts";
import { double, place, roll } from "./ghost.ts";
import { narrow } from "./nearby.ts";
import type { Skill } from "./level.ts";
import { PAST_TICKS, type BotMemory } from "./memory.ts";
import { pitchOf, type Mouth, type Pitch } from "./pitch.ts";

export type Scene = {
  readonly world: World;
  readonly pitch: Pitch;
  readonly skill: Skill;
  readonly memory: BotMemory;
  readonly team: number;
  /** -1 or 1: the direction along x in which its team plays on a pitch without goals. */
  readonly forward: number;
  /** Own disc. */
  readonly disc: number;
  readonly x: number;
  readonly y: number;
  readonly vx: number;
  readonly vy: number;
  /** The ball: its disc number, and where the bot believes it to be. */
  readonly ball: number;
  readonly bx: number;
  readonly by: number;
  readonly bvx: number;
  readonly bvy: number;
  /** Distance of the two centres when they touch. */
  readonly contact: number;
  /** The goal to score in and the goal to guard; null where the stadium has none. */
  readonly attack: Mouth | null;
  readonly guard: Mouth | null;
  /** Where it can go, and where the ball can. */
  readonly ground: Chart;
  readonly lane: Chart;
};

/** Looks around. Null when there is nothing to play with. */
export function lookAround(world: World, p: number, skill: Skill, memory: BotMemory): Scene | null {
  const { discs, players } = world;
  const disc = players.disc[p]!;
  const ball = chooseBall(world, p, memory.ball);
  if (disc < 0 || ball < 0) return null;
  if (ball !== memory.ball) {
    memory.ball = ball;
    memory.pastCount = 0;
  }
  const pitch = pitchOf(world.arena);
  const team = players.team[p]!;
  const contact = discs.radius[disc]! + discs.radius[ball]!;
  const gap = distance(discs.x[ball]! - discs.x[disc]!, discs.y[ball]! - discs.y[disc]!) - contact;
  // Who has the ball at his feet feels it: there the reaction is three times as quick.
  const delay = gap < 12 ? Math.trunc(skill.delayTicks / 3) : skill.delayTicks;
  const { discs: seen } = believe(world, ball, delay, memory);
  const bx = seen.x[0]!;
  const by = seen.y[0]!;
  return {
    world,
    pitch,
    skill,
    memory,
    team,
    forward: team === BLUE_TEAM ? -1 : 1,
    disc,
    x: discs.x[disc]!,
    y: discs.y[disc]!,
    vx: discs.vx[disc]!,
    vy: discs.vy[disc]!,
    ball,
    bx,
    by,
    bvx: seen.vx[0]!,
    bvy: seen.vy[0]!,
    contact,
    attack: nearestMouth(pitch, team, false, bx, by),
    guard: nearestMouth(pitch, team, true, bx, by),
    ground: chartFor(world.arena, discs.radius[disc]!, PLAYER_MASK, discs.cGroup[disc]!),
    lane: chartFor(world.arena, discs.radius[ball]!, discs.cMask[ball]!, discs.cGroup[ball]!),
  };
}

export function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Adds the present state of the ball to what was seen. */
export function rememberBall(world: World, memory: BotMemory): void {
  const { discs } = world;
  const { ball, past } = memory;
  if (ball < 0 || ball >= discs.count) return;
  const at = (memory.pastCount % PAST_TICKS) * 4;
  past[at] = discs.x[ball]!;
  past[at + 1] = discs.y[ball]!;
  past[at + 2] = discs.vx[ball]!;
  past[at + 3] = discs.vy[ball]!;
  memory.pastCount++;
}

/** The ball as it was some ticks ago, rolled on undisturbed to the present. */
function believe(world: World, ball: number, delay: number, memory: BotMemory) {
  const { ghost, past } = memory;
  double(ghost, world, ball);
  const known = Math.min(delay, memory.pastCount - 1, PAST_TICKS - 1);
  if (known <= 0) return ghost;
  const at = ((memory.pastCount - 1 - known) % PAST_TICKS) * 4;
  place(ghost, past[at]!, past[at + 1]!, past[at + 2]!, past[at + 3]!);
  narrow(ghost, world.arena, known);
  for (let t = 0; t < known; t++) roll(ghost, world.arena);
  return ghost;
}

/** The nearest ball, but rather one that no team mate is nearer to, and rather the one it already plays. */
function chooseBall(world: World, p: number, current: number): number {
  const { discs, players, arena } = world;
  const stadiumDiscs = Math.min(arena.stadium.discs.length, discs.count);
  let scoring = false;
  for (let i = 0; i < stadiumDiscs; i++) if (isBall(world, i, SCORE)) scoring = true;
  let best = -1;
  let bestCost = Infinity;
  for (let i = 0; i < stadiumDiscs; i++) {
    if (!isBall(world, i, scoring ? SCORE : KICK)) continue;
    const cost = costOfBall(world, p, i) - (i === current ? 60 : 0);
    if (cost >= bestCost) continue;
    best = i;
    bestCost = cost;
  }
  return best < 0 && stadiumDiscs > 0 && players.disc[p]! >= 0 ? 0 : best;
}

function isBall(world: World, i: number, flag: number): boolean {
  return (world.discs.cGroup[i]! & flag) !== 0 && world.discs.invMass[i] !== 0;
}

function costOfBall(world: World, p: number, ball: number): number {
  const { discs, players } = world;
  const own = distanceTo(world, p, ball);
  let cost = own;
  for (let q = 0; q < players.count; q++) {
    if (q === p || players.team[q] !== players.team[p] || players.disc[q]! < 0) continue;
    if (distanceTo(world, q, ball) < own) cost += 150;
  }
  return discs.x[ball] === discs.x[ball] ? cost : Infinity;
}

function distanceTo(world: World, p: number, ball: number): number {
  const { discs, players } = world;
  const disc = players.disc[p]!;
  return distance(discs.x[disc]! - discs.x[ball]!, discs.y[disc]! - discs.y[ball]!);
}

/** The own goal, or the other side's, that is nearest to a point. */
function nearestMouth(pitch: Pitch, team: number, own: boolean, x: number, y: number): Mouth | null {
  let best: Mouth | null = null;
  let bestDistance = Infinity;
  for (const mouth of pitch.mouths) {
    if ((mouth.team === team) !== own) continue;
    const away = distance(mouth.x - x, mouth.y - y);
    if (away >= bestDistance) continue;
    best = mouth;
    bestDistance = away;
  }
  return best;
}
