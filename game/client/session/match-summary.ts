/** Finished games as the interface shows them. */
export type { MatchPlayer, MatchSummary } from "#protocol/match-summary.ts";
export type { StatisticName } from "#room/statistics.ts";
