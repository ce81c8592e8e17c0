/** Recordings of matches, and clips of them. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("recordings")
    .addColumn("code", "text", (column) => column.primaryKey())
    .addColumn("match_id", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("stadium", "text", (column) => column.notNull())
    .addColumn("red", "integer", (column) => column.notNull())
    .addColumn("blue", "integer", (column) => column.notNull())
    .addColumn("seconds", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("listed", "integer", (column) => column.notNull())
    .addColumn("size", "integer", (column) => column.notNull())
    // Last, so that the other columns are read without it.
    .addColumn("file", "bytea", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("recordings_at").on("recordings").columns(["at", "code", "size"]).execute();
  await db.schema.createIndex("recordings_listed").on("recordings").columns(["listed", "at", "code"]).execute();
  await db.schema.createIndex("recordings_match").on("recordings").columns(["match_id", "listed"]).execute();
}
