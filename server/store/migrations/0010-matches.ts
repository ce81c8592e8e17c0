/** Finished matches with the statistics of their players, what leaderboards add up of them, and ratings. */
import type { Kysely } from "kysely";

/** As in room/statistics.ts when this migration was written. */
const STATISTICS = ["goals", "own_goals", "assists", "shots", "saves", "touches", "passes"];
const LONG_STATISTICS = ["possession", "distance", "time"];

export async function up(db: Kysely<unknown>): Promise<void> {
  await createMatches(db);
  await createMatchPlayers(db);
  await createTotals(db);
  await createRatings(db);
}

async function createMatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("matches")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("started_at", "bigint", (column) => column.notNull())
    .addColumn("ended_at", "bigint", (column) => column.notNull())
    .addColumn("ending", "text", (column) => column.notNull())
    .addColumn("red", "integer", (column) => column.notNull())
    .addColumn("blue", "integer", (column) => column.notNull())
    .addColumn("seconds", "double precision", (column) => column.notNull())
    .addColumn("ticks", "bigint", (column) => column.notNull())
    .addColumn("score_limit", "integer", (column) => column.notNull())
    .addColumn("time_limit", "integer", (column) => column.notNull())
    .addColumn("overtime", "integer", (column) => column.notNull())
    .addColumn("stadium", "text", (column) => column.notNull())
    .addColumn("checksum", "text", (column) => column.notNull())
    .addColumn("map", "text", (column) => column.notNull())
    .addColumn("ladder", "text", (column) => column.notNull())
    .execute();
}

async function createMatchPlayers(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable("match_players")
    .addColumn("match_id", "text", (column) => column.notNull())
    .addColumn("line", "integer", (column) => column.notNull())
    .addColumn("ended_at", "bigint", (column) => column.notNull())
    .addColumn("profile", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("bot", "integer", (column) => column.notNull())
    .addColumn("team", "integer", (column) => column.notNull())
    // "win", "draw" or "loss" in the line of the team in which the player was for longer, else "".
    .addColumn("result", "text", (column) => column.notNull())
    .addColumn("rating_before", "integer")
    .addColumn("rating_after", "integer");
  for (const name of STATISTICS) table = table.addColumn(name, "integer", (column) => column.notNull());
  for (const name of LONG_STATISTICS) table = table.addColumn(name, "bigint", (column) => column.notNull());
  await table.addPrimaryKeyConstraint("match_players_pk", ["match_id", "line"]).execute();
  await db.schema
    .createIndex("match_players_profile")
    .on("match_players")
    .columns(["profile", "ended_at", "match_id"])
    .execute();
}

async function createTotals(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable("totals")
    .addColumn("profile", "text", (column) => column.notNull())
    .addColumn("season", "text", (column) => column.notNull())
    .addColumn("map", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull());
  for (const name of ["games", "wins", "draws", "losses", ...STATISTICS, ...LONG_STATISTICS]) {
    table = table.addColumn(name, "bigint", (column) => column.notNull());
  }
  await table.addPrimaryKeyConstraint("totals_pk", ["profile", "season", "map"]).execute();
  for (const name of ["goals", "assists", "saves", "wins", "games"]) {
    await db.schema.createIndex(`totals_${name}`).on("totals").columns(["season", "map", name]).execute();
  }
}

async function createRatings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("ratings")
    .addColumn("profile", "text", (column) => column.notNull())
    .addColumn("ladder", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("mu", "double precision", (column) => column.notNull())
    .addColumn("sigma", "double precision", (column) => column.notNull())
    .addColumn("shown", "integer", (column) => column.notNull())
    .addColumn("games", "integer", (column) => column.notNull())
    .addColumn("wins", "integer", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("ratings_pk", ["profile", "ladder"])
    .execute();
  await db.schema.createIndex("ratings_shown").on("ratings").columns(["ladder", "shown"]).execute();
}
