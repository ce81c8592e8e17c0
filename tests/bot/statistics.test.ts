/** What holds for the statistics of every game, over games of bots. */
import { describe, expect, it } from "vitest";
import { createMatch, type Match } from "#match/match.ts";
import type { FinishedGame } from "#match/statistics.ts";
import { advance } from "#match/tick.ts";
import { STATISTIC_NAMES } from "#room/statistics.ts";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import { TICK_RATE } from "#sim/step.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { scoreOf } from "../support/statistics.ts";

function botGame(stadium: string, seed: number): Match {
  const match = createMatch({ bots: "full", botLevel: "normal", seed }, stadium, builtinStadium(stadium)!, {
    ...{ teamSize: 3, timeLimit: 1, overtime: false },
  });
  match.queue.push({ kind: "settings", change: { teamSize: 3 } }, { kind: "start" });
  return match;
}

/** A game of bots until its end, four minutes at most. */
function playGame(stadium: string, seed: number): { readonly match: Match; readonly game: FinishedGame } {
  const match = botGame(stadium, seed);
  for (let t = 0; t < 4 * 60 * TICK_RATE; t++) {
    advance(match);
    expect(scoreOf(match.statistics, RED_TEAM)).toBe(match.world.game.red);
    const [game] = match.finished;
    if (game !== undefined) return { match, game };
  }
  throw new Error(`the game with seed ${seed} has no end`);
}

describe("statistics of self-play", () => {
  it.each([
    ["Classic", 1],
    ["Big", 3],
  ])("%s, seed %i: the sums agree with the score and the time", (stadium, seed) => {
    const { match, game } = playGame(stadium, seed);
    expect(scoreOf(match.statistics, RED_TEAM)).toBe(game.red);
    expect(scoreOf(match.statistics, BLUE_TEAM)).toBe(game.blue);
    const sum = (name: (typeof STATISTIC_NAMES)[number]) => game.lines.reduce((total, line) => total + line[name], 0);
    expect(game.lines).toHaveLength(6);
    expect(sum("possession")).toBeLessThanOrEqual(game.ticks);
    expect(sum("assists")).toBeLessThanOrEqual(sum("goals"));
    expect(sum("saves")).toBeLessThanOrEqual(sum("shots"));
    expect(sum("passes")).toBeLessThanOrEqual(sum("touches"));
    // One tick per kick-off is a tick of play in which the clock does not run.
    expect(game.ticks / TICK_RATE - game.seconds).toBeLessThan(0.2);
    for (const line of game.lines) {
      expect(line.time).toBe(game.ticks);
      expect(line.goals).toBeLessThanOrEqual(line.shots);
      for (const name of STATISTIC_NAMES) expect(Number.isInteger(line[name]) && line[name] >= 0).toBe(true);
    }
    // Players run, pass and shoot in every game of a minute or more.
    for (const name of ["shots", "touches", "passes", "distance"] as const) expect(sum(name)).toBeGreaterThan(0);
  });

  it("are the same for the same seed", () => {
    const after = (ticks: number) => {
      const match = botGame("Classic", 5);
      for (let t = 0; t < ticks; t++) advance(match);
      return match.statistics;
    };
    expect(after(1200)).toEqual(after(1200));
  });
});
