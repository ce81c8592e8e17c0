/** Databases that cannot be used: one line that names file and remedy, and the file is not touched. */
import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { migrations } from "#server/store/migrations/migrations.ts";
import { explainPostgresqlError, hidePassword } from "#server/store/postgresql.ts";
import { explainSqliteError } from "#server/store/sqlite/inspect-file.ts";
import { SqliteError } from "#server/store/sqlite/sqlite-error.ts";
import { StoreError } from "#server/store/store-error.ts";
import { openStore } from "#server/store/store.ts";
import { queryPostgresql } from "../support/postgresql.ts";
import { PATIENT, postgresqlDatabase, silent, temporaryFolder } from "../support/stores.ts";

const folder = temporaryFolder();
const databaseUrl = (await postgresqlDatabase()) ?? "";

beforeAll(async () => {
  const store = await openStore({ file: join(folder, "good.db"), log: silent });
  for (let i = 0; i < 200; i++) await store.players.seen(`key ${i}`, "Ada", i);
  await store.close();
});

/** A database with some rows. */
function good(name: string): string {
  const file = join(folder, name);
  cpSync(join(folder, "good.db"), file);
  return file;
}

async function refusalOf(settings: { file: string; databaseUrl?: string }): Promise<string> {
  const outcome = await openStore({ ...settings, log: silent }).then(
    (store) => store.close(),
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(StoreError);
  const { message } = outcome as StoreError;
  expect(message.split("\n")).toHaveLength(1);
  return message;
}

/** The refusal of a file, which must stay as it is. */
async function refusalOfFile(file: string): Promise<string> {
  const before = readFileSync(file);
  const message = await refusalOf({ file });
  expect(message).toContain(file);
  expect(readFileSync(file).equals(before)).toBe(true);
  return message;
}

describe("a file that is refused stays as it is", () => {
  it("when it is no database", async () => {
    const file = join(folder, "text.db");
    writeFileSync(file, "These are my notes about football, and no database at all.");
    expect(await refusalOfFile(file)).toMatch(
      /is not a database\. Move it away, or choose another folder with RONDO_DATA/u,
    );
  });

  it("when it is shorter than the head of a database", async () => {
    const file = join(folder, "short.db");
    writeFileSync(file, "SQL");
    expect(await refusalOfFile(file)).toMatch(/is not a database/u);
  });

  it("when its pages are damaged", async () => {
    const file = good("damaged.db");
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 2, 4096 * 6);
    writeFileSync(file, bytes);
    expect(await refusalOfFile(file)).toMatch(/is damaged \(.+\)\. Put a backup in its place/u);
  });

  it("when its first page is damaged", async () => {
    const file = good("head.db");
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100, 4096);
    writeFileSync(file, bytes);
    expect(await refusalOfFile(file)).toMatch(/is damaged/u);
  });

  it("when it was cut off", async () => {
    const file = good("cut.db");
    writeFileSync(file, readFileSync(file).subarray(0, 4096 * 3 + 100));
    expect(await refusalOfFile(file)).toMatch(/is damaged/u);
  });

  it("when another program made it", async () => {
    const file = join(folder, "other.db");
    const database = new DatabaseSync(file);
    database.exec("create table songs (name text)");
    database.close();
    expect(await refusalOfFile(file)).toMatch(/is a database of another program/u);
  });

  it("when a newer version made it", async () => {
    const file = good("newer.db");
    const database = new DatabaseSync(file);
    database.exec(`insert into kysely_migration values ('9999-future', '2030-01-01T00:00:00.000Z')`);
    database.close();
    expect(await refusalOfFile(file)).toMatch(/was written by a newer version of Rondo \(it has "9999-future"\)/u);
  });
});

