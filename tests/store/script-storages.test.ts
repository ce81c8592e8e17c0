/** What room scripts store, on each database that the store runs on. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KEY_MAX, KEYS_MAX, ScriptStorageError, VALUE_MAX } from "#server/store/script-storages.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { PATIENT, postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const folder = temporaryFolder();
const databaseUrl = await postgresqlDatabase("scripts");

const databases = [
  {
    name: "SQLite",
    runs: true,
    open: () => openStore({ file: join(folder, "rondo.db"), log: silent }),
  },
  {
    name: "PostgreSQL",
    runs: databaseUrl !== undefined,
    open: () => openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT }),
  },
];

describe.for(databases)("the storage of scripts on $name", ({ runs, open }) => {
  if (!runs) return it.skip("is not installed");
  let store: Store;
  beforeAll(async () => void (store = await open()));
  afterAll(() => store.close());

  it("keeps values by script and key, also after a restart", async () => {
    const [one, two] = [store.scriptStorages.of("one"), store.scriptStorages.of("two")];
    await one.set("b", `{"goals":1,"name":"Ö ⚽"}`);
    await one.set("B", `"other"`);
    await one.set("b", `{"goals":2,"name":"Ö ⚽ \\u0000"}`);
    await two.set("b", "null");
    await store.close();
    store = await open();
    const again = store.scriptStorages.of("one");
    expect(await again.get("b")).toBe(`{"goals":2,"name":"Ö ⚽ \\u0000"}`);
    expect(await again.keys()).toEqual(["B", "b"]);
    await again.delete("b");
    await again.delete("unknown");
    expect([await again.get("b"), await again.keys()]).toEqual([undefined, ["B"]]);
    expect(await store.scriptStorages.get("two", "b")).toBe("null");
  });

  it("limits the length of keys", async () => {
    const storage = store.scriptStorages.of("keys");
    await storage.set("k".repeat(KEY_MAX), "1");
    for (const key of ["", "k".repeat(KEY_MAX + 1), "a\u0000b", "\ud800"]) {
      await expect(storage.set(key, "1")).rejects.toThrow(ScriptStorageError);
    }
    expect(await storage.keys()).toEqual(["k".repeat(KEY_MAX)]);
  });

  it("limits the bytes of a value", async () => {
    const storage = store.scriptStorages.of("values");
    const [longest, tooLong] = [`"${"ö".repeat(VALUE_MAX / 2 - 1)}"`, `"${"ö".repeat(VALUE_MAX / 2)}"`];
    await storage.set("v", longest);
    await expect(storage.set("v", tooLong)).rejects.toThrow(
      `the value of "v" has ${VALUE_MAX + 2} bytes as JSON; at most ${VALUE_MAX} can be stored`,
    );
    expect(await storage.get("v")).toBe(longest);
  });

  it("limits the number of keys of a script", async () => {
    const storage = store.scriptStorages.of("many");
    await Promise.all(Array.from({ length: KEYS_MAX }, (_, i) => storage.set(`key ${i}`, "1")));
    await expect(storage.set("one more", "1")).rejects.toThrow('"one more" is not stored: this script has 1000 keys');
    await storage.set("key 1", "2");
    await storage.delete("key 2");
    await storage.set("one more", "1");
    expect(await storage.keys()).toHaveLength(KEYS_MAX);
  });

  it("removes what names a player", async () => {
    const storage = store.scriptStorages.of("stats");
    const key = "a_forgotten-player".padEnd(43, "x");
    const similar = key.replaceAll("_", "-");
    await storage.set(`goals ${key}`, "3");
    await storage.set(`goals ${similar}`, "4");
    await storage.set("plain", `"${key}"`);
    await storage.set(
      "table",
      JSON.stringify({
        [key]: { wins: 1 },
        other: { wins: 2 },
        top: [{ auth: key, name: "Ada" }, { auth: "b" }],
        n: null,
      }),
    );
    expect(await store.forget(key)).toMatchObject({ scriptStorages: 3 });
    expect(await storage.keys()).toEqual([`goals ${similar}`, "table"]);
    expect(JSON.parse((await storage.get("table"))!)).toEqual({ other: { wins: 2 }, top: [{ auth: "b" }], n: null });
    expect(await store.forget(key)).toMatchObject({ scriptStorages: 0 });
  });
});
