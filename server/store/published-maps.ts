/** Maps that their authors have published: `.hbs` files with what lists show of them, likes, and the rooms that played on them. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { profileIdOf } from "#protocol/fingerprint.ts";
import type { MapFacts, MapSort, PublishedMap } from "#protocol/maps-api.ts";
import type { Tables } from "./tables.ts";

export type NewMap = Pick<PublishedMap, "code" | "name" | "author" | "checksum" | "facts" | "at"> & {
  /** Public key of the author. */
  readonly authorKey: string;
  /** Code of the map that it was made from. */
  readonly remixOf: string | null;
  /** The `.hbs` file. */
  readonly text: string;
};

export type MapSearch = {
  /** Every word must be in the name or in that of the author; "" finds all. */
  readonly query: string;
  readonly sort: MapSort;
  readonly offset: number;
  readonly limit: number;
};

/** What a host sees of a map. */
export type MapState = {
  readonly code: string;
  readonly name: string;
  readonly author: string;
  readonly authorKey: string;
  readonly hidden: boolean;
};

const ORDER = { new: "maps.at", liked: "maps.likes", used: "maps.rooms" } as const;

export class PublishedMaps {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** False when a map has the same code or checksum. */
  async add({ text, facts, ...map }: NewMap): Promise<boolean> {
    const file = await promisify(gzip)(text);
    const counts = { downloads: 0, likes: 0, rooms: 0, hidden: 0 };
    const search = searchable(`${map.name} ${map.author}`);
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto("publishedMaps")
      .values({ ...map, ...counts, search, facts: JSON.stringify(facts), size: Buffer.byteLength(text), file })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }

  /** Undefined for maps that are hidden. */
  async find(code: string): Promise<PublishedMap | undefined> {
    const row = await this.#visible().where("maps.code", "=", code).executeTakeFirst();
    return row && mapOf(row);
  }

  /** The text of a map that is not hidden. */
  async text(code: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom("publishedMaps")
      .select("file")
      .where("code", "=", code)
      .where("hidden", "=", 0)
      .executeTakeFirst();
    return row && (await promisify(gunzip)(row.file)).toString();
  }

  async search({ query, sort, offset, limit }: MapSearch): Promise<PublishedMap[]> {
    const words = searchable(query)
      .split(" ")
      .filter((word) => word !== "");
    let select = this.#visible();
    for (const word of words) select = select.where(sql<boolean>`maps.search like ${pattern(word)} escape '!'`);
    const rows = await select
      .orderBy(ORDER[sort], "desc")
      .orderBy("maps.at", "desc")
      .orderBy("maps.code", "desc")
      .offset(offset)
      .limit(limit)
      .execute();
    return rows.map(mapOf);
  }

  /** Hidden maps too. */
  async state(by: { readonly code: string } | { readonly checksum: string }): Promise<MapState | undefined> {
    const [column, value] = "code" in by ? (["code", by.code] as const) : (["checksum", by.checksum] as const);
    const row = await this.#db
      .selectFrom("publishedMaps")
      .select(["code", "name", "author", "authorKey", "hidden"])
      .where(column, "=", value)
      .executeTakeFirst();
    return row && { ...row, hidden: row.hidden === 1 };
  }

