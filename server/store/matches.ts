/**
 * Finished matches. A match is added with its totals and rating changes in one transaction, and only once: a write that is
 * repeated after an unknown outcome finds the match and changes nothing.
 */
import { type Kysely, type Selectable, sql } from "kysely";
import { profileIdOf } from "#protocol/fingerprint.ts";
import { mainLines, resultOf, type MatchPlayer, type MatchSummary } from "#protocol/match-summary.ts";
import type { ProfileTotals } from "#protocol/statistics-api.ts";
import { STATISTIC_NAMES } from "#room/statistics.ts";
import { changeRatings, type RatingChange } from "./ratings.ts";
import { Recordings } from "./recordings.ts";
import type { Tables } from "./tables.ts";
import { addTotals } from "./totals.ts";

/** A player's history is read in parts: matches that ended before this one. */
export type MatchCursor = { readonly endedAt: number; readonly id: string };

export type HistoryEntry = {
  readonly match: Omit<MatchSummary, "players">;
  /** Of the team in which the player was for longer. */
  readonly player: MatchPlayer;
};

export class StoredMatches {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** False when the match had been added before. */
  async add(match: MatchSummary): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      const { players: _, recording: _recording, overtime, ...values } = match;
      const inserted = await db
        .insertInto("matches")
        .values({ ...values, overtime: Number(overtime) })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      if (Number(inserted.numInsertedOrUpdatedRows) === 0) return false;
      const changes = await changeRatings(db, match);
      await addPlayers(db, match, changes);
      await addTotals(db, match);
      return true;
    });
  }

  async find(id: string): Promise<MatchSummary | undefined> {
    const row = await this.#db.selectFrom("matches").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined) return undefined;
    const players = await this.#db
      .selectFrom("matchPlayers")
      .selectAll()
      .where("matchId", "=", id)
      .orderBy("line")
      .execute();
    const codes = await new Recordings(this.#db).codesOf([id]);
    return { ...matchOf(row, codes), players: players.map(playerOf) };
  }

  /** The last matches of a player, the latest first, before the one of the cursor. */
  async history(profile: string, limit: number, before?: MatchCursor): Promise<HistoryEntry[]> {
    let query = this.#db
      .selectFrom("matchPlayers")
      .select(["matchId", "endedAt"])
      .distinct()
      .where("profile", "=", profile);
    if (before !== undefined) {
      const { endedAt, id } = before;
      query = query.where((is) =>
        is.or([is("endedAt", "<", endedAt), is.and([is("endedAt", "=", endedAt), is("matchId", "<", id)])]),
      );
    }
    const found = await query.orderBy("endedAt", "desc").orderBy("matchId", "desc").limit(limit).execute();
    const ids = found.map(({ matchId }) => matchId);
    if (ids.length === 0) return [];
    const [codes, matches, lines] = await Promise.all([
      new Recordings(this.#db).codesOf(ids),
      this.#db.selectFrom("matches").selectAll().where("id", "in", ids).execute(),
      this.#db
        .selectFrom("matchPlayers")
        .selectAll()
        .where("profile", "=", profile)
        .where("matchId", "in", ids)
        .execute(),
    ]);
    return ids.flatMap((id) => {
      const match = matches.find((row) => row.id === id);
      const player = mainLines(lines.filter(({ matchId }) => matchId === id).map(playerOf)).get(profile);
      return match === undefined || player === undefined ? [] : [{ match: matchOf(match, codes), player }];
    });
  }

  /** Over all games with a result, those against bots too. */
  async totals(profile: string): Promise<ProfileTotals> {
    const count = (result: string) => sql<number>`coalesce(sum(case when result = ${result} then 1 else 0 end), 0)`;
    const sum = (column: string) => sql<number>`coalesce(sum(${sql.ref(column)}), 0)`;
    const row = await this.#db
      .selectFrom("matchPlayers")
      .innerJoin("matches", "matches.id", "matchPlayers.matchId")
      .select([count("win").as("wins"), count("draw").as("draws"), count("loss").as("losses")])
      .select(STATISTIC_NAMES.map((name) => sum(`matchPlayers.${name}`).as(name)))
      .where("profile", "=", profile)
      .where("ending", "<>", "stopped")
      .executeTakeFirstOrThrow();
    return { games: row.wins + row.draws + row.losses, ...row } as ProfileTotals;
  }

  /** Names and profile are erased; the matches and the figures of the other players stay. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const profile = profileIdOf(key);
    const lines = await db
      .updateTable("matchPlayers")
      .set({ profile: "", name: "" })
      .where("profile", "=", profile)
      .executeTakeFirst();
    const totals = await db.deleteFrom("totals").where("profile", "=", profile).executeTakeFirst();
    const ratings = await db.deleteFrom("ratings").where("profile", "=", profile).executeTakeFirst();
    return Number(lines.numUpdatedRows) + Number(totals.numDeletedRows) + Number(ratings.numDeletedRows);
  }
}

async function addPlayers(
  db: Kysely<Tables>,
  match: MatchSummary,
  changes: ReadonlyMap<string, RatingChange>,
): Promise<void> {
  if (match.players.length === 0) return;
  const main = mainLines(match.players);
  const rows = match.players.map((player, line) => {
    const isMain = main.get(player.profile) === player;
    const change = isMain ? changes.get(player.profile) : undefined;
    return {
      ...player,
      ...{ matchId: match.id, line, endedAt: match.endedAt, bot: Number(player.bot), leaver: Number(player.leaver) },
      result: (isMain ? resultOf(match, player) : undefined) ?? "",
      ratingBefore: change?.before ?? null,
      ratingAfter: change?.after ?? null,
    };
  });
  await db.insertInto("matchPlayers").values(rows).execute();
}

/** `recordings`: codes by the ids of matches. */
function matchOf(
  { overtime, ...row }: Selectable<Tables["matches"]>,
  recordings: ReadonlyMap<string, string>,
): Omit<MatchSummary, "players"> {
  return {
    ...(row as Omit<MatchSummary, "players" | "overtime" | "recording">),
    overtime: overtime === 1,
    recording: recordings.get(row.id) ?? "",
  };
}

function playerOf({
  matchId: _match,
  line: _line,
  endedAt: _endedAt,
  result: _result,
  bot,
  leaver,
  ...row
}: Selectable<Tables["matchPlayers"]>): MatchPlayer {
  return { ...row, bot: bot === 1, leaver: leaver === 1 };
}
