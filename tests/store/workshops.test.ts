/** Documents of the workshop in the store, on each database that it runs on. */
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { WorkshopVersion } from "#protocol/workshop.ts";
import { openStore, type Store } from "#server/store/store.ts";
import type { StoredWorkshop } from "#server/store/workshops.ts";
import { PATIENT, postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const NOW = Date.UTC(2026, 10, 29);
const DAY_MS = 86_400_000;

const workshop = (code: string, more: Partial<StoredWorkshop> = {}): StoredWorkshop => ({
  ...{ code, title: "Futsal ⚽", ownerKey: null, open: true, rights: {} },
  ...{ createdAt: NOW, usedAt: NOW, changedAt: NOW, revision: 0, state: Uint8Array.of(0, 0), ...more },
});

const version = (id: number, more: Partial<WorkshopVersion> = {}): WorkshopVersion => ({
  ...{ id, name: "", authors: [{ name: "Ada", fingerprint: "2345" }], size: 3, ...more },
});

const STATE = Uint8Array.of(0, 255, 1);

const folder = temporaryFolder();
const databaseUrl = await postgresqlDatabase("workshops");

const databases = [
  { name: "SQLite", runs: true, open: () => openStore({ file: join(folder, "rondo.db"), log: silent }) },
  {
    name: "PostgreSQL",
    runs: databaseUrl !== undefined,
    open: () => openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT }),
  },
];

describe.for(databases)("documents of the workshop on $name", ({ runs, open }) => {
  if (!runs) return it.skip("is not installed");
  let store: Store;
  beforeAll(async () => void (store = await open()));
  beforeEach(() => store.workshops.removeUnused(Number.MAX_SAFE_INTEGER));
  afterAll(() => store.close());

  it("are kept under a free code, also after a restart", async () => {
    const first = workshop("ABC234", { ownerKey: "ada", open: false, rights: { bob: "editor" } });
    expect(await store.workshops.create(first)).toBe(true);
    expect(await store.workshops.create(workshop("ABC234", { title: "Other" }))).toBe(false);
    await store.close();
    store = await open();
    expect(await store.workshops.find("ABC234")).toEqual(first);
    const { code, title, createdAt, changedAt } = first;
    expect(await store.workshops.info("ABC234")).toEqual({ code, title, createdAt, changedAt });
    expect([await store.workshops.find("ZZZZZZ"), await store.workshops.info("ZZZZZZ")]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("are replaced only from the revision that was read", async () => {
    const { code, createdAt, revision, ...values } = workshop("ABC234");
    await store.workshops.create({ ...values, code, createdAt, revision });
    const change = { ...values, title: "New", ownerKey: "ada", open: false, state: STATE };
    expect(await store.workshops.save(code, 0, change)).toBeUndefined();
    expect(await store.workshops.find(code)).toEqual({ ...change, code, createdAt, revision: 1 });
    const late = { ...change, title: "Late", state: Uint8Array.of(9) };
    expect(await store.workshops.save(code, 0, late)).toEqual({ revision: 1, state: STATE });
    expect((await store.workshops.find(code))?.title).toBe("New");
    expect(await store.workshops.save("ZZZZZZ", 0, late)).toBe("gone");
  });

  it("have versions, which are added once and removed one by one", async () => {
    await store.workshops.create(workshop("ABC234"));
    const named = version(NOW + 1, { name: "Final", authors: [] });
    await store.workshops.addVersion("ABC234", named, STATE);
    await store.workshops.addVersion("ABC234", version(NOW), Uint8Array.of(7));
    await store.workshops.addVersion("ABC234", version(NOW, { name: "again" }), Uint8Array.of(8));
    await store.workshops.addVersion("OTHER2", version(NOW), Uint8Array.of(8));
    expect(await store.workshops.versions("ABC234")).toEqual([version(NOW), named]);
    expect(await store.workshops.version("ABC234", NOW)).toEqual(Uint8Array.of(7));
    await store.workshops.removeVersions("ABC234", []);
    await store.workshops.removeVersions("ABC234", [NOW, NOW + 5]);
    expect(await store.workshops.versions("ABC234")).toEqual([named]);
    expect(await store.workshops.version("ABC234", NOW)).toBeUndefined();
    expect(await store.workshops.version("OTHER2", NOW)).toEqual(Uint8Array.of(8));
  });

  it("are removed with their versions when they have not been opened for long", async () => {
    await store.workshops.create(workshop("OLD234", { usedAt: NOW - 180 * DAY_MS - 1 }));
    await store.workshops.create(workshop("KEPT23", { usedAt: NOW - 181 * DAY_MS }));
    await store.workshops.addVersion("OLD234", version(NOW), STATE);
    await store.workshops.touch("KEPT23", NOW);
    await store.workshops.removeUnused(NOW - 180 * DAY_MS);
    expect(await store.workshops.find("OLD234")).toBeUndefined();
    expect(await store.workshops.versions("OLD234")).toEqual([]);
    expect((await store.workshops.find("KEPT23"))?.usedAt).toBe(NOW);
  });

  it("stay without a player that is forgotten", async () => {
    const authors = [
      { name: "Ada", fingerprint: fingerprintOf("ada") },
      { name: "Bob", fingerprint: fingerprintOf("bob") },
    ];
    await store.workshops.create(workshop("OWNED2", { ownerKey: "ada" }));
    await store.workshops.create(workshop("RIGHT2", { ownerKey: "bob", rights: { ada: "viewer", bob: "editor" } }));
    await store.workshops.addVersion("OWNED2", version(NOW, { authors }), STATE);
    expect(await store.forget("ada")).toMatchObject({ workshops: 3 });
    expect((await store.workshops.find("OWNED2"))?.ownerKey).toBe("");
    expect((await store.workshops.find("RIGHT2"))?.rights).toEqual({ bob: "editor" });
    expect((await store.workshops.versions("OWNED2"))[0]?.authors).toEqual([authors[1]]);
    expect(await store.forget("ada")).toMatchObject({ workshops: 0 });
  });
});
