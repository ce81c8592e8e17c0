/** The statistics of a player in a match, listed once. docs/statistics.md defines them. */

export const STATISTIC_NAMES = [
  "goals",
  "ownGoals",
  "assists",
  "shots",
  "saves",
  "touches",
  "passes",
  /** Ticks of play in which the player had the ball. */
  "possession",
  /** Way of the player's disc during play, in map units. */
  "distance",
  /** Ticks of play with the player on the pitch. */
  "time",
] as const;

export type StatisticName = (typeof STATISTIC_NAMES)[number];

export type PlayerStatistics = Record<StatisticName, number>;

/** Zeros. */
export function createPlayerStatistics(): PlayerStatistics {
  return Object.fromEntries(STATISTIC_NAMES.map((name) => [name, 0])) as PlayerStatistics;
}

/**
 * How a game ended: by its score limit, by its time limit (golden goals too), because a team had left, or without a result,
 * because it was stopped.
 */
export const GAME_ENDINGS = ["score", "time", "forfeit", "stopped"] as const;
export type GameEnding = (typeof GAME_ENDINGS)[number];
