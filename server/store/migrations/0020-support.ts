/** Reports about players, help conversations, and bans from the whole server. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await createReports(db);
  await createHelp(db);
  await db.schema
    .createTable("server_bans")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("network", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    // Null: for good.
    .addColumn("until", "bigint")
    .execute();
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("reports")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("room_name", "text", (column) => column.notNull())
    .addColumn("reporter_key", "text", (column) => column.notNull())
    .addColumn("reporter_name", "text", (column) => column.notNull())
    .addColumn("target_key", "text", (column) => column.notNull())
    .addColumn("target_name", "text", (column) => column.notNull())
    .addColumn("target_network", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("chat", "text", (column) => column.notNull())
    .addColumn("match_state", "text", (column) => column.notNull())
    .addColumn("recording", "text")
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("answered_at", "bigint")
    .addColumn("closed_at", "bigint")
    .execute();
  await db.schema.createIndex("reports_at").on("reports").column("at").execute();
}

async function createHelp(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("help_conversations")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("open", "integer", (column) => column.notNull())
    .addColumn("last_at", "bigint", (column) => column.notNull())
    .addColumn("last_text", "text", (column) => column.notNull())
    .addColumn("read_by_player", "bigint", (column) => column.notNull())
    .addColumn("read_by_staff", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("help_messages")
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("side", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("about", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("help_messages_pk", ["key", "id"])
    .execute();
  await db.schema.createIndex("help_messages_at").on("help_messages").columns(["key", "at"]).execute();
}
