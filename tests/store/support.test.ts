/** Reports, help conversations and server-wide bans in the store. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HelpMessage } from "#protocol/help.ts";
import type { Report } from "#protocol/report.ts";
import { hashToken } from "#server/admin/admin-auth.ts";
import { findAdminToken } from "#server/admin/admin-token.ts";
import type { ServerBan } from "#server/store/server-bans.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { PATIENT, postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const NOW = Date.UTC(2026, 10, 28);

const person = (name: string) => ({ key: `key of ${name}`, name, fingerprint: expect.any(String) as string });

const report = (id: string, at: number, more: Partial<Report> = {}): Report => ({
  ...{ id, at, room: "ABCDE", roomName: "Ours", reason: "insult", text: "rude ⚽" },
  ...{ reporter: { ...person("Ada"), fingerprint: "" }, target: { ...person("Eve"), fingerprint: "" } },
  chat: [{ at, name: "Eve", text: "cow", scope: "room" }],
  match: { stadium: "Classic", game: { red: 1, blue: 0, seconds: 12 }, members: [] },
  ...{ map: "", recording: null, answer: "", answeredAt: null, closedAt: null },
  ...more,
});

const message = (id: string, at: number, from: HelpMessage["from"] = "player"): HelpMessage => ({
  ...{ id, at, from },
  text: `text of ${id}`,
  about: "",
});

const ban = (name: string, more: Partial<ServerBan> = {}): ServerBan => ({
  ...{ id: `id of ${name}`, key: `key of ${name}`, name, fingerprint: "", network: "", withNetwork: false },
  ...{ reason: "rude", at: NOW, until: null },
  ...more,
});

const folder = temporaryFolder();

const databaseUrl = await postgresqlDatabase();

const databases = [
  { name: "SQLite", runs: true, open: () => openStore({ file: join(folder, "rondo.db"), log: silent }) },
  {
    name: "PostgreSQL",
    runs: databaseUrl !== undefined,
    open: () => openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT }),
  },
];

describe.for(databases)("$name", ({ runs, open }) => {
  if (!runs) return it.skip("is not installed");
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it("keeps reports, the open ones first", async () => {
    const { reports } = store;
    for (const [i, id] of ["a", "b", "c"].entries())
      await reports.add({ report: report(id, NOW + i), targetNetwork: "n" });
    // Again, as after an unknown outcome.
    await reports.add({ report: report("a", NOW + 9), targetNetwork: "m" });
    await reports.update("b", { answer: "", at: NOW, close: false });
    await reports.update("c", { answer: "Thanks", at: NOW + 5, close: false });
    await reports.update("c", { answer: "", at: NOW + 6, close: true });
    const list = await reports.list(10);
    expect(list.map(({ id }) => id)).toEqual(["b", "a", "c"]);
    expect(list[1]).toEqual(report("a", NOW, { reporter: person("Ada"), target: person("Eve") }));
    expect(list[2]).toMatchObject({ answer: "Thanks", answeredAt: NOW + 5, closedAt: NOW + 6 });
    expect(await reports.find("a")).toMatchObject({ targetNetwork: "n" });
    expect(await reports.find("z")).toBeUndefined();
    expect(await reports.list(1)).toHaveLength(1);
    await reports.removeOld(NOW + 7);
    expect((await reports.list(10)).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("keeps help conversations with their messages", async () => {
    const { help } = store;
    const [ann, ben] = [person("Ann"), person("Ben")];
    expect(await help.add(ann, message("m1", NOW))).toBe(true);
    expect(await help.add(ann, message("m1", NOW + 9))).toBe(false);
    expect(await help.add({ ...ann, name: "Anna" }, message("m2", NOW + 1))).toBe(true);
    expect(await help.add(ann, message("m3", NOW + 2, "staff"))).toBe(true);
    // An answer to a report opens no conversation.
    expect(await help.add(ben, message("m1", NOW + 3, "staff"))).toBe(true);
    expect((await help.history(ann.key, 2)).map(({ id }) => id)).toEqual(["m2", "m3"]);
    expect(await help.history("unknown", 2)).toEqual([]);
    const [first, second] = await help.list(10);
    expect(first).toMatchObject({ name: "Anna", open: true, unread: 2, lastAt: NOW + 2, lastText: "text of m3" });
    expect(second).toMatchObject({ name: "Ben", open: false, unread: 0 });
    await help.markRead(ann.key, "staff", NOW + 1);
    await help.markRead(ann.key, "staff", NOW);
    expect(await help.readAt(ann.key, "staff")).toBe(NOW + 1);
    expect(await help.readAt(ann.key, "player")).toBe(0);
    expect((await help.list(1))[0]).toMatchObject({ unread: 0 });
    await help.close(ann.key);
    expect((await help.list(10)).map(({ name, open: isOpen }) => [name, isOpen])).toEqual([
      ["Ben", false],
      ["Anna", false],
    ]);
    expect(await help.person(ann.key)).toMatchObject({ name: "Anna" });
    await help.removeOld(NOW + 3);
    expect(await help.person(ann.key)).toBeUndefined();
    expect(await help.history(ann.key, 9)).toEqual([]);
    expect(await help.history(ben.key, 9)).toHaveLength(1);
  });

  it("keeps server-wide bans until they end or are lifted", async () => {
    const { serverBans } = store;
    await serverBans.add(ban("Eve", { until: NOW + 10 }));
    await serverBans.add(ban("Eve", { id: "second", reason: "again", network: "n1", at: NOW + 1 }));
    await serverBans.add(ban("Max", { until: NOW + 10 }));
    expect(await serverBans.list(NOW)).toEqual([
      {
        ...ban("Eve", { id: "second", reason: "again", network: "n1", at: NOW + 1, withNetwork: true }),
        fingerprint: person("Eve").fingerprint,
      },
      { ...ban("Max", { until: NOW + 10 }), fingerprint: person("Max").fingerprint },
    ]);
    expect(await serverBans.list(NOW + 10)).toHaveLength(1);
    await serverBans.removeOld(NOW + 10);
    expect(await serverBans.remove("id of Max")).toBe(false);
    expect(await serverBans.remove("second")).toBe(true);
    expect(await serverBans.list(NOW)).toEqual([]);
  });

  it("deletes a player: reports, conversation, and all of a ban but the key", async () => {
    await store.reports.add({
      report: report("by", NOW, { reporter: { ...person("Joe"), fingerprint: "" } }),
      targetNetwork: "",
    });
    await store.reports.add({
      report: report("about", NOW, { target: { ...person("Joe"), fingerprint: "" } }),
      targetNetwork: "",
    });
    await store.help.add(person("Joe"), message("m1", NOW));
    await store.serverBans.add(ban("Joe", { network: "n1" }));
    expect(await store.forget("key of Joe")).toMatchObject({ reports: 2, help: 1, serverBans: 1 });
    expect(await store.reports.find("by")).toBeUndefined();
    expect(await store.help.history("key of Joe", 9)).toEqual([]);
    expect(await store.serverBans.list(NOW)).toMatchObject([{ key: "key of Joe", name: "", reason: "", network: "" }]);
  });

  it("has one token of the admin page, of which the first start alone has more than the hash", async () => {
    const [a, b] = await Promise.all([findAdminToken(store.meta, undefined), findAdminToken(store.meta, undefined)]);
    expect(a.hash).toBe(b.hash);
    expect([a.fresh, b.fresh].filter((token) => token !== undefined)).toHaveLength(1);
    expect(hashToken(a.fresh ?? b.fresh!)).toBe(a.hash);
    expect((await findAdminToken(store.meta, undefined)).fresh).toBeUndefined();
    expect(await findAdminToken(store.meta, "a token of the host")).toEqual({
      hash: hashToken("a token of the host"),
      fresh: undefined,
    });
  });
});
