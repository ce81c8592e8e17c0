/** The best players of a finished game, and the figures of its teams. Pure. docs/statistics.md has the points. */
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import type { StatisticName } from "#room/statistics.ts";
import type { MatchPlayer, MatchSummary } from "../../session/match-summary.ts";

/** Points of a player for one of each. */
const POINTS = { goals: 4, assists: 3, saves: 2, shots: 0.5, passes: 0.1, ownGoals: -3 } as const satisfies Partial<
  Record<StatisticName, number>
>;

/** The points by which players are compared. */
export function pointsOf(player: MatchPlayer): number {
  return Object.entries(POINTS).reduce((sum, [name, points]) => sum + points * player[name as keyof typeof POINTS], 0);
}

/** The best first, at most `count` and only with points; of equal ones those of the winners, then those with less time. */
export function bestPlayers({ players, red, blue }: MatchSummary, count: number): readonly MatchPlayer[] {
  const winner = red === blue ? 0 : red > blue ? RED_TEAM : BLUE_TEAM;
  const lost = ({ team }: MatchPlayer) => (team === winner ? 0 : 1);
  return players
    .filter((player) => pointsOf(player) > 0)
    .toSorted((a, b) => pointsOf(b) - pointsOf(a) || lost(a) - lost(b) || a.time - b.time)
    .slice(0, count);
}

/** Statistics in which teams are compared. */
export const TEAM_FIGURES = ["possession", "shots", "passes", "saves"] as const;

export type TeamFigure = { readonly name: (typeof TEAM_FIGURES)[number]; readonly red: number; readonly blue: number };

/** Sums of both teams; possession in percent of the time in which either had the ball. */
export function teamFigures({ players }: MatchSummary): readonly TeamFigure[] {
  const sum = (team: number, name: StatisticName) =>
    players.reduce((total, player) => total + (player.team === team ? player[name] : 0), 0);
  return TEAM_FIGURES.map((name) => {
    const [red, blue] = [sum(RED_TEAM, name), sum(BLUE_TEAM, name)];
    if (name !== "possession" || red + blue === 0) return { name, red, blue };
    const share = Math.round((100 * red) / (red + blue));
    return { name, red: share, blue: 100 - share };
  });
}
