/** Goal detection: the straight path of a scoring disc's centre in this tick crosses a goal line. */
import { SCORE } from "../masks.ts";
import type { Goal } from "../stadium.ts";
import type { World } from "../world.ts";

/** Saves the position of every scoring disc before it moves. */
export function savePreviousPositions(world: World): void {
  const { discs, previous } = world;
  let n = 0;
  for (let i = 0; i < discs.count; i++) {
    if ((discs.cGroup[i]! & SCORE) === 0) continue;
    previous.disc[n] = i;
    previous.x[n] = discs.x[i]!;
    previous.y[n] = discs.y[i]!;
    n++;
  }
  previous.count = n;
}

/** The goal of this tick: of the first disc in order, the first goal in order; null for none. */
export function findGoal(world: World): Goal | null {
  const { previous, arena } = world;
  const { goals } = arena.stadium;
  for (let k = 0; k < previous.count; k++) {
    const i = previous.disc[k]!;
    for (let g = 0; g < goals.length; g++) {
      const goal = goals[g]!;
      if (crosses(goal, world, k, i)) return goal;
    }
  }
  return null;
}

/** Strict sign tests: a path that only touches the line, or a disc at rest, scores nothing. Both directions count. */
function crosses(goal: Goal, { previous, discs }: World, k: number, i: number): boolean {
  const { p0, p1 } = goal;
  const px = previous.x[k]!;
  const py = previous.y[k]!;
  const cx = discs.x[i]!;
  const cy = discs.y[i]!;
  const ex = px - cx;
  const ey = py - cy;
  if (ey * (p0.x - cx) - ex * (p0.y - cy) > 0 === ey * (p1.x - cx) - ex * (p1.y - cy) > 0) return false;
  const gx = p1.x - p0.x;
  const gy = p1.y - p0.y;
  return gy * (cx - p0.x) - gx * (cy - p0.y) > 0 !== gy * (px - p0.x) - gx * (py - p0.y) > 0;
}
