/** Bans, by room and public key: a second ban of a player from a room replaces the first. */
import type { Kysely, Selectable } from "kysely";
import type { BanTables, Tables } from "./tables.ts";

/** Times in milliseconds since 1970. */
export type StoredBan = {
  /** Code of the room; "" for a ban from the whole server. */
  readonly room: string;
  readonly key: string;
  /** Names the ban in its room. */
  readonly id: string;
  /** Keyed hash of the player's network; "" if unknown. */
  readonly network: string;
  readonly name: string;
  readonly reason: string;
  /** Name and key of the admin; both "" for a ban by vote. */
  readonly by: string;
  readonly byKey: string;
  readonly at: number;
  /** Infinity for a permanent ban. */
  readonly until: number;
  /** Until then, new keys of the same network are refused too. */
  readonly networkUntil: number;
};

export class StoredBans {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add({ until, ...ban }: StoredBan): Promise<void> {
    const values = { ...ban, until: until === Infinity ? null : until };
    await this.#db
      .insertInto("bans")
      .values(values)
      .onConflict((conflict) => conflict.columns(["room", "key"]).doUpdateSet(values))
      .execute();
  }

  /** The bans of a room that are in force at this time, the oldest first. */
  async list(room: string, now: number): Promise<StoredBan[]> {
    const rows = await this.#db
      .selectFrom("bans")
      .selectAll()
      .where("room", "=", room)
      .where((or) => or.or([or("until", "is", null), or("until", ">", now)]))
      .orderBy("at")
      .orderBy("key")
      .execute();
    return rows.map(banOf);
  }

  async remove(room: string, id: string): Promise<void> {
    await this.#db.deleteFrom("bans").where("room", "=", room).where("id", "=", id).execute();
  }

  async clear(room: string): Promise<void> {
    await this.#db.deleteFrom("bans").where("room", "=", room).execute();
  }

  /** Removes the bans that have expired, and those of rooms that will not be opened again. */
  async removeOld(now: number): Promise<void> {
    await this.#db.deleteFrom("bans").where("until", "<=", now).execute();
    await this.#db
      .deleteFrom("bans")
      .where("room", "<>", "")
      .where("room", "not in", this.#db.selectFrom("rooms").select("code"))
      .where("room", "not in", this.#db.selectFrom("savedMatches").select("code"))
      .execute();
  }

  /** A ban in force keeps the key, without which it would end; names, reason and network are erased. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const own = await db
      .updateTable("bans")
      .set({ name: "", reason: "", network: "", networkUntil: 0 })
      .where("key", "=", key)
      .executeTakeFirst();
    const given = await db.updateTable("bans").set({ by: "", byKey: "" }).where("byKey", "=", key).executeTakeFirst();
    return Number(own.numUpdatedRows) + Number(given.numUpdatedRows);
  }
}

function banOf({ until, ...row }: Selectable<BanTables["bans"]>): StoredBan {
  return { ...row, until: until ?? Infinity };
}
