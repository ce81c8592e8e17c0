/** Single values of the installation. */
import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

const SECRET = "secret";
const SECRET_BYTES = 32;

export class Meta {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(name: string): Promise<string | undefined> {
    const row = await this.#db.selectFrom("meta").select("value").where("name", "=", name).executeTakeFirst();
    return row?.value;
  }

  /** All values whose names start with this text, which must contain no wildcard of SQL. */
  list(prefix: string): Promise<{ readonly name: string; readonly value: string }[]> {
    return this.#db
      .selectFrom("meta")
      .select(["name", "value"])
      .where("name", "like", `${prefix}%`)
      .orderBy("name")
      .execute();
  }

  async set(name: string, value: string): Promise<void> {
    await this.#db
      .insertInto("meta")
      .values({ name, value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
  }

  /** Sets a value if the stored one is `from` (undefined: if there is none). True for one of several processes that try it. */
  async exchange(name: string, from: string | undefined, value: string): Promise<boolean> {
    if (from === undefined) {
      const { numInsertedOrUpdatedRows = 0n } = await this.#db
        .insertInto("meta")
        .values({ name, value })
        .onConflict((conflict) => conflict.column("name").doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows > 0n;
    }
    const { numUpdatedRows } = await this.#db
      .updateTable("meta")
      .set({ value })
      .where("name", "=", name)
      .where("value", "=", from)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The stored value, or else the one that `make` returns; of several processes that ask at once all get the same. */
  async findOrCreate(name: string, make: () => string): Promise<string> {
    const found = await this.find(name);
    if (found !== undefined) return found;
    await this.#db
      .insertInto("meta")
      .values({ name, value: make() })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute();
    return (await this.find(name))!;
  }

  async remove(name: string): Promise<void> {
    await this.#db.deleteFrom("meta").where("name", "=", name).execute();
  }

  /** The key of the network hashes: made at the first start, the same ever after. */
  secret(): Promise<string> {
    return this.findOrCreate(SECRET, () => randomBytes(SECRET_BYTES).toString("hex"));
  }
}
