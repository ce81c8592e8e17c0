/** Finished games as the interface shows them. */
export type { MatchPlayer, MatchSummary } from "#protocol/match-summary.ts";
