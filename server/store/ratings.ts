/** Ratings by profile and ladder. They change only together with the match that changes them (matches.ts). */
import type { Kysely } from "kysely";
import type { Ladder, MatchPlayer, MatchSummary } from "#protocol/match-summary.ts";
import { mainLines } from "#protocol/match-summary.ts";
import type { ProfileRating } from "#protocol/statistics-api.ts";
import { NEW_SKILL, rateTeams, shownRating, type Skill } from "../rating/rate-teams.ts";
import type { Tables } from "./tables.ts";

/** A player has to be in a rated match for this share of it: less changes no rating. */
export const RATED_SHARE = 0.25;

export type RatingChange = { readonly before: number; readonly after: number };

type RatedPlayer = MatchPlayer & { skill: Skill };

/** Within the transaction of the match. Returns the changes by profile; none when a team has no player to rate. */
export async function changeRatings(
  db: Kysely<Tables>,
  match: MatchSummary,
): Promise<ReadonlyMap<string, RatingChange>> {
  const changes = new Map<string, RatingChange>();
  if (match.ladder === "" || match.ending === "stopped") return changes;
  const players = [...mainLines(match.players).values()].filter(({ time }) => time >= RATED_SHARE * match.ticks);
  // In the order of profiles, so that two matches that end at once lock the rows in the same order.
  const rated: RatedPlayer[] = [];
  for (const player of players.toSorted((a, b) => (a.profile < b.profile ? -1 : 1))) {
    rated.push({ ...player, skill: await lockSkill(db, player, match.ladder, match.endedAt) });
  }
  const [red, blue] = [1, 2].map((team) => rated.filter((player) => player.team === team)) as [
    RatedPlayer[],
    RatedPlayer[],
  ];
  if (red.length === 0 || blue.length === 0) return changes;
  const skills = rateTeams(
    red.map(({ skill }) => skill),
    blue.map(({ skill }) => skill),
    match,
  );
  for (const [team, after, won] of [
    [red, skills.red, match.red > match.blue],
    [blue, skills.blue, match.blue > match.red],
  ] as const) {
    for (const [i, { profile, name, skill }] of team.entries()) {
      const { mu, sigma } = after[i]!;
      const shown = shownRating(after[i]!);
      changes.set(profile, { before: shownRating(skill), after: shown });
      await db
        .updateTable("ratings")
        .set(({ eb }) => ({
          ...{ mu, sigma, shown, name, updatedAt: match.endedAt },
          games: eb("games", "+", 1),
          wins: eb("wins", "+", won ? 1 : 0),
        }))
        .where("profile", "=", profile)
        .where("ladder", "=", match.ladder)
        .execute();
    }
  }
  return changes;
}

/** Writes the row before it is read: other transactions on it wait for the end of this one. */
async function lockSkill(
  db: Kysely<Tables>,
  { profile, name }: MatchPlayer,
  ladder: Ladder,
  updatedAt: number,
): Promise<Skill> {
  await db
    .insertInto("ratings")
    .values({ profile, ladder, name, ...NEW_SKILL, shown: shownRating(NEW_SKILL), games: 0, wins: 0, updatedAt })
    .onConflict((conflict) => conflict.columns(["profile", "ladder"]).doUpdateSet({ name }))
    .execute();
  return db
    .selectFrom("ratings")
    .select(["mu", "sigma"])
    .where("profile", "=", profile)
    .where("ladder", "=", ladder)
    .executeTakeFirstOrThrow();
}

export class Ratings {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The ratings of a player, by ladder. */
  async of(profile: string): Promise<ProfileRating[]> {
    const rows = await this.#db
      .selectFrom("ratings")
      .select(["ladder", "shown as rating", "games", "wins"])
      .where("profile", "=", profile)
      .where("games", ">", 0)
      .orderBy("ladder")
      .execute();
    return rows;
  }
}
