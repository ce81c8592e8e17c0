/** What the pages of players, matches and leaderboards read over HTTP. */
export type { History, HistoryMatch, Leader, Leaderboard, Profile, ProfileChoice } from "#protocol/statistics-api.ts";
export { ALL, LEADERBOARD_COLUMNS } from "#protocol/statistics-api.ts";
export { LADDERS, resultOf } from "#protocol/match-summary.ts";

/** "missing": the server has nothing under this address; "failed": it did not answer. */
export type JsonResult =
  | { readonly kind: "loaded"; readonly status: number; readonly body: unknown }
  | { readonly kind: "missing" | "failed" };

export type GetJson = (path: string) => Promise<JsonResult>;
