/** Documents of the stadium workshop, and the versions of each. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("workshops")
    .addColumn("code", "text", (column) => column.primaryKey())
    .addColumn("title", "text", (column) => column.notNull())
    // Null: the first person that opens the document becomes its owner.
    .addColumn("owner_key", "text")
    .addColumn("open", "integer", (column) => column.notNull())
    .addColumn("rights", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    // Last, so that the other columns are read without it.
    .addColumn("state", "bytea", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("workshops_used_at").on("workshops").column("used_at").execute();
  await db.schema.createIndex("workshops_owner_key").on("workshops").column("owner_key").execute();
  await db.schema
    .createTable("workshop_versions")
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    // Empty: made automatically.
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("authors", "text", (column) => column.notNull())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("state", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("workshop_versions_key", ["code", "at"])
    .execute();
}
