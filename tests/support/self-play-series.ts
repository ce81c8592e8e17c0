/**
 * Series of self-play matches between two levels, and the figures of a series. The seeds are 0, 1, 2 …, so a series is
 * the same every time.
 */
import type { BotLevel } from "#bot/level.ts";
import type { Arena } from "#sim/arena.ts";
import { TICK_RATE } from "#sim/step.ts";
import { playMatch, type MatchResult } from "./self-play.ts";

export type Series = {
  readonly first: BotLevel;
  readonly second: BotLevel;
  readonly results: readonly MatchResult[];
  /** Matches won by the first level. */
  readonly wins: number;
};

const THREE_MINUTES = 3 * 60 * TICK_RATE;

/**
 * Teams of 1, 2 and 3 bots in turn, with the limits of a new room. The first level is red in one match and blue in the
 * next.
 */
export function playSeries(arena: Arena, first: BotLevel, second: BotLevel, matches: number): Series {
  let wins = 0;
  const results = Array.from({ length: matches }, (_, seed) => {
    const swapped = seed % 2 === 1;
    const size = 1 + (seed % 3);
    const result = playMatch(arena, {
      red: teamOf(swapped ? second : first, size),
      blue: teamOf(swapped ? first : second, size),
      seed,
      ticksMax: THREE_MINUTES,
    });
    if (swapped ? result.blue > result.red : result.red > result.blue) wins++;
    return result;
  });
  return { first, second, results, wins };
}

function teamOf(level: BotLevel, size: number): BotLevel[] {
  return Array.from({ length: size }, () => level);
}

/** Share of the matches with at least one goal. */
export function shareWithGoals({ results }: Series): number {
  return results.filter(({ red, blue }) => red + blue > 0).length / results.length;
}

/** In ticks. */
export function longestStall({ results }: Series): number {
  return Math.max(...results.map((result) => result.longestStall));
}

export function total({ results }: Series, pick: (result: MatchResult) => number): number {
  return results.reduce((sum, result) => sum + pick(result), 0);
}

export function goalsOf({ red, blue }: MatchResult): number {
  return red + blue;
}
