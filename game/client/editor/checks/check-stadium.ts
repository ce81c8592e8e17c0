/** The checks before a stadium is published, in the order of their costs. */
import { createArena } from "#sim/arena.ts";
import type { Stadium } from "#sim/stadium.ts";
import { checkBallStart, checkGoalReach, checkGoals } from "./ball-checks.ts";
import { type CheckResult, result } from "./check-result.ts";
import { checkBySelfPlay } from "./self-play-checks.ts";
import { checkCounts, checkTeamSize } from "./size-checks.ts";
import { checkSpawns } from "./spawn-checks.ts";

/**
 * Yields each result as soon as it is known, and null between slices of some milliseconds. `warnings`: those of the
 * stadium's file, as texts.
 */
export function* checkStadium(stadium: Stadium, warnings: readonly string[]): Generator<CheckResult | null, void> {
  const arena = createArena(stadium);
  yield checkCounts(stadium);
  yield checkFile(warnings);
  const goals = checkGoals(stadium);
  yield goals;
  const ballStart = checkBallStart(arena);
  yield ballStart;
  const { reach, flood } = yield* silently(checkGoalReach(arena));
  if (reach !== null) yield reach;
  const teamSize = checkTeamSize(stadium, flood.area);
  yield teamSize;
  yield* yield* silently(checkSpawns(arena, Number(teamSize.data["ideal"])));
  const canScore = goals.level === "ok" && reach?.level === "ok" && ballStart.level !== "error";
  yield* yield* silently(checkBySelfPlay(arena, canScore));
}

function checkFile(warnings: readonly string[]): CheckResult {
  const [first] = warnings;
  const data = { count: warnings.length, ...(first === undefined ? {} : { first }) };
  return result("file", first === undefined ? "ok" : "warning", data);
}

function* silently<Value>(check: Generator<undefined, Value>): Generator<null, Value> {
  for (;;) {
    const { done, value } = check.next();
    if (done) return value;
    yield null;
  }
}
