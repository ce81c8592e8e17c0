/** `rondo db …`: backup, status, migration and deletion, while a server uses the database. */
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "citty";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dbCommand } from "#server/cli/db.ts";
import { openStore } from "#server/store/store.ts";
import { postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const folder = temporaryFolder();
const databaseUrl = await postgresqlDatabase();

let data = "";
let count = 0;
beforeEach(() => (data = join(folder, `data ${++count}`)));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
});

const open = (at = data) => openStore({ file: join(at, "rondo.db"), log: silent });

/** Runs a command in this process. */
async function db(...args: string[]): Promise<{ out: string; err: string; code: typeof process.exitCode }> {
  const [out, err] = [vi.spyOn(console, "log"), vi.spyOn(console, "error")].map((spy) => spy.mockReturnValue());
  process.exitCode = 0;
  await runCommand(dbCommand, { rawArgs: args });
  const textOf = (spy: typeof out) => spy!.mock.calls.flat().join("\n");
  const result = { out: textOf(out), err: textOf(err), code: process.exitCode };
  vi.restoreAllMocks();
  return result;
}

describe("rondo db backup", () => {
  it("copies the database while a server writes", async () => {
    const store = await open();
    for (let i = 0; i < 300; i++) store.queue.add("player", () => store.players.seen(`key ${i}`, "Ada", i));
    const target = join(folder, "backup", "rondo.db");
    const failed = await db("backup", target, "--data", data);
    expect([failed.err, failed.code]).toEqual([
      `${target} cannot be written. Check that its folder exists, and its rights.`,
      2,
    ]);
    const file = join(folder, "backup.db");
    const { out, err, code } = await db("backup", file, "--data", data);
    expect([out, err, code]).toEqual([expect.stringMatching(/backup\.db: \d+\.\d MB$/u), "", 0]);
    expect(statSync(file).mode & 0o077).toBe(0);
    await store.queue.flush(50_000);
    await store.close();
    const copy = await openStore({ file, log: silent });
    const players = await Promise.all(Array.from({ length: 300 }, (_, i) => copy.players.find(`key ${i}`)));
    const copied = players.filter((player) => player !== undefined).length;
    // A state of one moment: the first writes, without a gap.
    expect(players.findIndex((player) => player === undefined) % 300).toBe(copied === 300 ? -1 : copied);
    await copy.close();
  });

  it("does not write over a file, and leaves nothing behind", async () => {
    await (await open()).close();
    const target = join(data, "exists");
    writeFileSync(target, "precious");
    const { err, code } = await db("backup", target, "--data", data);
    expect([err, code]).toEqual([`${target} exists already. Choose another file for the backup.`, 2]);
    expect(readdirSync(data).filter((name) => !name.startsWith("rondo.db"))).toEqual(["exists"]);
  });

  it("names pg_dump for PostgreSQL", async () => {
    vi.stubEnv("DATABASE_URL", "postgres://u:secret@host/rondo");
    const { err, code } = await db("backup", join(folder, "x.db"));
    expect(err).toMatch(/^postgres:\/\/u:\*\*\*@host\/rondo is backed up by PostgreSQL's own program: pg_dump/u);
    expect(code).toBe(2);
  });
});

describe("rondo db status and migrate", () => {
  it("need a database, and do not create one", async () => {
    const { err, code } = await db("status", "--data", data);
    expect(err).toBe(
      `${join(data, "rondo.db")} does not exist. The server creates it at its first start; check RONDO_DATA.`,
    );
    expect([code, existsSync(data)]).toEqual([2, false]);
  });

  it("create the tables, and count their rows", async () => {
    expect((await db("migrate", "--data", data)).out).toMatch(/^done: 0001-meta\ndone: 0002-players\n/u);
    expect((await db("migrate", "--data", data)).out).toBe("Nothing to do.");
    const store = await open();
    await store.players.seen("key", "Ada", 1);
    const { out, code } = await db("status", "--data", data);
    await store.close();
    const lines = out.split("\n");
    expect(lines[0]).toMatch(/^SQLite .+rondo\.db, 0\.\d MB$/u);
    expect(lines[1]).toBe("All migrations have run.");
    expect(out).toMatch(/\n {2}players +1\n/u);
    expect(code).toBe(0);
  });

  it("work with PostgreSQL", async ({ skip }) => {
    if (databaseUrl === undefined) return skip();
    vi.stubEnv("DATABASE_URL", databaseUrl);
    expect((await db("status")).out).toMatch(/Missing migrations: 0001-meta, /u);
    expect((await db("migrate")).out).toMatch(/^done: 0001-meta/u);
    const { out } = await db("status");
    expect(out).toMatch(/^PostgreSQL postgres:\/\/rondo@.+ MB\nAll migrations have run\.\n/u);
    expect(out).toMatch(/\n {2}players +0(?:\n|$)/u);
  });
});

describe("rondo db forget", () => {
  it("deletes a player by key or fingerprint, and asks for the key when players share a fingerprint", async () => {
    const store = await open();
    for (const key of ["one", "two"]) await store.players.seen(key, key, 1);
    const { fingerprint } = (await store.players.find("one"))!;
    expect((await db("forget", fingerprint, "--data", data)).out).toBe("players: 1 row");
    expect((await db("forget", "two", "--data", data)).out).toBe("players: 1 row");
    expect([await store.players.find("one"), await store.players.find("two")]).toEqual([undefined, undefined]);
    const unknown = await db("forget", "two", "--data", data);
    expect([unknown.err, unknown.code]).toEqual(["two: nothing is stored about this player", 2]);
    vi.spyOn(Object.getPrototypeOf(store.players), "withFingerprint").mockResolvedValue([
      { key: "a", fingerprint: "zzzz", names: ["Ada", "Bea"], firstSeen: 1, lastSeen: 2 },
      { key: "b", fingerprint: "zzzz", names: ["Cyd"], firstSeen: 1, lastSeen: 2 },
    ]);
    const shared = await db("forget", "zzzz", "--data", data);
    expect(shared.err.split("\n").slice(1)).toEqual(["  a  Ada, Bea", "  b  Cyd"]);
    await store.close();
  });

  it("refuses settings that the server would refuse", async () => {
    vi.stubEnv("DATABASE_URL", "mysql://host/db");
    const { err, code } = await db("forget", "key");
    expect(err).toMatch(/^DATABASE_URL: must be a URL that starts with postgres:\/\/ or postgresql:\/\/$/u);
    expect(code).toBe(2);
  });
});