  /** The maps that the host has hidden, the latest first. */
  async hidden(limit: number): Promise<MapState[]> {
    const rows = await this.#db
      .selectFrom("publishedMaps")
      .select(["code", "name", "author", "authorKey"])
      .where("hidden", "=", 1)
      .orderBy("at", "desc")
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, hidden: true }));
  }

  /** False when there is no such map. */
  async setHidden(code: string, hidden: boolean): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable("publishedMaps")
      .set({ hidden: Number(hidden) })
      .where("code", "=", code)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Sets whether the player likes the map. Returns the number of likes; undefined for unknown and hidden maps. */
  setLike(code: string, key: string, liked: boolean): Promise<number | undefined> {
    return this.#db.transaction().execute(async (db) => {
      if (liked) {
        await db
          .insertInto("mapLikes")
          .values({ code, key })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else await db.deleteFrom("mapLikes").where("code", "=", code).where("key", "=", key).execute();
      const row = await db
        .updateTable("publishedMaps")
        .set({ likes: countOf("mapLikes") })
        .where("code", "=", code)
        .where("hidden", "=", 0)
        .returning("likes")
        .executeTakeFirst();
      if (row === undefined) await db.deleteFrom("mapLikes").where("code", "=", code).where("key", "=", key).execute();
      return row?.likes;
    });
  }

  /** The codes of the maps that the player likes. */
  async likedBy(key: string): Promise<string[]> {
    const rows = await this.#db.selectFrom("mapLikes").select("code").where("key", "=", key).execute();
    return rows.map(({ code }) => code);
  }

  async countDownload(code: string): Promise<void> {
    await this.#db
      .updateTable("publishedMaps")
      .set((set) => ({ downloads: set("downloads", "+", 1) }))
      .where("code", "=", code)
      .execute();
  }

  /** A room plays on the stadium of this checksum, which may be none of a map. Each room counts once. */
  async countRoom(checksum: string, room: string): Promise<void> {
    const map = await this.state({ checksum });
    if (map === undefined) return;
    const { code } = map;
    await this.#db.transaction().execute(async (db) => {
      await db
        .insertInto("mapRooms")
        .values({ code, room })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .updateTable("publishedMaps")
        .set({ rooms: countOf("mapRooms") })
        .where("code", "=", code)
        .execute();
    });
  }

  /** Removes a map of this author. False when there is none. */
  async remove(code: string, authorKey: string): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      const { numDeletedRows } = await db
        .deleteFrom("publishedMaps")
        .where("code", "=", code)
        .where("authorKey", "=", authorKey)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await removeTraces(db, [code]);
      return true;
    });
  }

  /** Removes the maps and likes of a player. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const own = await db.deleteFrom("publishedMaps").where("authorKey", "=", key).returning("code").execute();
    await removeTraces(
      db,
      own.map(({ code }) => code),
    );
    const liked = await db.deleteFrom("mapLikes").where("key", "=", key).returning("code").execute();
    const codes = liked.map(({ code }) => code);
    if (codes.length > 0) {
      await db
        .updateTable("publishedMaps")
        .set({ likes: countOf("mapLikes") })
        .where("code", "in", codes)
        .execute();
    }
    return own.length + liked.length;
  }

  #visible() {
    return this.#db
      .selectFrom("publishedMaps as maps")
      .leftJoin("publishedMaps as origins", (join) =>
        join.onRef("origins.code", "=", "maps.remixOf").on("origins.hidden", "=", 0),
      )
      .select(["maps.code", "maps.name", "maps.author", "maps.authorKey", "maps.checksum", "maps.facts", "maps.size"])
      .select(["maps.at", "maps.downloads", "maps.likes", "maps.rooms"])
      .select(["origins.code as originCode", "origins.name as originName", "origins.author as originAuthor"])
      .where("maps.hidden", "=", 0);
  }
}

type Row = Omit<PublishedMap, "facts" | "profile" | "remixOf"> & {
  readonly facts: string;
  readonly authorKey: string;
  readonly originCode: string | null;
  readonly originName: string | null;
  readonly originAuthor: string | null;
};

function mapOf({ facts, authorKey, originCode, originName, originAuthor, ...row }: Row): PublishedMap {
  const hasOrigin = originCode !== null && originName !== null && originAuthor !== null;
  return {
    ...row,
    profile: profileIdOf(authorKey),
    facts: JSON.parse(facts) as MapFacts,
    remixOf: hasOrigin ? { code: originCode, name: originName, author: originAuthor } : null,
  };
}

/** The number of rows of a map in this table, for an update of the map. */
function countOf(table: "mapLikes" | "mapRooms") {
  return (set: ExpressionBuilder<Tables, "publishedMaps">) =>
    set
      .selectFrom(table)
      .select((row) => row.fn.countAll<number>().as("count"))
      .whereRef(`${table}.code`, "=", "publishedMaps.code");
}

async function removeTraces(db: Kysely<Tables>, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await db.deleteFrom("mapLikes").where("code", "in", codes).execute();
  await db.deleteFrom("mapRooms").where("code", "in", codes).execute();
}

/** Lower case without accents, with single spaces. */
function searchable(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** A word as a pattern of SQL. */
function pattern(word: string): string {
  return `%${word.replace(/[!%_]/gu, "!$&")}%`;
}
