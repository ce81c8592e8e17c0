/** Whether the ball is on its way to a goal: its straight path at its present velocity, without walls and players. */
import type { World } from "#sim/world.ts";
import { BLUE_TEAM } from "#sim/world.ts";

/** A ball that needs longer to the goal line is not on its way to it: 2⁷ ticks, about two seconds. */
const DOUBLINGS = 7;

/**
 * Whether the path crosses a goal that the opponents of `team` defend. `margin`: the share of the goal's length that is
 * added at both ends.
 */
export function isHeadingForGoal(world: World, team: number, margin: number): boolean {
  const { discs, arena } = world;
  const { goals } = arena.stadium;
  const defender = team === BLUE_TEAM ? "red" : "blue";
  const x = discs.x[0]!;
  const y = discs.y[0]!;
  const vx = discs.vx[0]!;
  const vy = discs.vy[0]!;
  const reach = reachFactor(discs.damping[0]!);
  for (let g = 0; g < goals.length; g++) {
    const goal = goals[g]!;
    if (goal.team !== defender) continue;
    const gx = goal.p1.x - goal.p0.x;
    const gy = goal.p1.y - goal.p0.y;
    const wx = goal.p0.x - x;
    const wy = goal.p0.y - y;
    const cross = vx * gy - vy * gx;
    if (cross === 0) continue;
    const along = (wx * gy - wy * gx) / cross;
    const where = (wx * vy - wy * vx) / cross;
    if (along > 0 && along <= reach && where >= -margin && where <= 1 + margin) return true;
  }
  return false;
}

/** The way of a rolling ball in the longest time, in units of its velocity: 1 + d + d² + … by doubling. */
function reachFactor(damping: number): number {
  let sum = 1;
  let power = damping;
  for (let i = 0; i < DOUBLINGS; i++) {
    sum += power * sum;
    power *= power;
  }
  return sum;
}
