/** Permanent rooms, and the matches that were running in rooms when they were last saved. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("rooms")
    .addColumn("code", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("settings", "text", (column) => column.notNull())
    .addColumn("stadium_name", "text", (column) => column.notNull())
    .addColumn("stadium_checksum", "text", (column) => column.notNull())
    // Null: a stadium of the library.
    .addColumn("stadium_text", "text")
    .addColumn("owner_key", "text", (column) => column.notNull())
    .addColumn("admin_keys", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("rooms_used_at").on("rooms").column("used_at").execute();
  await db.schema.createIndex("rooms_owner_key").on("rooms").column("owner_key").execute();
  await db.schema
    .createTable("saved_matches")
    .addColumn("code", "text", (column) => column.primaryKey())
    // The server process that runs the match; empty when it has handed the match over.
    .addColumn("process", "text", (column) => column.notNull())
    .addColumn("saved_at", "bigint", (column) => column.notNull())
    .addColumn("data", "bytea", (column) => column.notNull())
    .execute();
}
