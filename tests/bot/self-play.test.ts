/** How the levels compare and how bots play on Classic, in short series. `npm run bench -- bot` plays longer ones. */
import { createArena } from "#sim/arena.ts";
import { TICK_RATE } from "#sim/step.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { describe, expect, it } from "vitest";
import { goalsOf, longestStall, playSeries, shareWithGoals, total } from "../support/self-play-series.ts";

/** Seeds 0 … 19, or half of them where two equal or similar levels make long matches. */
const MATCHES = 20;
const MATCHES_HALF = 10;
const STALL_TICKS_MAX = 10 * TICK_RATE;

const classic = createArena(builtinStadium("Classic"));

describe("bots in self-play", () => {
  it("hard wins 90 % of the matches against easy, 95 % have goals, and the ball never stalls for ten seconds", () => {
    const series = playSeries(classic, "hard", "easy", MATCHES);
    expect(series.wins).toBeGreaterThanOrEqual(MATCHES * 0.9);
    expect(shareWithGoals(series)).toBeGreaterThanOrEqual(0.95);
    expect(longestStall(series)).toBeLessThanOrEqual(STALL_TICKS_MAX);
  });

  it("normal wins most matches against easy and loses most against hard", () => {
    expect(playSeries(classic, "normal", "easy", MATCHES_HALF).wins).toBeGreaterThanOrEqual(MATCHES_HALF * 0.8);
    expect(playSeries(classic, "hard", "normal", MATCHES_HALF).wins).toBeGreaterThanOrEqual(MATCHES_HALF * 0.6);
  });

  it.each(["easy", "normal", "hard"] as const)(
    "%s against itself: most matches have goals, few of them own goals",
    (level) => {
      const series = playSeries(classic, level, level, MATCHES_HALF);
      expect(shareWithGoals(series)).toBeGreaterThanOrEqual(0.95);
      expect(total(series, ({ ownGoals }) => ownGoals)).toBeLessThanOrEqual(total(series, goalsOf) * 0.12);
      expect(longestStall(series)).toBeLessThanOrEqual(STALL_TICKS_MAX);
    },
  );
});
