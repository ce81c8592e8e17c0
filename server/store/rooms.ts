/** Permanent rooms: what is needed to open one again under its code. */
import type { Kysely, Selectable, SelectQueryBuilder } from "kysely";
import type { RoomTables, Tables } from "./tables.ts";

/** Times in milliseconds since 1970. */
export type StoredRoom = {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly stadium: {
    readonly name: string;
    readonly checksum: string;
    /** The canonical text of an uploaded stadium; undefined for one of the library. */
    readonly text?: string | undefined;
  };
  readonly ownerKey: string;
  readonly adminKeys: readonly string[];
  readonly createdAt: number;
  readonly usedAt: number;
};

export class StoredRooms {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Writes the room, replacing what was stored under its code; the time of creation stays. */
  async save(room: StoredRoom): Promise<void> {
    const { code, createdAt, ...values } = rowOf(room);
    await this.#db
      .insertInto("rooms")
      .values({ code, createdAt, ...values })
      .onConflict((conflict) => conflict.column("code").doUpdateSet(values))
      .execute();
  }

  async find(code: string): Promise<StoredRoom | undefined> {
    const row = await this.#db.selectFrom("rooms").selectAll().where("code", "=", code).executeTakeFirst();
    return row && roomOf(row);
  }

  /** The rooms used last come first. */
  async list(limit: number): Promise<StoredRoom[]> {
    const rows = await this.#db
      .selectFrom("rooms")
      .selectAll()
      .orderBy("usedAt", "desc")
      .orderBy("code")
      .limit(limit)
      .execute();
    return rows.map(roomOf);
  }

  /** Removes the room with its bans and its saved match. */
  async remove(code: string): Promise<void> {
    await this.#removeWhere((rooms) => rooms.where("code", "=", code));
  }

  /** Removes rooms that were last used before this time, with their bans and saved matches. */
  async removeUnused(before: number): Promise<void> {
    await this.#removeWhere((rooms) => rooms.where("usedAt", "<", before));
  }

  /** The rooms stay, without their owner or admin. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const owned = await db.updateTable("rooms").set({ ownerKey: "" }).where("ownerKey", "=", key).executeTakeFirst();
    const rows = await db
      .selectFrom("rooms")
      .select(["code", "adminKeys"])
      .where("adminKeys", "like", `%${JSON.stringify(key)}%`)
      .execute();
    let count = Number(owned.numUpdatedRows);
    for (const { code, adminKeys } of rows) {
      const keys = JSON.parse(adminKeys) as string[];
      // The pattern matches more: it ignores case, and "_" stands for any character.
      if (!keys.includes(key)) continue;
      const others = JSON.stringify(keys.filter((other) => other !== key));
      await db.updateTable("rooms").set({ adminKeys: others }).where("code", "=", code).execute();
      count++;
    }
    return count;
  }

  async #removeWhere(choose: (rooms: RoomCodes) => RoomCodes): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      const codes = choose(db.selectFrom("rooms").select("code"));
      await db.deleteFrom("bans").where("room", "in", codes).execute();
      await db.deleteFrom("savedMatches").where("code", "in", codes).execute();
      await db.deleteFrom("rooms").where("code", "in", codes).execute();
    });
  }
}

type RoomCodes = SelectQueryBuilder<Tables, "rooms", { code: string }>;

function rowOf({ settings, stadium, adminKeys, ...room }: StoredRoom): RoomTables["rooms"] {
  return {
    ...room,
    settings: JSON.stringify(settings),
    stadiumName: stadium.name,
    stadiumChecksum: stadium.checksum,
    stadiumText: stadium.text ?? null,
    adminKeys: JSON.stringify(adminKeys),
  };
}

function roomOf(row: Selectable<RoomTables["rooms"]>): StoredRoom {
  const { settings, stadiumName, stadiumChecksum, stadiumText, adminKeys, ...room } = row;
  return {
    ...room,
    settings: JSON.parse(settings) as Record<string, unknown>,
    stadium: { name: stadiumName, checksum: stadiumChecksum, text: stadiumText ?? undefined },
    adminKeys: JSON.parse(adminKeys) as string[],
  };
}
