/**
 * Which role each player of a team takes. Every bot works it out alone from the same view, so the roles fit together.
 */
import { KICK_OFF } from "#sim/world.ts";
import { playerPosition } from "./field-players.ts";
import { dot, subtract } from "./vector.ts";
import type { BotView } from "./view.ts";
import { ROLES } from "./weights.ts";

/** -1 or 1 for one side of the pitch; 0 for the side away from the ball. */
export type Flank = -1 | 0 | 1;

export type Role =
  /** Goes for the ball. */
  | { readonly kind: "chaser" }
  /** Guards the own goal. lastMan: no teammate is left to support the chaser. */
  | { readonly kind: "goalkeeper"; readonly lastMan: boolean }
  | { readonly kind: "supporter"; readonly flank: Flank };

const CHASER: Role = { kind: "chaser" };
const LAST_MAN: Role = { kind: "goalkeeper", lastMan: true };
const GOALKEEPER: Role = { kind: "goalkeeper", lastMan: false };
const SUPPORTERS: readonly Role[] = [
  { kind: "supporter", flank: 0 },
  { kind: "supporter", flank: -1 },
  { kind: "supporter", flank: 1 },
];

/** The players of the team who are soonest at the ball chase it: one, and one more each time it lies still for long. */
export function chooseRole(view: BotView): Role {
  const { memory } = view;
  const { players } = memory;
  const idleTicks = view.world.game.state === KICK_OFF ? ROLES.idleTicksAtKickOff : ROLES.idleTicks;
  const chasers = 1 + Math.trunc(memory.stillTicks / idleTicks);
  let sooner = 0;
  const own = chaseCost(view, players.self) - (memory.chasing ? ROLES.chaserBonusTicks : 0);
  let first = players.self;
  let firstCost = own;
  for (let q = 0; q < players.count; q++) {
    if (q === players.self || players.teammate[q] === 0) continue;
    const cost = chaseCost(view, q);
    if (cost < own || (cost === own && q < players.self)) sooner++;
    if (cost < firstCost) {
      first = q;
      firstCost = cost;
    }
  }
  memory.chasing = sooner < chasers;
  if (memory.chasing) return CHASER;
  return roleOffTheBall(view, first);
}

/** Ticks to the ball; more for a player on the wrong side of it, which has to run around it first. */
function chaseCost({ memory, ownGoal, opponentGoal, ballPosition }: BotView, q: number): number {
  const { players } = memory;
  const goal = ownGoal ?? opponentGoal;
  if (goal === null) return players.ticksToBall[q]!;
  const sign = goal === ownGoal ? 1 : -1;
  const wrongSide = dot(subtract(ballPosition, playerPosition(players, q)), goal.normal) * sign < 0;
  return players.ticksToBall[q]! + (wrongSide ? ROLES.wrongSideTicks : 0);
}

/** The player nearest to the own goal, chasers left out, is the goalkeeper; the others support, each on a flank. */
function roleOffTheBall(view: BotView, chaser: number): Role {
  const { players } = view.memory;
  const own = depthOf(view, players.self);
  let deeper = 0;
  let count = 1;
  for (let q = 0; q < players.count; q++) {
    if (q === players.self || q === chaser || players.teammate[q] === 0) continue;
    count++;
    const depth = depthOf(view, q);
    if (depth < own || (depth === own && q < players.self)) deeper++;
  }
  if (deeper === 0) return count === 1 ? LAST_MAN : GOALKEEPER;
  if (count === 2) return SUPPORTERS[0]!;
  return SUPPORTERS[(deeper - 1) % 3 === 2 ? 0 : 1 + ((deeper - 1) % 3)]!;
}

/** How far a player is from the own end of the pitch. */
function depthOf({ ownGoal, forward, memory }: BotView, q: number): number {
  const position = playerPosition(memory.players, q);
  if (ownGoal === null) return position.x * forward;
  return dot(subtract(position, ownGoal.centre), ownGoal.normal);
}
