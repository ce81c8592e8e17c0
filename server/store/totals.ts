/** What leaderboards add up: the statistics of each profile by season and map. They change only with a match (matches.ts). */
import type { Kysely } from "kysely";
import { isContested, mainLines, resultOf, type MatchPlayer, type MatchSummary } from "#protocol/match-summary.ts";
import { ALL, type Leader, type LeaderboardColumn } from "#protocol/statistics-api.ts";
import { STATISTIC_NAMES } from "#room/statistics.ts";
import { seasonOf } from "./season.ts";
import type { Tables, Totals } from "./tables.ts";

export const TOTAL_NAMES = ["games", "wins", "draws", "losses", ...STATISTIC_NAMES] as const;

/** Within the transaction of the match. Games without a result or between fewer than two players do not count. */
export async function addTotals(db: Kysely<Tables>, match: MatchSummary): Promise<void> {
  if (!isContested(match)) return;
  const profiles = [...mainLines(match.players)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [profile, main] of profiles) {
    const { name } = main;
    const totals = totalsOf(match, main);
    for (const season of [seasonOf(match.endedAt), ALL]) {
      for (const map of [match.map, ALL]) await add(db, { profile, season, map, name, ...totals });
    }
  }
}

function totalsOf(match: MatchSummary, main: MatchPlayer): Record<keyof Totals, number> {
  const lines = match.players.filter((player) => player.profile === main.profile);
  const sums = STATISTIC_NAMES.map((name) => [name, lines.reduce((sum, line) => sum + line[name], 0)] as const);
  const result = resultOf(match, main);
  return {
    ...{
      games: 1,
      wins: Number(result === "win"),
      draws: Number(result === "draw"),
      losses: Number(result === "loss"),
    },
    ...(Object.fromEntries(sums) as Record<(typeof STATISTIC_NAMES)[number], number>),
  };
}

async function add(db: Kysely<Tables>, row: Tables["totals"]): Promise<void> {
  await db
    .insertInto("totals")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["profile", "season", "map"]).doUpdateSet((sum) => ({
        name: row.name,
        ...Object.fromEntries(
          TOTAL_NAMES.map((name) => [name, sum(sum.ref(`totals.${name}`), "+", sum.ref(`excluded.${name}`))]),
        ),
      })),
    )
    .execute();
}

export class Leaderboards {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The best of a season on a map (ALL for all of them), the best first. Players without any are left out. */
  async by(column: LeaderboardColumn, season: string, map: string, limit: number): Promise<Leader[]> {
    return this.#db
      .selectFrom("totals")
      .select(["profile", "name", "games", `${column} as value`])
      .where("season", "=", season)
      .where("map", "=", map)
      .where(column, ">", 0)
      .orderBy(column, "desc")
      .orderBy("profile")
      .limit(limit)
      .execute();
  }

  async byRating(ladder: string, limit: number): Promise<Leader[]> {
    return this.#db
      .selectFrom("ratings")
      .select(["profile", "name", "games", "shown as value"])
      .where("ladder", "=", ladder)
      .where("games", ">", 0)
      .orderBy("shown", "desc")
      .orderBy("profile")
      .limit(limit)
      .execute();
  }

  /** Seasons with games, the latest first, and maps with games by name. */
  async choices(): Promise<{ readonly seasons: readonly string[]; readonly maps: readonly string[] }> {
    const of = (column: "season" | "map") =>
      this.#db.selectFrom("totals").select(column).distinct().where(column, "<>", ALL).execute();
    const [seasons, maps] = await Promise.all([of("season"), of("map")]);
    return {
      seasons: seasons.map(({ season }) => season as string).toSorted((a, b) => (a < b ? 1 : -1)),
      maps: maps.map(({ map }) => map as string).toSorted(),
    };
  }
}
