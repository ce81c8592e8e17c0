/** Documents of the stadium workshop: the merged state of each, its owner and rights, and its versions. */
import type { Kysely, Selectable } from "kysely";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { WorkshopAuthor, WorkshopInfo, WorkshopRight, WorkshopVersion } from "#protocol/workshop.ts";
import type { Tables, WorkshopTables } from "./tables.ts";

/** Times in milliseconds since 1970. */
export type StoredWorkshop = {
  readonly code: string;
  readonly title: string;
  /** Null: the first person that opens the document becomes its owner; "": it has none any more. */
  readonly ownerKey: string | null;
  /** Whether a person without a right of their own may edit. */
  readonly open: boolean;
  /** By key of the person. */
  readonly rights: Readonly<Record<string, WorkshopRight>>;
  readonly createdAt: number;
  readonly usedAt: number;
  readonly changedAt: number;
  /** Counts the writes of the state. */
  readonly revision: number;
  /** A Yjs update with the whole document. */
  readonly state: Uint8Array;
};

/** What a save replaces. */
export type WorkshopChange = Pick<
  StoredWorkshop,
  "title" | "ownerKey" | "open" | "rights" | "usedAt" | "changedAt" | "state"
>;

export type WorkshopState = Pick<StoredWorkshop, "revision" | "state">;

export class Workshops {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** False when the code is taken; nothing is changed then. */
  async create(workshop: StoredWorkshop): Promise<boolean> {
    const result = await this.#db
      .insertInto("workshops")
      .values(rowOf(workshop))
      .onConflict((conflict) => conflict.column("code").doNothing())
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  }

  async find(code: string): Promise<StoredWorkshop | undefined> {
    const row = await this.#db.selectFrom("workshops").selectAll().where("code", "=", code).executeTakeFirst();
    return row && workshopOf(row);
  }

  /** What is public about a document, without its content. */
  info(code: string): Promise<Omit<WorkshopInfo, "people"> | undefined> {
    return this.#db
      .selectFrom("workshops")
      .select(["code", "title", "createdAt", "changedAt"])
      .where("code", "=", code)
      .executeTakeFirst();
  }

  /**
   * Replaces the document if it is still at this revision. Otherwise nothing is changed, and the state to merge with is
   * returned; "gone" if the document was removed.
   */
  async save(code: string, revision: number, change: WorkshopChange): Promise<WorkshopState | "gone" | undefined> {
    const { rights, open, ...values } = change;
    const { numUpdatedRows } = await this.#db
      .updateTable("workshops")
      .set({ ...values, open: Number(open), rights: JSON.stringify(rights), revision: revision + 1 })
      .where("code", "=", code)
      .where("revision", "=", revision)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return undefined;
    const other = await this.find(code);
    return other === undefined ? "gone" : { revision: other.revision, state: other.state };
  }

  /** The document was opened. */
  async touch(code: string, at: number): Promise<void> {
    await this.#db.updateTable("workshops").set({ usedAt: at }).where("code", "=", code).execute();
  }

  /** A write that is repeated changes nothing. */
  async addVersion(code: string, version: WorkshopVersion, state: Uint8Array): Promise<void> {
    const { id: at, name, authors, size } = version;
    await this.#db
      .insertInto("workshopVersions")
      .values({ code, at, name, authors: JSON.stringify(authors), size, state })
      .onConflict((conflict) => conflict.columns(["code", "at"]).doNothing())
      .execute();
  }

  /** The oldest first. */
  async versions(code: string): Promise<WorkshopVersion[]> {
    const rows = await this.#db
      .selectFrom("workshopVersions")
      .select(["at", "name", "authors", "size"])
      .where("code", "=", code)
      .orderBy("at")
      .execute();
    return rows.map(({ at, name, authors, size }) => ({
      ...{ id: at, name, size, authors: JSON.parse(authors) as WorkshopAuthor[] },
    }));
  }

  async version(code: string, id: number): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .selectFrom("workshopVersions")
      .select("state")
      .where("code", "=", code)
      .where("at", "=", id)
      .executeTakeFirst();
    return row && new Uint8Array(row.state);
  }

  async removeVersions(code: string, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#db.deleteFrom("workshopVersions").where("code", "=", code).where("at", "in", ids).execute();
  }

  /** Removes documents that were last opened before this time, with their versions. */
  async removeUnused(before: number): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      const codes = db.selectFrom("workshops").select("code").where("usedAt", "<", before);
      await db.deleteFrom("workshopVersions").where("code", "in", codes).execute();
      await db.deleteFrom("workshops").where("usedAt", "<", before).execute();
    });
  }

  /** The documents stay, without their owner, the rights of the player, or the player's name at versions. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const owned = await db
      .updateTable("workshops")
      .set({ ownerKey: "" })
      .where("ownerKey", "=", key)
      .executeTakeFirst();
    const rights = await this.#forgetRights(db, key);
    return Number(owned.numUpdatedRows) + rights + (await this.#forgetAuthor(db, fingerprintOf(key)));
  }

  async #forgetRights(db: Kysely<Tables>, key: string): Promise<number> {
    const rows = await db
      .selectFrom("workshops")
      .select(["code", "rights"])
      .where("rights", "like", `%${JSON.stringify(key)}%`)
      .execute();
    let count = 0;
    for (const { code, rights } of rows) {
      const { [key]: right, ...others } = JSON.parse(rights) as Record<string, WorkshopRight>;
      // The pattern matches more: it ignores case, and "_" stands for any character.
      if (right === undefined) continue;
      await db
        .updateTable("workshops")
        .set({ rights: JSON.stringify(others) })
        .where("code", "=", code)
        .execute();
      count++;
    }
    return count;
  }

  async #forgetAuthor(db: Kysely<Tables>, fingerprint: string): Promise<number> {
    const rows = await db
      .selectFrom("workshopVersions")
      .select(["code", "at", "authors"])
      .where("authors", "like", `%${JSON.stringify(fingerprint)}%`)
      .execute();
    for (const { code, at, authors } of rows) {
      const others = (JSON.parse(authors) as WorkshopAuthor[]).filter((author) => author.fingerprint !== fingerprint);
      await db
        .updateTable("workshopVersions")
        .set({ authors: JSON.stringify(others) })
        .where("code", "=", code)
        .where("at", "=", at)
        .execute();
    }
    return rows.length;
  }
}

function rowOf({ open, rights, ...workshop }: StoredWorkshop): WorkshopTables["workshops"] {
  return { ...workshop, open: Number(open), rights: JSON.stringify(rights) };
}

function workshopOf({ open, rights, state, ...row }: Selectable<WorkshopTables["workshops"]>): StoredWorkshop {
  return {
    ...row,
    open: open !== 0,
    rights: JSON.parse(rights) as StoredWorkshop["rights"],
    state: new Uint8Array(state),
  };
}
