/**
 * Bots against bots on Classic, with the limits of a fresh room (3 goals, 3 minutes): what the levels promise. The seeds
 * are fixed, so a run is the same every time. RONDO_BOT_FIGURES=1 prints the table behind the assertions.
 */
import type { BotLevel } from "#bot/level.ts";
import { createArena } from "#sim/arena.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { describe, expect, it } from "vitest";
import { playMatch, type MatchResult } from "../support/self-play.ts";

const TICKS_PER_SECOND = 60;
const THREE_MINUTES = 3 * 60 * TICKS_PER_SECOND;
const STALL_TICKS_MAX = 10 * TICKS_PER_SECOND;

const arena = createArena(builtinStadium("Classic"));

type Series = { readonly title: string; readonly results: readonly MatchResult[]; readonly redWins: number };

function team(level: BotLevel, size: number): BotLevel[] {
  return Array.from({ length: size }, () => level);
}

/** Teams of 1, 2 and 3 in turn. The first level plays on the left in one match and on the right in the next. */
function playSeries(first: BotLevel, second: BotLevel, matches: number): Series {
  let redWins = 0;
  const results = Array.from({ length: matches }, (_, seed) => {
    const swapped = seed % 2 === 1;
    const size = 1 + (seed % 3);
    const result = playMatch(arena, {
      red: team(swapped ? second : first, size),
      blue: team(swapped ? first : second, size),
      seed,
      ticksMax: THREE_MINUTES,
    });
    if (swapped ? result.blue > result.red : result.red > result.blue) redWins++;
    return result;
  });
  const series = { title: `${first} v ${second}`, results, redWins };
  print(series);
  return series;
}

function shareWithGoals({ results }: Series): number {
  return results.filter(({ red, blue }) => red + blue > 0).length / results.length;
}

function longestStall({ results }: Series): number {
  return Math.max(...results.map((result) => result.longestStall));
}

function sum({ results }: Series, pick: (result: MatchResult) => number): number {
  return results.reduce((total, result) => total + pick(result), 0);
}

function print(series: Series): void {
  if (process.env["RONDO_BOT_FIGURES"] === undefined) return;
  const n = series.results.length;
  const perMatch = (pick: (result: MatchResult) => number) => (sum(series, pick) / n).toFixed(2);
  process.stdout.write(
    `${series.title}: ${n} matches, ${series.redWins} won by the first, ` +
      `with goals ${(100 * shareWithGoals(series)).toFixed(1)} %, ` +
      `goals ${perMatch((r) => r.red + r.blue)}, own goals ${perMatch((r) => r.ownGoals)}, ` +
      `kicks ${perMatch((r) => r.kicks)}, seconds ${perMatch((r) => r.ticks / TICKS_PER_SECOND)} per match, ` +
      `longest stall ${(longestStall(series) / TICKS_PER_SECOND).toFixed(1)} s\n`,
  );
}

describe("bots in self-play", () => {
  it("hard beats easy in at least 90 % of 200 matches; goals fall in 95 %; the ball never stalls", () => {
    const series = playSeries("hard", "easy", 200);
    expect(series.redWins).toBeGreaterThanOrEqual(180);
    expect(shareWithGoals(series)).toBeGreaterThanOrEqual(0.95);
    expect(longestStall(series)).toBeLessThanOrEqual(STALL_TICKS_MAX);
  });

  it("normal stands between the two", () => {
    expect(playSeries("normal", "easy", 24).redWins).toBeGreaterThanOrEqual(20);
    expect(playSeries("hard", "normal", 24).redWins).toBeGreaterThanOrEqual(15);
  });

  it.each(["easy", "normal", "hard"] as const)("%s against its like: goals fall, few of them own goals", (level) => {
    const series = playSeries(level, level, 24);
    const goals = sum(series, ({ red, blue }) => red + blue);
    expect(shareWithGoals(series)).toBeGreaterThanOrEqual(0.95);
    expect(sum(series, ({ ownGoals }) => ownGoals)).toBeLessThanOrEqual(goals * 0.12);
    expect(longestStall(series)).toBeLessThanOrEqual(STALL_TICKS_MAX);
  });
});
