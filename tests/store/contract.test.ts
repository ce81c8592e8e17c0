/** What the store promises, on each database that it runs on. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredBan } from "#server/store/bans.ts";
import type { StoredRoom } from "#server/store/rooms.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { PATIENT, postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 28);

const room = (code: string, more: Partial<StoredRoom> = {}): StoredRoom => ({
  code,
  kind: "friends",
  name: "Ada's room",
  settings: { teamSize: 3, password: "secret", listed: true },
  stadium: { name: "Classic", checksum: "c".repeat(43), text: undefined },
  ownerKey: "ada",
  adminKeys: ["ada", "bob"],
  createdAt: NOW,
  usedAt: NOW,
  ...more,
});

const ban = (roomCode: string, key: string, more: Partial<StoredBan> = {}): StoredBan => ({
  ...{ room: roomCode, key, id: `id of ${key}`, network: "n1", name: "Eve", reason: "rude", by: "Ada", byKey: "ada" },
  ...{ at: NOW, until: Infinity, networkUntil: NOW + 1000, ...more },
});

const folder = temporaryFolder();

const databaseUrl = await postgresqlDatabase();
const emptyDatabaseUrl = await postgresqlDatabase("empty");

/** Each opens the same database again and again. */
const databases = [
  {
    name: "SQLite",
    runs: true,
    open: () => openStore({ file: join(folder, "rondo.db"), log: silent }),
    openEmpty: () => openStore({ file: join(folder, "empty.db"), log: silent }),
  },
  {
    name: "PostgreSQL",
    runs: databaseUrl !== undefined,
    open: () => openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT }),
    openEmpty: () => openStore({ databaseUrl: emptyDatabaseUrl, file: "", log: silent, timeouts: PATIENT }),
  },
];

/** A store that is open for the tests of a block. Its fields exist once the first hook has run. */
function useStore(open: () => Promise<Store>): { store: Store } {
  const use = {} as { store: Store };
  beforeAll(async () => void (use.store = await open()));
  afterAll(() => use.store.close());
  return use;
}

describe.for(databases)("$name", ({ runs, open, openEmpty }) => {
  if (!runs) return it.skip("is not installed");
  const use = useStore(open);

  it("creates its tables once when processes start at the same time", async () => {
    const stores = await Promise.all([openEmpty(), openEmpty(), openEmpty()]);
    const secrets = await Promise.all(stores.map(({ meta }) => meta.secret()));
    expect(new Set(secrets).size).toBe(1);
    await Promise.all(stores.map((each) => each.close()));
  });

  it("keeps one secret for all processes and starts", async () => {
    const other = await open();
    const [a, b] = await Promise.all([use.store.meta.secret(), other.meta.secret()]);
    await other.close();
    expect(a).toMatch(/^[\da-f]{64}$/u);
    expect(b).toBe(a);
  });

  it("keeps values until they are set or removed", async () => {
    await use.store.meta.set("token", "1");
    await use.store.meta.set("token", "2");
    expect(await use.store.meta.find("token")).toBe("2");
    await use.store.meta.remove("token");
    expect(await use.store.meta.find("token")).toBeUndefined();
  });

  it("exchanges a value for one of several processes that try it", async () => {
    const exchange = (from: string | undefined, value: string) => use.store.meta.exchange("owner", from, value);
    const tries = await Promise.all([exchange(undefined, "p1"), exchange(undefined, "p2")]);
    expect(tries.filter((done) => done)).toHaveLength(1);
    const owner = (await use.store.meta.find("owner"))!;
    expect([await exchange("p3", "p4"), await exchange(owner, "p5"), await exchange(owner, "p6")]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await use.store.meta.find("owner")).toBe("p5");
  });

  it("keeps players with their last five names, and the first and the last time", async () => {
    const names = ["Ada", "Bea", "Cyd", "Ada", "Dee", "Eve ⚽", "O'Neil"];
    for (const [i, name] of names.entries()) await use.store.players.seen("key of Ada", name, NOW + i * DAY_MS);
    // The same write again, as after an unknown outcome, and one that arrives late.
    await use.store.players.seen("key of Ada", "O'Neil", NOW + 6 * DAY_MS);
    await use.store.players.seen("key of Ada", "O'Neil", NOW - DAY_MS);
    const player = await use.store.players.find("key of Ada");
    expect(player).toMatchObject({ key: "key of Ada", firstSeen: NOW - DAY_MS, lastSeen: NOW + 6 * DAY_MS });
    expect(player!.names).toEqual(["O'Neil", "Eve ⚽", "Dee", "Ada", "Cyd"]);
    expect((await use.store.players.withFingerprint(player!.fingerprint)).map(({ key }) => key)).toEqual([
      "key of Ada",
    ]);
    expect(await use.store.players.find("nobody")).toBeUndefined();
  });

  it("removes players that came on one day only, long ago", async () => {
    const visits: readonly (readonly [key: string, first: number, last: number])[] = [
      ["passing", 0, DAY_MS - 1],
      ["regular", 0, DAY_MS],
      ["recent", 100 * DAY_MS, 100 * DAY_MS],
    ];
    for (const [key, first, last] of visits) {
      for (const at of [first, last]) await use.store.players.seen(key, key, at);
    }
    await use.store.players.removePassing(100 * DAY_MS, DAY_MS);
    const found = await Promise.all(visits.map(([key]) => use.store.players.find(key)));
    expect(found.map((player) => player?.key)).toEqual([undefined, "regular", "recent"]);
  });

  it("undoes a transaction that fails", async () => {
    await expect(use.store.players.seen(null as never, "Nobody", NOW)).rejects.toThrow();
    await expect(use.store.bans.add({ ...ban("FAIL1", "eve"), name: null as never })).rejects.toThrow();
    await use.store.players.seen("after", "After", NOW);
    expect(await use.store.players.find("after")).toBeDefined();
  });

  it("opens again with everything in it", async () => {
    await use.store.close();
    use.store = await open();
    expect(await use.store.players.find("key of Ada")).toBeDefined();
  });
});

