/** Bans by room and public key. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("bans")
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("network", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("by_key", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    // Null: for good.
    .addColumn("until", "bigint")
    .addColumn("network_until", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("bans_pk", ["room", "key"])
    .execute();
  await db.schema.createIndex("bans_key").on("bans").column("key").execute();
}
