/** Bans from the whole server, by public key: a second ban of a player replaces the first. */
import type { Kysely } from "kysely";
import type { ServerBanInfo } from "#protocol/admin.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { Tables } from "./tables.ts";

export type ServerBan = ServerBanInfo & {
  readonly key: string;
  /** Keyed hash of the player's network; "" if unknown or not part of the ban. */
  readonly network: string;
};

export class StoredServerBans {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add({ key, id, network, name, reason, at, until }: ServerBan): Promise<void> {
    const values = { id, network, name, reason, at, until };
    await this.#db
      .insertInto("serverBans")
      .values({ key, ...values })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(values))
      .execute();
  }

  /** False when there is no such ban. */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom("serverBans").where("id", "=", id).executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** The bans in force at this time, newest first. */
  async list(now: number): Promise<readonly ServerBan[]> {
    const rows = await this.#db
      .selectFrom("serverBans")
      .selectAll()
      .where((or) => or.or([or("until", "is", null), or("until", ">", now)]))
      .orderBy("at", "desc")
      .orderBy("key")
      .execute();
    return rows.map((row) => ({ ...row, fingerprint: fingerprintOf(row.key), withNetwork: row.network !== "" }));
  }

  async removeOld(now: number): Promise<void> {
    await this.#db.deleteFrom("serverBans").where("until", "<=", now).execute();
  }

  /** A ban in force keeps the key, without which it would end; name, reason and network are erased. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const { numUpdatedRows } = await db
      .updateTable("serverBans")
      .set({ name: "", reason: "", network: "" })
      .where("key", "=", key)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }
}
