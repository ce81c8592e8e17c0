/** Published maps in the store, on each database that it runs on. */
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { profileIdOf } from "#protocol/fingerprint.ts";
import type { MapSort } from "#protocol/maps-api.ts";
import type { NewMap } from "#server/store/published-maps.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { PATIENT, postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const NOW = Date.UTC(2026, 10, 29);
const FACTS = { width: 800, height: 400, vertexes: 8, segments: 6, planes: 4, goals: 2, discs: 4, joints: 1 };
const TEXT = `{ name: "Kite ⚽", width: 420 }`;

const map = (code: string, more: Partial<NewMap> = {}): NewMap => ({
  ...{ code, name: `Map ${code}`, author: "Ada", authorKey: "key of Ada", checksum: `sum of ${code}` },
  ...{ facts: FACTS, at: NOW, remixOf: null, text: TEXT, ...more },
});

const folder = temporaryFolder();
const databaseUrl = await postgresqlDatabase("maps");

const databases = [
  { name: "SQLite", runs: true, open: () => openStore({ file: join(folder, "rondo.db"), log: silent }) },
  {
    name: "PostgreSQL",
    runs: databaseUrl !== undefined,
    open: () => openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT }),
  },
];

describe.for(databases)("published maps on $name", ({ runs, open }) => {
  if (!runs) return it.skip("is not installed");
  let store: Store;
  beforeAll(async () => void (store = await open()));
  beforeEach(async () => {
    for (const key of ["key of Ada", "key of Ben"]) await store.forget(key);
  });
  afterAll(() => store.close());

  const add = async (...maps: readonly NewMap[]) => {
    for (const each of maps) expect(await store.maps.add(each)).toBe(true);
  };
  const search = async (query: string, sort: MapSort = "new", offset = 0, limit = 100) =>
    (await store.maps.search({ query, sort, offset, limit })).map(({ code }) => code);

  it("are kept with their file, also after a restart", async () => {
    await add(map("AAAAAA"), map("BBBBBB", { remixOf: "AAAAAA" }), map("CCCCCC", { remixOf: "ZZZZZZ" }));
    await store.close();
    store = await open();
    expect(await store.maps.find("BBBBBB")).toEqual({
      ...{
        code: "BBBBBB",
        name: "Map BBBBBB",
        author: "Ada",
        profile: profileIdOf("key of Ada"),
        facts: FACTS,
        at: NOW,
      },
      ...{ checksum: "sum of BBBBBB", size: Buffer.byteLength(TEXT), downloads: 0, likes: 0, rooms: 0 },
      remixOf: { code: "AAAAAA", name: "Map AAAAAA", author: "Ada" },
    });
    expect((await store.maps.find("CCCCCC"))!.remixOf).toBeNull();
    expect(await store.maps.text("AAAAAA")).toBe(TEXT);
    expect([await store.maps.find("DDDDDD"), await store.maps.text("DDDDDD")]).toEqual([undefined, undefined]);
  });

  it("are added once by code and by content", async () => {
    await add(map("AAAAAA"));
    expect(await store.maps.add(map("AAAAAA", { checksum: "other" }))).toBe(false);
    expect(await store.maps.add(map("BBBBBB", { checksum: "sum of AAAAAA" }))).toBe(false);
    expect(await store.maps.state({ checksum: "sum of AAAAAA" })).toEqual({
      ...{ code: "AAAAAA", name: "Map AAAAAA", author: "Ada", authorKey: "key of Ada", hidden: false },
    });
    expect(await store.maps.state({ code: "BBBBBB" })).toBeUndefined();
  });

  it("are found by words of the name and the author, whatever their case and accents", async () => {
    await add(
      map("AAAAAA", { name: "Futsal São Paulo" }),
      map("BBBBBB", { name: "futsal 100%", author: "Ben_1" }),
      map("CCCCCC", { name: "Big", author: "Zoë" }),
    );
    expect(await search("FUTSAL")).toEqual(["BBBBBB", "AAAAAA"]);
    expect(await search(" sao  futs ")).toEqual(["AAAAAA"]);
    expect(await search("zoe big")).toEqual(["CCCCCC"]);
    expect(await search("%")).toEqual(["BBBBBB"]);
    expect(await search("n_1")).toEqual(["BBBBBB"]);
    expect(await search("_")).toEqual(["BBBBBB"]);
    expect(await search("!")).toEqual([]);
    expect(await search("'; drop table published_maps --")).toEqual([]);
  });

  it("are sorted by time, likes and rooms, in parts", async () => {
    await add(map("AAAAAA", { at: NOW + 1 }), map("BBBBBB"), map("CCCCCC", { at: NOW + 2 }));
    await store.maps.setLike("BBBBBB", "key of Ada", true);
    await store.maps.countRoom("sum of AAAAAA", "ROOM1");
    expect(await search("")).toEqual(["CCCCCC", "AAAAAA", "BBBBBB"]);
    expect(await search("", "liked")).toEqual(["BBBBBB", "CCCCCC", "AAAAAA"]);
    expect(await search("", "used")).toEqual(["AAAAAA", "CCCCCC", "BBBBBB"]);
    expect(await search("", "new", 1, 1)).toEqual(["AAAAAA"]);
  });

  it("have one like of a player and one use of a room", async () => {
    await add(map("AAAAAA"));
    const { maps } = store;
    const likes = [
      await maps.setLike("AAAAAA", "key of Ada", true),
      await maps.setLike("AAAAAA", "key of Ada", true),
      await maps.setLike("AAAAAA", "key of Ben", true),
      await maps.setLike("AAAAAA", "key of Ada", false),
      await maps.setLike("AAAAAA", "key of Ada", false),
      await maps.setLike("ZZZZZZ", "key of Ada", true),
    ];
    expect(likes).toEqual([1, 1, 2, 1, 1, undefined]);
    expect([await maps.likedBy("key of Ada"), await maps.likedBy("key of Ben")]).toEqual([[], ["AAAAAA"]]);
    for (const room of ["ROOM1", "ROOM2", "ROOM1"]) await maps.countRoom("sum of AAAAAA", room);
    await maps.countRoom("sum of nothing", "ROOM1");
    for (let n = 0; n < 3; n++) await maps.countDownload("AAAAAA");
    expect(await maps.find("AAAAAA")).toMatchObject({ likes: 1, rooms: 2, downloads: 3 });
  });

  it("that are hidden are seen by the host alone", async () => {
    await add(map("AAAAAA"), map("BBBBBB", { remixOf: "AAAAAA" }));
    expect(await store.maps.setHidden("AAAAAA", true)).toBe(true);
    expect(await store.maps.setHidden("ZZZZZZ", true)).toBe(false);
    expect([await store.maps.find("AAAAAA"), await store.maps.text("AAAAAA")]).toEqual([undefined, undefined]);
    expect(await store.maps.setLike("AAAAAA", "key of Ben", true)).toBeUndefined();
    expect(await store.maps.likedBy("key of Ben")).toEqual([]);
    expect(await search("")).toEqual(["BBBBBB"]);
    expect((await store.maps.find("BBBBBB"))!.remixOf).toBeNull();
    expect((await store.maps.hidden(10)).map(({ code, hidden }) => [code, hidden])).toEqual([["AAAAAA", true]]);
    await store.maps.setHidden("AAAAAA", false);
    expect(await search("")).toEqual(["BBBBBB", "AAAAAA"]);
  });

  it("are removed by their author, and with the data of a player", async () => {
    await add(map("AAAAAA"), map("BBBBBB", { authorKey: "key of Ben" }));
    for (const code of ["AAAAAA", "BBBBBB"]) await store.maps.setLike(code, "key of Ada", true);
    expect(await store.maps.remove("BBBBBB", "key of Ada")).toBe(false);
    expect((await store.forget("key of Ada"))["maps"]).toBe(2);
    expect(await search("")).toEqual(["BBBBBB"]);
    expect((await store.maps.find("BBBBBB"))!.likes).toBe(0);
    expect(await store.maps.remove("BBBBBB", "key of Ben")).toBe(true);
    expect(await search("")).toEqual([]);
  });
});
