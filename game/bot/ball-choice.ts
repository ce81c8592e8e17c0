/** Which disc a bot plays as the ball, on stadiums with one ball or several. */
import { KICK, SCORE } from "#sim/masks.ts";
import type { World } from "#sim/world.ts";
import { BALL_CHOICE } from "./weights.ts";

/**
 * The nearest ball, with a preference for the `current` one and against one that a teammate is nearer to. Discs that
 * score count as balls; if there are none, discs that can be kicked; else disc 0. -1 without any disc.
 */
export function chooseBall(world: World, p: number, current: number): number {
  const { discs, players, arena } = world;
  const stadiumDiscs = Math.min(arena.stadium.discs.length, discs.count);
  let scoring = false;
  for (let i = 0; i < stadiumDiscs; i++) if (isBall(world, i, SCORE)) scoring = true;
  let best = -1;
  let bestCost = Infinity;
  for (let i = 0; i < stadiumDiscs; i++) {
    if (!isBall(world, i, scoring ? SCORE : KICK)) continue;
    const cost = costOfBall(world, p, i) - (i === current ? BALL_CHOICE.currentBonus : 0);
    if (cost >= bestCost) continue;
    best = i;
    bestCost = cost;
  }
  return best < 0 && stadiumDiscs > 0 && players.disc[p]! >= 0 ? 0 : best;
}

function isBall({ discs }: World, i: number, flag: number): boolean {
  return (discs.cGroup[i]! & flag) !== 0 && discs.invMass[i] !== 0;
}

function costOfBall(world: World, p: number, ball: number): number {
  const { discs, players } = world;
  const own = distanceToBall(world, p, ball);
  let cost = own;
  for (let q = 0; q < players.count; q++) {
    if (q === p || players.team[q] !== players.team[p] || players.disc[q]! < 0) continue;
    if (distanceToBall(world, q, ball) < own) cost += BALL_CHOICE.nearerTeammateCost;
  }
  return discs.x[ball] === discs.x[ball] ? cost : Infinity;
}

function distanceToBall({ discs, players }: World, p: number, ball: number): number {
  const disc = players.disc[p]!;
  const dx = discs.x[disc]! - discs.x[ball]!;
  const dy = discs.y[disc]! - discs.y[ball]!;
  return Math.sqrt(dx * dx + dy * dy);
}
