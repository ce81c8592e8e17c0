/** Ratings by profile and ladder. They change only together with the match that changes them (matches.ts). */
import type { Kysely } from "kysely";
import type { Ladder, MatchPlayer, MatchSummary } from "#protocol/match-summary.ts";
import { mainLines, resultOf } from "#protocol/match-summary.ts";
import type { ProfileRating } from "#protocol/statistics-api.ts";
import { NEW_SKILL, rateTeams, shownRating, type Skill } from "../rating/rate-teams.ts";
import type { Tables } from "./tables.ts";

/** A player has to be in a rated match for this share of it: less changes no rating. */
export const RATED_SHARE = 0.25;

export type RatingChange = { readonly before: number; readonly after: number };

type RatedPlayer = MatchPlayer & { skill: Skill };

/** Teams as in a summary, and ranks: the lower the better. */
const RED = 1;
const BLUE = 2;
const FIRST = 1;
const SECOND = 2;
const LAST = 3;

/** Within the transaction of the match. Returns the changes by profile; none when a team has no player to rate. */
export async function changeRatings(
  db: Kysely<Tables>,
  match: MatchSummary,
): Promise<ReadonlyMap<string, RatingChange>> {
  const changes = new Map<string, RatingChange>();
  if (match.ladder === "" || match.ending === "stopped") return changes;
  const players = [...mainLines(match.players).values()].filter(
    ({ time, leaver }) => leaver || time >= RATED_SHARE * match.ticks,
  );
  // In the order of profiles, so that two matches that end at once lock the rows in the same order.
  const rated: RatedPlayer[] = [];
  for (const player of players.toSorted((a, b) => (a.profile < b.profile ? -1 : 1))) {
    rated.push({ ...player, skill: await lockSkill(db, player, match.ladder, match.endedAt) });
  }
  const teams = teamsOf(match, rated);
  if (teams === undefined) return changes;
  const after = rateTeams(teams.map(({ players: team, rank }) => ({ skills: team.map(({ skill }) => skill), rank })));
  for (const [t, { players: team }] of teams.entries()) {
    for (const [i, player] of team.entries()) {
      const skill = after[t]![i]!;
      changes.set(player.profile, { before: shownRating(player.skill), after: shownRating(skill) });
      await saveSkill(db, match, player, skill);
    }
  }
  return changes;
}

type RatedTeam = { readonly players: readonly RatedPlayer[]; readonly rank: number };

/** Both teams, and each leaver as a team of its own that comes last. Undefined when a team has no player to rate. */
function teamsOf(match: MatchSummary, rated: readonly RatedPlayer[]): readonly RatedTeam[] | undefined {
  const { red, blue } = match;
  const staying = rated.filter(({ leaver }) => !leaver);
  const inTeam = (players: readonly RatedPlayer[], team: number) => players.filter((player) => player.team === team);
  if (inTeam(rated, RED).length === 0 || inTeam(rated, BLUE).length === 0) return undefined;
  return [
    { players: inTeam(staying, RED), rank: red >= blue ? FIRST : SECOND },
    { players: inTeam(staying, BLUE), rank: blue >= red ? FIRST : SECOND },
    ...rated.filter(({ leaver }) => leaver).map((player) => ({ players: [player], rank: LAST })),
  ].filter(({ players }) => players.length > 0);
}

async function saveSkill(
  db: Kysely<Tables>,
  match: MatchSummary,
  player: RatedPlayer,
  { mu, sigma }: Skill,
): Promise<void> {
  const { profile, name } = player;
  const won = resultOf(match, player) === "win" ? 1 : 0;
  await db
    .updateTable("ratings")
    .set((row) => ({
      ...{ mu, sigma, shown: shownRating({ mu, sigma }), name, updatedAt: match.endedAt },
      games: row("games", "+", 1),
      wins: row("wins", "+", won),
    }))
    .where("profile", "=", profile)
    .where("ladder", "=", match.ladder)
    .execute();
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
