/** Checks of the ball and the goals: whether there are any, and whether the ball gets to them. */
import type { Arena } from "#sim/arena.ts";
import { SCORE } from "#sim/masks.ts";
import type { Goal, Stadium } from "#sim/stadium.ts";
import { floodDisc, type Flood } from "./ball-flood.ts";
import { type CheckPlace, type CheckResult, result, type Sliced } from "./check-result.ts";
import { DiscProbe } from "./disc-probe.ts";

/** A disc that walls push by less than this, in units, only touches them. */
export const OVERLAP_MIN = 1;

/** Scoring discs that are followed besides the ball. */
const OTHER_BALLS_MAX = 3;

export function checkGoals({ goals }: Stadium): CheckResult {
  const of = (team: Goal["team"]) => goals.filter((goal) => goal.team === team).length;
  const [red, blue] = [of("red"), of("blue")];
  return result("goals", red > 0 && blue > 0 ? "ok" : "warning", { red, blue });
}

export function checkBallStart(arena: Arena): CheckResult {
  const { stadium } = arena;
  const ball = stadium.discs[0]!;
  const probe = new DiscProbe(arena, ball);
  const place = (item: CheckPlace["item"] = { list: "discs", index: 0 }): CheckPlace => ({
    x: ball.x,
    y: ball.y,
    item,
  });
  if (ball.invMass === 0) return result("ballStart", "error", { fault: "fixed" }, [place()]);
  if (probe.settle() > OVERLAP_MIN) {
    return result("ballStart", "error", { fault: "wall" }, probe.pushedBy.map(place));
  }
  if (isOutside(stadium)) return result("ballStart", "warning", { fault: "outside" }, [place()]);
  return result("ballStart", "ok", { fault: "none" });
}

/** Outside of the drawn field, or of what the camera shows. */
function isOutside({ discs, bg, width, height }: Stadium): boolean {
  const { x, y } = discs[0]!;
  const drawn = bg.type !== "none" && bg.width > 0 && bg.height > 0;
  const [reachX, reachY] = drawn ? [bg.width, bg.height] : [width, height];
  return Math.abs(x) > reachX || Math.abs(y) > reachY;
}

/** Follows the ball, then other discs that score until all goals are reached. The flood is that of the ball. */
export function* checkGoalReach(arena: Arena): Sliced<{ readonly reach: CheckResult | null; readonly flood: Flood }> {
  const { discs, goals } = arena.stadium;
  const flood = yield* floodDisc(arena, discs[0]!);
  const reached = new Set((discs[0]!.cGroup & SCORE) === 0 ? [] : flood.goals);
  const others = discs.slice(1).filter((disc) => (disc.cGroup & SCORE) !== 0 && disc.invMass !== 0);
  for (const other of others.slice(0, OTHER_BALLS_MAX)) {
    if (reached.size === goals.length) break;
    const { goals: more } = yield* floodDisc(arena, other);
    for (const goal of more) reached.add(goal);
  }
  return { reach: goals.length === 0 ? null : reachResult(goals, reached), flood };
}

function reachResult(goals: readonly Goal[], reached: ReadonlySet<number>): CheckResult {
  const missed = [...goals.keys()].filter((i) => !reached.has(i));
  const teams = ["red", "blue"] as const;
  const closed = teams.filter((team) => {
    const own = [...goals.keys()].filter((i) => goals[i]!.team === team);
    return own.length > 0 && own.every((i) => !reached.has(i));
  });
  const level = closed.length > 0 ? "error" : missed.length > 0 ? "warning" : "ok";
  return result(
    "goalReach",
    level,
    { reached: reached.size, goals: goals.length },
    missed.map((i) => goalPlace(goals, i)),
  );
}

function goalPlace(goals: readonly Goal[], index: number): CheckPlace {
  const { p0, p1 } = goals[index]!;
  return { x: (p0.x + p1.x) / 2, y: (p0.y + p1.y) / 2, item: { list: "goals", index } };
}
