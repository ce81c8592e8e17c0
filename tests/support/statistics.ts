/** What the statistics of a game add up to. */
import type { MatchStatistics } from "#match/statistics.ts";
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";

/** Goals of a team by its players, by own goals of the others, and by no player. */
export function scoreOf({ lines, looseGoals }: MatchStatistics, team: SideId): number {
  const own = lines.filter((line) => line.team === team).reduce((sum, { goals }) => sum + goals, 0);
  const other = lines
    .filter((line) => line.team === (team === RED_TEAM ? BLUE_TEAM : RED_TEAM))
    .reduce((sum, { ownGoals }) => sum + ownGoals, 0);
  return own + other + (team === RED_TEAM ? looseGoals.red : looseGoals.blue);
}