describe.for(databases)("$name, for rooms,", ({ runs, open }) => {
  if (!runs) return it.skip("is not installed");
  const use = useStore(open);

  it("keeps a ban per room and key, and lists those in force", async () => {
    await use.store.bans.add(ban("BANS1", "eve", { reason: "first" }));
    await use.store.bans.add(ban("BANS1", "eve", { reason: "second", at: NOW + 1 }));
    await use.store.bans.add(ban("BANS1", "bob", { until: NOW + 1000 }));
    await use.store.bans.add(ban("BANS2", "eve"));
    expect(await use.store.bans.list("BANS1", NOW)).toEqual([
      ban("BANS1", "bob", { until: NOW + 1000 }),
      ban("BANS1", "eve", { reason: "second", at: NOW + 1 }),
    ]);
    expect((await use.store.bans.list("BANS1", NOW + 1000)).map(({ key }) => key)).toEqual(["eve"]);
    await use.store.bans.remove("BANS1", "id of eve");
    expect((await use.store.bans.list("BANS1", NOW)).map(({ key }) => key)).toEqual(["bob"]);
    await use.store.bans.clear("BANS1");
    expect(await use.store.bans.list("BANS1", NOW)).toEqual([]);
    expect(await use.store.bans.list("BANS2", NOW)).toHaveLength(1);
  });

  it("removes expired bans, and those of rooms that are not kept", async () => {
    await use.store.rooms.save(room("KEPT1"));
    await use.store.savedMatches.save({ code: "KEPT2", process: "p1", savedAt: NOW }, new Uint8Array(1));
    for (const code of ["KEPT1", "KEPT2", "GONE1", ""]) await use.store.bans.add(ban(code, "eve"));
    await use.store.bans.add(ban("KEPT1", "bob", { until: NOW }));
    await use.store.bans.removeOld(NOW);
    const left = async (code: string) => (await use.store.bans.list(code, 0)).map(({ key }) => key);
    expect([await left("KEPT1"), await left("KEPT2"), await left("GONE1"), await left("")]).toEqual([
      ["eve"],
      ["eve"],
      [],
      ["eve"],
    ]);
  });

  it("keeps rooms with settings, stadium and admins, and when they were created", async () => {
    const stadium = { name: "Löft", checksum: "x", text: `{"name":"Löft ⚽"}` };
    await use.store.rooms.save(room("ROOM1"));
    await use.store.rooms.save(room("ROOM1", { name: "Renamed", stadium, createdAt: NOW + 5, usedAt: NOW + 5 }));
    expect(await use.store.rooms.find("ROOM1")).toEqual(room("ROOM1", { name: "Renamed", stadium, usedAt: NOW + 5 }));
    expect(await use.store.rooms.find("ROOM9")).toBeUndefined();
  });

  it("lists rooms by their last use, and removes them with bans and match", async () => {
    await use.store.rooms.save(room("OLD01", { usedAt: NOW - 90 * DAY_MS }));
    await use.store.rooms.save(room("OLD02", { usedAt: NOW - 91 * DAY_MS }));
    await use.store.rooms.save(room("NEW01", { usedAt: NOW + DAY_MS }));
    await use.store.bans.add(ban("OLD01", "eve"));
    await use.store.savedMatches.save({ code: "OLD01", process: "p1", savedAt: NOW }, new Uint8Array(1));
    await use.store.rooms.save(room("OLD02", { usedAt: NOW + 2 * DAY_MS }));
    expect((await use.store.rooms.list(2)).map(({ code }) => code)).toEqual(["OLD02", "NEW01"]);
    await use.store.rooms.removeUnused(NOW - 90 * DAY_MS);
    expect(await use.store.rooms.find("OLD01")).toBeDefined();
    await use.store.rooms.removeUnused(NOW - 90 * DAY_MS + 1);
    expect([await use.store.rooms.find("OLD01"), await use.store.rooms.find("OLD02")]).toMatchObject([
      undefined,
      { code: "OLD02" },
    ]);
    expect(await use.store.bans.list("OLD01", NOW)).toEqual([]);
    expect((await use.store.savedMatches.list()).map(({ code }) => code)).not.toContain("OLD01");
    await use.store.rooms.remove("NEW01");
    expect(await use.store.rooms.find("NEW01")).toBeUndefined();
  });

  it("gives a saved match to one of several processes that claim it", async () => {
    const data = Uint8Array.from({ length: 60_000 }, (_, i) => i & 255);
    expect(await use.store.savedMatches.save({ code: "LIVE1", process: "dead", savedAt: NOW }, data)).toBe(true);
    const other = await open();
    const claims = await Promise.all([
      use.store.savedMatches.claim("LIVE1", "dead", "p2"),
      other.savedMatches.claim("LIVE1", "dead", "p3"),
    ]);
    await other.close();
    expect(claims.filter((claim) => claim !== undefined)).toEqual([data]);
    const owner = claims[0] === undefined ? "p3" : "p2";
    expect((await use.store.savedMatches.list()).find(({ code }) => code === "LIVE1")).toEqual({
      ...{ code: "LIVE1", process: owner, savedAt: NOW },
    });
    // The process that was believed dead goes on: it can neither overwrite nor remove.
    expect(await use.store.savedMatches.save({ code: "LIVE1", process: "dead", savedAt: NOW + 1 }, data)).toBe(false);
    await use.store.savedMatches.remove("LIVE1", "dead");
    expect(await use.store.savedMatches.save({ code: "LIVE1", process: owner, savedAt: NOW + 1 }, data)).toBe(true);
    await use.store.savedMatches.release(owner);
    expect(await use.store.savedMatches.processOf("LIVE1")).toBe("");
    expect(await use.store.savedMatches.claim("LIVE1", "", "p4")).toEqual(data);
    expect(await use.store.savedMatches.processOf("LIVE1")).toBe("p4");
    await use.store.savedMatches.remove("LIVE1", "p4");
    expect(await use.store.savedMatches.claim("LIVE1", "p4", "p5")).toBeUndefined();
    expect(await use.store.savedMatches.processOf("LIVE1")).toBeUndefined();
  });

  it("deletes what it has about a player", async () => {
    await use.store.players.seen("forget me", "Mallory", NOW);
    await use.store.bans.add(ban("FORG1", "forget me", { name: "Mallory" }));
    await use.store.bans.add(ban("FORG1", "eve", { by: "Mallory", byKey: "forget me" }));
    await use.store.rooms.save(room("FORG1", { ownerKey: "forget me", adminKeys: ["bob", "forget me"] }));
    await use.store.rooms.save(room("FORG2", { adminKeys: ["FORGET ME"] }));
    const saves = [
      ["FORG1", `{"seats":[{"key":"forget me"}]}`],
      ["FORG2", `{"seats":[{"key":"bob"}]}`],
    ] as const;
    for (const [code, text] of saves)
      await use.store.savedMatches.save({ code, process: "", savedAt: NOW }, Buffer.from(text));
    expect(await use.store.forget("forget me")).toMatchObject({ players: 1, bans: 2, rooms: 2, savedMatches: 1 });
    const left = await Promise.all(saves.map(([code]) => use.store.savedMatches.claim(code, "", "p1")));
    expect(left.map((data) => Buffer.from(data!).toString())).toEqual(["", saves[1][1]]);
    expect(await use.store.players.find("forget me")).toBeUndefined();
    expect(await use.store.bans.list("FORG1", NOW)).toEqual([
      ban("FORG1", "eve", { by: "", byKey: "" }),
      ban("FORG1", "forget me", { name: "", reason: "", network: "", networkUntil: 0 }),
    ]);
    expect(await use.store.rooms.find("FORG1")).toEqual(room("FORG1", { ownerKey: "", adminKeys: ["bob"] }));
    expect(await use.store.forget("forget me")).toMatchObject({ players: 0, bans: 1, rooms: 0 });
  });
});
