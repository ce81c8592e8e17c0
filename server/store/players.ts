/** Players that have joined a room, by public key. */
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { Kysely, Selectable } from "kysely";
import type { PlayerTables, Tables } from "./tables.ts";

/** Times in milliseconds since 1970. */
export type Player = {
  readonly key: string;
  readonly fingerprint: string;
  /** The last five names, the latest first. */
  readonly names: readonly string[];
  readonly firstSeen: number;
  readonly lastSeen: number;
};

const NAMES_MAX = 5;

export class Players {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Records a join under this name. Repeating it changes nothing. */
  async seen(key: string, name: string, at: number): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      const known = await db.selectFrom("players").selectAll().where("key", "=", key).executeTakeFirst();
      const names = JSON.stringify(namesWith(name, known === undefined ? [] : (JSON.parse(known.names) as string[])));
      const firstSeen = Math.min(at, known?.firstSeen ?? at);
      const lastSeen = Math.max(at, known?.lastSeen ?? at);
      await db
        .insertInto("players")
        .values({ key, fingerprint: fingerprintOf(key), names, firstSeen, lastSeen })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ names, firstSeen, lastSeen }))
        .execute();
    });
  }

  async find(key: string): Promise<Player | undefined> {
    const row = await this.#db.selectFrom("players").selectAll().where("key", "=", key).executeTakeFirst();
    return row && playerOf(row);
  }

  /** Players with this fingerprint, the one seen last first: fingerprints are short, so that several can share one. */
  async withFingerprint(fingerprint: string): Promise<Player[]> {
    const rows = await this.#db
      .selectFrom("players")
      .selectAll()
      .where("fingerprint", "=", fingerprint)
      .orderBy("lastSeen", "desc")
      .execute();
    return rows.map(playerOf);
  }

  /** Removes players whose visits all lie within `span` milliseconds, and before this time: most keys are used once. */
  async removePassing(before: number, span: number): Promise<void> {
    await this.#db
      .deleteFrom("players")
      .where("lastSeen", "<", before)
      .where((is) => is(is("lastSeen", "-", is.ref("firstSeen")), "<", span))
      .execute();
  }

  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom("players").where("key", "=", key).executeTakeFirst();
    return Number(numDeletedRows);
  }
}

function playerOf({ names, ...row }: Selectable<PlayerTables["players"]>): Player {
  return { ...row, names: JSON.parse(names) as string[] };
}

function namesWith(name: string, names: readonly string[]): string[] {
  return [name, ...names.filter((other) => other !== name)].slice(0, NAMES_MAX);
}
