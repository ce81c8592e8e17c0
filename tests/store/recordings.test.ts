/** Recordings in the store, on each database that it runs on. */
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoredRecording } from "#server/store/recordings.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { matchSummary } from "../support/match-summaries.ts";
import { PATIENT, postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const NOW = Date.UTC(2026, 10, 28);
const DAY_MS = 86_400_000;
const UNLIMITED = { age: NOW, bytes: Number.MAX_SAFE_INTEGER };

const recording = (code: string, more: Partial<StoredRecording> = {}): StoredRecording => ({
  ...{ code, matchId: `match of ${code}`, title: "Cup final ⚽", stadium: "Classic", red: 2, blue: 1 },
  ...{ seconds: 190, at: NOW, listed: true, size: 4, ...more },
});

const FILE = Uint8Array.of(0, 255, 0x48, 0);

const folder = temporaryFolder();
const databaseUrl = await postgresqlDatabase("recordings");

const databases = [
  { name: "SQLite", runs: true, open: () => openStore({ file: join(folder, "rondo.db"), log: silent }) },
  {
    name: "PostgreSQL",
    runs: databaseUrl !== undefined,
    open: () => openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT }),
  },
];

describe.for(databases)("recordings on $name", ({ runs, open }) => {
  if (!runs) return it.skip("is not installed");
  let store: Store;
  beforeAll(async () => void (store = await open()));
  beforeEach(() => store.recordings.removeOld(NOW, { age: -DAY_MS, bytes: 0 }));
  afterAll(() => store.close());

  const add = (...list: readonly StoredRecording[]) =>
    Promise.all(list.map((each) => store.recordings.add(each, FILE)));
  const codes = async () => (await store.recordings.list(100)).map(({ code }) => code);

  it("are kept with their file, also after a restart, and added once", async () => {
    await add(recording("a"));
    await store.recordings.add(recording("a", { red: 9 }), Uint8Array.of(1));
    await store.close();
    store = await open();
    const { matchId: _, listed: _listed, ...info } = recording("a");
    expect(await store.recordings.find("a")).toEqual(info);
    expect(await store.recordings.file("a")).toEqual(FILE);
    expect([await store.recordings.find("b"), await store.recordings.file("b")]).toEqual([undefined, undefined]);
  });

  it("are listed in parts, the latest first, without those that are reached by their code alone", async () => {
    await add(recording("a"), recording("b"), recording("c", { at: NOW - 1 }), recording("d", { at: NOW + 1 }));
    await add(recording("hidden", { listed: false }));
    const first = await store.recordings.list(2);
    expect(first.map(({ code }) => code)).toEqual(["d", "b"]);
    const rest = await store.recordings.list(3, first[1]);
    expect(rest.map(({ code }) => code)).toEqual(["a", "c"]);
    expect((await store.recordings.find("hidden"))?.code).toBe("hidden");
  });

  it("are found by their match when they are listed", async () => {
    await add(recording("a", { matchId: "m1", at: NOW - 1 }), recording("b", { matchId: "m1" }));
    await add(recording("c", { matchId: "m2", listed: false }));
    expect([...(await store.recordings.codesOf(["m1", "m2", "m3"]))]).toEqual([["m1", "b"]]);
    expect([...(await store.recordings.codesOf([]))]).toEqual([]);
  });

  it("are removed after their time", async () => {
    await add(recording("old", { at: NOW - 14 * DAY_MS - 1 }), recording("kept", { at: NOW - 14 * DAY_MS }));
    await store.recordings.removeOld(NOW, { ...UNLIMITED, age: 14 * DAY_MS });
    expect(await codes()).toEqual(["kept"]);
  });

  it("are removed above the limit of their size, the oldest first", async () => {
    await add(recording("a", { at: NOW - 3, size: 50 }), recording("b", { at: NOW - 2, size: 30, listed: false }));
    await add(recording("c", { at: NOW - 1, size: 20 }));
    await store.recordings.removeOld(NOW, { ...UNLIMITED, bytes: 100 });
    expect(await codes()).toEqual(["c", "a"]);
    await store.recordings.removeOld(NOW, { ...UNLIMITED, bytes: 99 });
    expect(await codes()).toEqual(["c"]);
    expect(await store.recordings.find("b")).toBeDefined();
    await store.recordings.removeOld(NOW, { ...UNLIMITED, bytes: 49 });
    expect(await store.recordings.find("b")).toBeUndefined();
  });

  it("are forgotten with a player of their match", async () => {
    await store.matches.add(matchSummary("m1"));
    await add(recording("a", { matchId: "m1" }), recording("clip", { matchId: "m1", listed: false }), recording("b"));
    const { recordings } = await store.forget("key of Ada");
    expect([recordings, await codes(), await store.recordings.find("clip")]).toEqual([2, ["b"], undefined]);
  });
});
