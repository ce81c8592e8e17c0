/** Published maps, with their likes and the rooms that played on them; and reports about them. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("published_maps")
    .addColumn("code", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("author_key", "text", (column) => column.notNull())
    .addColumn("checksum", "text", (column) => column.notNull().unique())
    .addColumn("search", "text", (column) => column.notNull())
    .addColumn("facts", "text", (column) => column.notNull())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("remix_of", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("downloads", "integer", (column) => column.notNull())
    .addColumn("likes", "integer", (column) => column.notNull())
    .addColumn("rooms", "integer", (column) => column.notNull())
    .addColumn("hidden", "integer", (column) => column.notNull())
    // Last, so that the other columns are read without it.
    .addColumn("file", "bytea", (column) => column.notNull())
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(name).on("published_maps").columns(columns).execute();
  await index("published_maps_at", ["hidden", "at", "code"]);
  await index("published_maps_likes", ["hidden", "likes", "at", "code"]);
  await index("published_maps_rooms", ["hidden", "rooms", "at", "code"]);
  await index("published_maps_author", ["author_key"]);
  await db.schema
    .createTable("map_likes")
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("map_likes_pk", ["code", "key"])
    .execute();
  await db.schema.createIndex("map_likes_key").on("map_likes").column("key").execute();
  await db.schema
    .createTable("map_rooms")
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("room", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("map_rooms_pk", ["code", "room"])
    .execute();
  await db.schema
    .alterTable("reports")
    .addColumn("map", "text", (column) => column.notNull().defaultTo(""))
    .execute();
}
