/** Goals of a stadium file. */
import type { Goal } from "#sim/stadium.ts";
import { requirePoint } from "./field-readers.ts";
import { describe, failAt, type HbsObject, valueOf } from "./hbs-object.ts";
import { pairOf, type JsonOutput } from "./field-writers.ts";

export const GOAL_KEYS = ["p0", "p1", "team"] as const;

export function readGoal(object: HbsObject): Goal {
  return { p0: requirePoint(object, "p0"), p1: requirePoint(object, "p1"), team: readTeam(object) };
}

function readTeam(object: HbsObject): Goal["team"] {
  const team = valueOf(object, "team");
  if (team === "red" || team === "blue") return team;
  failAt(object, "team", team === undefined ? "missing" : `expected "red" or "blue", got ${describe(team)}`);
  return "red";
}

export function writeGoal(goal: Goal): JsonOutput {
  return { p0: pairOf(goal.p0), p1: pairOf(goal.p1), team: goal.team };
}
