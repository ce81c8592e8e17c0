/** Who does what in a team: everybody works it out alone from what all can see, so nobody needs to be told. */
import { KICK_OFF } from "#sim/world.ts";
import type { Scene } from "./scene.ts";

export type Role =
  | { readonly kind: "chase" }
  /** roaming: how far he comes out, as a share of the way to the ball. alone: nobody else is there to support. */
  | { readonly kind: "keep"; readonly roaming: number; readonly alone: boolean }
  /** lane: -1 or 1 for a side of his own, 0 for the side away from the ball. */
  | { readonly kind: "support"; readonly lane: -1 | 0 | 1 };

const CHASE: Role = { kind: "chase" };
const SWEEP: Role = { kind: "keep", roaming: 0.6, alone: true };
const KEEP: Role = { kind: "keep", roaming: 0.4, alone: false };
const SUPPORTS: readonly Role[] = [
  { kind: "support", lane: 0 },
  { kind: "support", lane: -1 },
  { kind: "support", lane: 1 },
];

/** Ticks of a ball that nobody plays after which the next man goes for it too; at kick-off everybody has a way to go. */
const IDLE_TICKS = 150;
const IDLE_TICKS_AT_KICK_OFF = 330;

/** Ticks by which another must be sooner at the ball before the one who chases it leaves it to him. */
const STUBBORN_TICKS = 9;

export function chooseRole(scene: Scene): Role {
  const { memory } = scene;
  const { crowd } = memory;
  const idle = scene.world.game.state === KICK_OFF ? IDLE_TICKS_AT_KICK_OFF : IDLE_TICKS;
  const chasers = 1 + Math.trunc(memory.stillTicks / idle);
  let sooner = 0;
  const own = chaseCost(scene, crowd.self) - (memory.chasing ? STUBBORN_TICKS : 0);
  let first = crowd.self;
  let firstCost = own;
  for (let q = 0; q < crowd.count; q++) {
    if (q === crowd.self || crowd.mate[q] === 0) continue;
    const cost = chaseCost(scene, q);
    if (cost < own || (cost === own && q < crowd.self)) sooner++;
    if (cost < firstCost) {
      first = q;
      firstCost = cost;
    }
  }
  memory.chasing = sooner < chasers;
  if (memory.chasing) return CHASE;
  return roleInRest(scene, first);
}

/** Ticks to the ball; more for one who would have to go round it first. */
function chaseCost(scene: Scene, q: number): number {
  const { memory, guard, attack } = scene;
  const { crowd } = memory;
  const goal = guard ?? attack;
  if (goal === null) return crowd.arrival[q]!;
  const sign = goal === guard ? 1 : -1;
  const wrong = ((scene.bx - crowd.x[q]!) * goal.nx + (scene.by - crowd.y[q]!) * goal.ny) * sign < 0;
  return crowd.arrival[q]! + (wrong ? 22 : 0);
}

/** Of those who do not chase, the one nearest to the own goal keeps it; the rest support, each on his lane. */
function roleInRest(scene: Scene, chaser: number): Role {
  const { crowd } = scene.memory;
  const own = depthOf(scene, crowd.self);
  let deeper = 0;
  let rest = 1;
  for (let q = 0; q < crowd.count; q++) {
    if (q === crowd.self || q === chaser || crowd.mate[q] === 0) continue;
    rest++;
    const depth = depthOf(scene, q);
    if (depth < own || (depth === own && q < crowd.self)) deeper++;
  }
  if (deeper === 0) return rest === 1 ? SWEEP : KEEP;
  if (rest === 2) return SUPPORTS[0]!;
  return SUPPORTS[(deeper - 1) % 3 === 2 ? 0 : 1 + ((deeper - 1) % 3)]!;
}

function depthOf(scene: Scene, q: number): number {
  const { guard, forward, memory } = scene;
  const { crowd } = memory;
  if (guard === null) return crowd.x[q]! * forward;
  return (crowd.x[q]! - guard.x) * guard.nx + (crowd.y[q]! - guard.y) * guard.ny;
}
