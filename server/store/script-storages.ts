/** The values that room scripts store: JSON texts by script and key. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export const KEY_MAX = 128;
/** Bytes of a value as JSON. */
export const VALUE_MAX = 64 * 1024;
export const KEYS_MAX = 1000;

/** Control characters, and halves of characters, which databases do not store. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

/** A key or value that cannot be stored; the message is for the author of the script. */
export class ScriptStorageError extends Error {
  override readonly name = "ScriptStorageError";
}

/** Throws ScriptStorageError. */
export function checkKey(key: string): void {
  if (key.length === 0 || key.length > KEY_MAX || UNSTORABLE.test(key))
    throw new ScriptStorageError(
      `a key of the storage has 1 to ${KEY_MAX} characters, none of them a control character`,
    );
}

/** `json` is the value. Throws ScriptStorageError. */
export function checkValue(key: string, json: string): void {
  const bytes = Buffer.byteLength(json);
  if (bytes > VALUE_MAX)
    throw new ScriptStorageError(
      `the value of "${key}" has ${bytes} bytes as JSON; at most ${VALUE_MAX} can be stored`,
    );
}

export class ScriptStorages {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The values of one script. */
  of(script: string) {
    return {
      get: (key: string) => this.get(script, key),
      set: (key: string, json: string) => this.set(script, key, json),
      delete: (key: string) => this.delete(script, key),
      keys: () => this.keys(script),
    };
  }

  /** The value as JSON; undefined for an unknown key. */
  async get(script: string, key: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom("scriptStorage")
      .select("value")
      .where("script", "=", script)
      .where("key", "=", key)
      .executeTakeFirst();
    return row?.value;
  }

  /** Stores a value, which is JSON. Rejects with ScriptStorageError above a limit. */
  async set(script: string, key: string, value: string): Promise<void> {
    checkKey(key);
    checkValue(key, value);
    await this.#db.transaction().execute(async (db) => {
      if (await new ScriptStorages(db).#replace(script, key, value)) return;
      const { count } = await db
        .selectFrom("scriptStorage")
        .select((column) => column.fn.countAll<number>().as("count"))
        .where("script", "=", script)
        .executeTakeFirstOrThrow();
      if (Number(count) >= KEYS_MAX)
        throw new ScriptStorageError(`"${key}" is not stored: this script has ${KEYS_MAX} keys already`);
      await db.insertInto("scriptStorage").values({ script, key, value }).execute();
    });
  }

  async delete(script: string, key: string): Promise<void> {
    await this.#db.deleteFrom("scriptStorage").where("script", "=", script).where("key", "=", key).execute();
  }

  /** In the order of their characters' codes. */
  async keys(script: string): Promise<string[]> {
    const rows = await this.#db.selectFrom("scriptStorage").select("key").where("script", "=", script).execute();
    return rows.map(({ key }) => key).toSorted((a, b) => (a < b ? -1 : 1));
  }

  /** Removes what names a player: values whose key contains theirs, and such parts of others. Returns the number of values. */
  async forget(db: Kysely<Tables>, player: string): Promise<number> {
    const rows = await db
      .selectFrom("scriptStorage")
      .selectAll()
      .where((row) => row.or([row("key", "like", `%${player}%`), row("value", "like", `%${player}%`)]))
      .execute();
    // The characters "_" of a key match every character.
    const found = rows.filter(({ key, value }) => key.includes(player) || value.includes(player));
    for (const { script, key, value } of found) {
      const left = key.includes(player) ? undefined : withoutPlayer(JSON.parse(value), player);
      const storages = new ScriptStorages(db);
      if (left === undefined) await storages.delete(script, key);
      else await storages.#replace(script, key, JSON.stringify(left));
    }
    return found.length;
  }

  /** False for an unknown key. */
  async #replace(script: string, key: string, value: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable("scriptStorage")
      .set({ value })
      .where("script", "=", script)
      .where("key", "=", key)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

/** The value without texts and members that contain the key of a player, and without objects of which it is a direct member. */
function withoutPlayer(value: unknown, player: string): unknown {
  if (typeof value === "string") return value.includes(player) ? undefined : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item) => withoutPlayer(item, player)).filter((item) => item !== undefined);
  }
  const entries = Object.entries(value);
  if (entries.some(([, member]) => typeof member === "string" && member.includes(player))) return undefined;
  return Object.fromEntries(
    entries
      .filter(([name]) => !name.includes(player))
      .map(([name, member]) => [name, withoutPlayer(member, player)] as const)
      .filter(([, member]) => member !== undefined),
  );
}
