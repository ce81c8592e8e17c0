/** Help conversations: one per player, by public key, with its messages. */
import type { Kysely } from "kysely";
import type { ConversationInfo } from "#protocol/admin.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { HelpMessage, HelpSide } from "#protocol/help.ts";
import type { Person } from "#protocol/report.ts";
import type { Tables } from "./tables.ts";

const READ_COLUMNS = { player: "readByPlayer", staff: "readByStaff" } as const satisfies Record<HelpSide, string>;

export class HelpConversations {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** A player's message opens the conversation. False when a message with this id is stored already. */
  add({ key, name }: Person, { id, at, from, text, about }: HelpMessage): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto("helpMessages")
        .values({ key, id, at, side: from, text, about })
        .onConflict((conflict) => conflict.columns(["key", "id"]).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n) return false;
      const last = { lastAt: at, lastText: text };
      const change = from === "player" ? { ...last, name, open: 1 } : last;
      await db
        .insertInto("helpConversations")
        .values({ key, name, open: from === "player" ? 1 : 0, ...last, readByPlayer: 0, readByStaff: 0 })
        .onConflict((conflict) => conflict.column("key").doUpdateSet(change))
        .execute();
      return true;
    });
  }

  /** The newest messages, oldest first. */
  async history(key: string, max: number): Promise<readonly HelpMessage[]> {
    const rows = await this.#db
      .selectFrom("helpMessages")
      .selectAll()
      .where("key", "=", key)
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .limit(max)
      .execute();
    return rows.reverse().map(({ id, at, side, text, about }) => ({ id, at, from: side as HelpSide, text, about }));
  }

  /** The time up to which a side has read, in milliseconds since 1970; 0 for never. */
  async readAt(key: string, side: HelpSide): Promise<number> {
    const column = READ_COLUMNS[side];
    const row = await this.#db.selectFrom("helpConversations").select(column).where("key", "=", key).executeTakeFirst();
    return row?.[column] ?? 0;
  }

  /** Times only grow. */
  async markRead(key: string, side: HelpSide, at: number): Promise<void> {
    const column = READ_COLUMNS[side];
    await this.#db
      .updateTable("helpConversations")
      .set({ [column]: at })
      .where("key", "=", key)
      .where(column, "<", at)
      .execute();
  }

  /** Open conversations, then closed ones, each with the newest message first. */
  async list(max: number): Promise<readonly ConversationInfo[]> {
    const rows = await this.#db
      .selectFrom("helpConversations as conversation")
      .select(["key", "name", "open", "lastAt", "lastText"])
      .select((of) =>
        of
          .selectFrom("helpMessages as message")
          .select((count) => count.fn.countAll<number>().as("count"))
          .whereRef("message.key", "=", "conversation.key")
          .whereRef("message.at", ">", "conversation.readByStaff")
          .where("message.side", "=", "player")
          .as("unread"),
      )
      .orderBy("open", "desc")
      .orderBy("lastAt", "desc")
      .orderBy("key")
      .limit(max)
      .execute();
    return rows.map((row) => ({
      ...row,
      open: row.open === 1,
      unread: Number(row.unread),
      fingerprint: fingerprintOf(row.key),
    }));
  }

  async close(key: string): Promise<void> {
    await this.#db.updateTable("helpConversations").set({ open: 0 }).where("key", "=", key).execute();
  }

  /** Undefined when the player has no conversation. */
  async person(key: string): Promise<Person | undefined> {
    const row = await this.#db.selectFrom("helpConversations").select("name").where("key", "=", key).executeTakeFirst();
    return row && { key, name: row.name, fingerprint: fingerprintOf(key) };
  }

  /** Removes closed conversations without a message since this time. */
  async removeOld(before: number): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      const old = db.selectFrom("helpConversations").select("key").where("open", "=", 0).where("lastAt", "<", before);
      await db.deleteFrom("helpMessages").where("key", "in", old).execute();
      await db.deleteFrom("helpConversations").where("open", "=", 0).where("lastAt", "<", before).execute();
    });
  }

  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    await db.deleteFrom("helpConversations").where("key", "=", key).execute();
    const { numDeletedRows } = await db.deleteFrom("helpMessages").where("key", "=", key).executeTakeFirst();
    return Number(numDeletedRows);
  }
}
