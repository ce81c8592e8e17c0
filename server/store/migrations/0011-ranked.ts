/** Players that left a match before its end, and how long they have to wait for the next ranked one. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("match_players")
    .addColumn("leaver", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("cooldowns")
    .addColumn("key", "text", (column) => column.primaryKey())
    // Matches that the player left lately.
    .addColumn("strikes", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    // The last match that was counted, so that a repeated write counts once.
    .addColumn("match_id", "text", (column) => column.notNull())
    .execute();
}