describe("a folder", () => {
  it("is created with its parents, for the owner alone", async () => {
    const file = join(folder, "new", "deep", "rondo.db");
    const store = await openStore({ file, log: silent });
    for (const name of ["", "rondo.db", "rondo.db-wal", "rondo.db-shm"]) {
      expect([name, statSync(join(folder, "new", "deep", name)).mode & 0o077]).toEqual([name, 0]);
    }
    await store.close();
  });

  it("that cannot be created is named", async () => {
    writeFileSync(join(folder, "file"), "");
    expect(await refusalOf({ file: join(folder, "file", "data", "rondo.db") })).toBe(
      `The folder ${join(folder, "file", "data")} cannot be created: a part of its path is a file. Create it, or choose another folder with RONDO_DATA.`,
    );
  });

  it("in the place of the file is named", async () => {
    mkdirSync(join(folder, "folder.db"));
    expect(await refusalOf({ file: join(folder, "folder.db") })).toMatch(/folder\.db is not a file\./u);
  });

  // Root may write everywhere: the process runs as another user.
  it("without the right to write is named, by a start that fails", async () => {
    const data = join(folder, "read-only");
    cpSync(good("readable.db"), join(data, "rondo.db"));
    for (const path of [folder, data, join(data, "rondo.db")]) chmodSync(path, 0o555);
    const main = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const env = { ...process.env, RONDO_DATA: data, PORT: "0", HOST: "127.0.0.1" };
    const child = spawn(process.execPath, [main], { ...user, env, stdio: ["ignore", "ignore", "pipe"] });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (part: string) => (text += part));
    const code = await new Promise((resolve) => child.once("close", resolve));
    chmodSync(folder, 0o755);
    expect(text).toBe(
      `Rondo cannot start: ${join(data, "rondo.db")} cannot be written. Check the rights of its folder, or choose another folder with RONDO_DATA.\n`,
    );
    expect(code).toBe(1);
  });
});

describe("an error of SQLite", () => {
  it.each([
    [5, /is locked by another program/u],
    [8, /cannot be written/u],
    [11, /is damaged/u],
    [13, /the disk is full/u],
    [26, /is damaged/u],
    [1, /cannot be opened: reason/u],
  ])("with code %i has a line of its own", (errcode, line) => {
    const error = Object.assign(new Error("reason"), { errcode });
    expect(explainSqliteError(error, "/srv/rondo.db").message).toMatch(line);
    expect(explainSqliteError(new SqliteError("reason", errcode), "/srv/rondo.db").message).toMatch(line);
  });
});

describe.skipIf(databaseUrl === "")("a PostgreSQL database", () => {
  it("of a newer version is refused and stays as it is", async () => {
    await (await openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT })).close();
    await queryPostgresql(
      databaseUrl,
      "insert into kysely_migration values ('9999-future', '2030-01-01T00:00:00.000Z')",
    );
    expect(await refusalOf({ databaseUrl, file: "" })).toMatch(/written by a newer version of Rondo/u);
    const [row] = await queryPostgresql(databaseUrl, "select count(*) from kysely_migration");
    expect(Number(row!["count"])).toBe(Object.keys(migrations).length + 1);
  });

  it("that does not exist is named", async () => {
    expect(await refusalOf({ databaseUrl: `${databaseUrl}_missing`, file: "" })).toMatch(
      /_missing does not exist\. Create the database \(createdb\)/u,
    );
  });

  it("that does not answer is named without its password", async () => {
    const message = await refusalOf({ databaseUrl: "postgres://rondo:topsecret@127.0.0.1:9/rondo", file: "" });
    expect(message).toMatch(/^postgres:\/\/rondo:\*\*\*@127\.0\.0\.1:9\/rondo cannot be used: .+ Start PostgreSQL/u);
  });

  it.each([
    ["28P01", /refuses the user or the password/u],
    ["42501", /may not create tables/u],
  ])("that fails with %s has a line of its own", (code, line) => {
    const error = Object.assign(new Error("reason"), { code });
    expect(explainPostgresqlError(error, "postgres://u:p@host/db").message).toMatch(line);
  });

  it("is shown without passwords, wherever they are in the address", () => {
    expect(hidePassword("postgres://u:p%40ss@host/db?password=other&sslmode=require")).toBe(
      "postgres://u:***@host/db?password=***&sslmode=require",
    );
    expect(hidePassword("no address")).toBe("the database of DATABASE_URL");
  });
});
