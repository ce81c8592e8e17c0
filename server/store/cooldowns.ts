/** How long players that left ranked matches wait for the next one: the pause doubles with each, and is forgiven after a day. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

const MINUTE_MS = 60_000;

/** The first pause, and the longest. */
const FIRST_MS = 2 * MINUTE_MS;
const LONGEST_MS = 60 * MINUTE_MS;

/** After this time without another one, earlier matches no longer count. */
const FORGIVEN_MS = 24 * 60 * MINUTE_MS;

export class Cooldowns {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The player left this match, at this time in milliseconds since 1970. Repeating it changes nothing. */
  async add(key: string, matchId: string, at: number): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      const known = await db.selectFrom("cooldowns").selectAll().where("key", "=", key).executeTakeFirst();
      if (known?.matchId === matchId) return;
      const strikes = known === undefined || at - known.at > FORGIVEN_MS ? 1 : known.strikes + 1;
      const row = { strikes, at, until: at + Math.min(LONGEST_MS, FIRST_MS * 2 ** (strikes - 1)), matchId };
      await db
        .insertInto("cooldowns")
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
        .execute();
    });
  }

  /** When the player may play again; undefined if that is now. */
  async until(key: string, now: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom("cooldowns")
      .select("until")
      .where("key", "=", key)
      .where("until", ">", now)
      .executeTakeFirst();
    return row?.until;
  }

  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom("cooldowns").where("key", "=", key).executeTakeFirst();
    return Number(numDeletedRows);
  }
}
