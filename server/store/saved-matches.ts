/**
 * Running matches as their rooms saved them last. Each belongs to the process that runs it, and changes hands by a claim of
 * which only one can succeed.
 */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type SavedMatchInfo = {
  /** Code of the room. */
  readonly code: string;
  /** The process that runs the match; "" when it has handed it over. */
  readonly process: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
};

export class SavedMatches {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Writes the match of a room. False when another process has claimed it, and nothing was written. */
  async save({ code, process, savedAt }: SavedMatchInfo, data: Uint8Array): Promise<boolean> {
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto("savedMatches")
      .values({ code, process, savedAt, data })
      .onConflict((conflict) =>
        conflict.column("code").doUpdateSet({ savedAt, data }).where("savedMatches.process", "=", process),
      )
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }

  /** Gives up the matches of a process that ends, so that any other can claim them. */
  async release(process: string): Promise<void> {
    await this.#db.updateTable("savedMatches").set({ process: "" }).where("process", "=", process).execute();
  }

  /** All saved matches, the latest first. */
  list(): Promise<SavedMatchInfo[]> {
    return this.#db
      .selectFrom("savedMatches")
      .select(["code", "process", "savedAt"])
      .orderBy("savedAt", "desc")
      .orderBy("code")
      .execute();
  }

  /** The process that has the match of a room; "" when it was handed over, undefined when none is saved. */
  async processOf(code: string): Promise<string | undefined> {
    const row = await this.#db.selectFrom("savedMatches").select("process").where("code", "=", code).executeTakeFirst();
    return row?.process;
  }

  /**
   * Takes the match over from the process that has it (`from`). Undefined when it has changed hands meanwhile: of several
   * claims at the same time one succeeds.
   */
  async claim(code: string, from: string, by: string): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .updateTable("savedMatches")
      .set({ process: by })
      .where("code", "=", code)
      .where("process", "=", from)
      .returning("data")
      .executeTakeFirst();
    return row && new Uint8Array(row.data);
  }

  /** Removes the match of a room when this process has it. */
  async remove(code: string, process: string): Promise<void> {
    await this.#db.deleteFrom("savedMatches").where("code", "=", code).where("process", "=", process).execute();
  }

  /**
   * Empties the matches in which this key occurs: their rooms come back as they were set, without the match. A room that is open
   * writes its match again.
   */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    let count = 0;
    for (const { code } of await db.selectFrom("savedMatches").select("code").execute()) {
      const row = await db.selectFrom("savedMatches").select("data").where("code", "=", code).executeTakeFirst();
      if (row === undefined || !Buffer.from(row.data).includes(key)) continue;
      await db
        .updateTable("savedMatches")
        .set({ data: new Uint8Array(0) })
        .where("code", "=", code)
        .execute();
      count++;
    }
    return count;
  }
}
