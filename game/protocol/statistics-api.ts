/** The answers of the HTTP routes for players, matches and leaderboards (docs/http.md). */
import type { PlayerStatistics } from "#room/statistics.ts";
import type { MatchPlayer, MatchResult, MatchSummary } from "./match-summary.ts";

/** Sums over a player's games with a result. */
export type ProfileTotals = PlayerStatistics & {
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
};

export type ProfileRating = {
  readonly ladder: string;
  readonly rating: number;
  readonly games: number;
  readonly wins: number;
};

/** GET /api/players/ID */
export type Profile = {
  readonly profile: string;
  readonly fingerprint: string;
  /** The last names, the latest first. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly totals: ProfileTotals;
  /** Per game; zeros without games. */
  readonly averages: PlayerStatistics;
  readonly ratings: readonly ProfileRating[];
  /** Results of the last games, the latest first. */
  readonly form: readonly MatchResult[];
};

/** The same with the status 300: several players have this fingerprint. */
export type ProfileChoice = {
  readonly players: readonly { readonly profile: string; readonly name: string; readonly lastSeen: number }[];
};

export type HistoryMatch = Omit<MatchSummary, "players"> & {
  /** Of the team in which the player was for longer. */
  readonly player: MatchPlayer;
};

/** GET /api/players/ID/matches */
export type History = {
  readonly matches: readonly HistoryMatch[];
  /** The value of `before` that gives the matches before these; null at the end. */
  readonly next: string | null;
};

/** What a leaderboard can be ordered by. */
export const LEADERBOARD_COLUMNS = ["goals", "assists", "saves", "wins", "games"] as const;
export type LeaderboardColumn = (typeof LEADERBOARD_COLUMNS)[number];

/** In place of a season or a map: all of them together. */
export const ALL = "all";

export type Leader = {
  readonly profile: string;
  readonly name: string;
  readonly games: number;
  readonly value: number;
};

/** GET /api/leaderboards */
export type Leaderboard = {
  readonly by: LeaderboardColumn | "rating";
  readonly season: string;
  readonly map: string;
  readonly ladder: string;
  /** What can be asked for, besides ALL. */
  readonly seasons: readonly string[];
  readonly maps: readonly string[];
  readonly leaders: readonly Leader[];
};
