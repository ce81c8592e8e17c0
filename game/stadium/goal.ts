import type { Goal } from "#sim/stadium.ts";
import { requirePoint } from "./field.ts";
import { describe, failAt, type Source, valueOf } from "./source.ts";
import { pairOf, type Written } from "./written.ts";

export const GOAL_KEYS = ["p0", "p1", "team"] as const;

export function readGoal(source: Source): Goal {
  return { p0: requirePoint(source, "p0"), p1: requirePoint(source, "p1"), team: readTeam(source) };
}

function readTeam(source: Source): Goal["team"] {
  const team = valueOf(source, "team");
  if (team === "red" || team === "blue") return team;
  failAt(source, "team", team === undefined ? "missing" : `expected "red" or "blue", got ${describe(team)}`);
  return "red";
}

export function writeGoal(goal: Goal): Written {
  return { p0: pairOf(goal.p0), p1: pairOf(goal.p1), team: goal.team };
}
