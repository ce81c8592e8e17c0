/** Databases that are killed, full or locked while rooms write: nothing is lost, nothing doubled, and nothing waits. */
import { spawn } from "node:child_process";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { migrate } from "#server/store/migrate.ts";
import { StoredBans } from "#server/store/bans.ts";
import { SavedMatches } from "#server/store/saved-matches.ts";
import { SqliteDatabase } from "#server/store/sqlite/sqlite-database.ts";
import { SqliteDialect } from "#server/store/sqlite/sqlite-dialect.ts";
import { SqliteError } from "#server/store/sqlite/sqlite-error.ts";
import { SqliteWorker } from "#server/store/sqlite/sqlite-worker.ts";
import { openStore, type Store } from "#server/store/store.ts";
import type { Tables } from "#server/store/tables.ts";
import { WriteQueue } from "#server/store/write-queue.ts";
import { createFriends, joinFailure, joinFriends, startLiveServer, ticks, until } from "../support/live-server.ts";
import { queryPostgresql, startPostgresql } from "../support/postgresql.ts";
import { silent, temporaryFolder } from "../support/stores.ts";

const PAUSES = { first: 10, max: 50 };
const folder = temporaryFolder();
const server = await startPostgresql();
afterAll(() => server?.remove());

const banOf = (key: string) => ({
  ...{ room: "ABCDE", key, id: key, network: "", name: "Eve", reason: "", by: "", byKey: "" },
  ...{ at: 1, until: Infinity, networkUntil: 0 },
});

describe.skipIf(server === undefined)("PostgreSQL that is killed among writes, and started again", () => {
  const databaseUrl = server?.urlOf("postgres") ?? "";

  const addBans = ({ queue, bans, players }: Store, from: number, to: number) => {
    for (let i = from; i < to; i++) {
      queue.add("ban", () => bans.add(banOf(`key ${i}`)));
      queue.add("player", () => players.seen(`key ${i}`, "Eve", i));
    }
  };

  it("has each write once", async () => {
    const store = await openStore({ databaseUrl, file: "", log: silent, queue: { pauses: PAUSES } });
    addBans(store, 0, 300);
    await until(() => store.queue.status().written >= 20, "the first writes");
    await server!.kill();
    addBans(store, 300, 400);
    await until(() => store.queue.status().failingSince !== undefined, "the outage");
    expect(store.queue.status().pending).toBeGreaterThan(100);
    await expect(store.bans.list("ABCDE", 0)).rejects.toThrow();
    await server!.start();
    expect(await store.queue.flush(50_000)).toBe(0);
    expect(store.queue.status()).toMatchObject({ written: 800, dropped: 0, refused: 0, failingSince: undefined });
    const keys = (await store.bans.list("ABCDE", 0)).map(({ key }) => key);
    expect(keys.toSorted()).toEqual(Array.from({ length: 400 }, (_, i) => `key ${i}`).toSorted());
    expect(await queryPostgresql(databaseUrl, "select count(*) from players")).toEqual([{ count: "400" }]);
    expect(await store.close()).toBe(0);
  });

  it("holds up no match: rooms tick, players join and are banned, and all is written later", async () => {
    const store = await openStore({ databaseUrl, file: "", log: silent, queue: { pauses: PAUSES } });
    const live = await startLiveServer(undefined, { store });
    const ada = await createFriends(live, "Ada");
    await store.queue.flush(5000);
    await server!.kill();
    const bob = await joinFriends(live, ada.roomId, "Bob");
    await until(() => store.queue.status().failingSince !== undefined, "the outage");
    await ticks(ada, 30);
    const find = () => [...ada.state.players.entries()].find(([, { name }]) => name === "Bob")?.[0];
    await until(() => find() !== undefined, "Bob");
    ada.send("kick", { id: Number(find()), ban: true, reason: "rude" });
    await until(() => !bob.connection.isOpen, "the ban");
    expect(await joinFailure(joinFriends(live, ada.roomId, "Bob"))).toBe("banned");
    expect(store.queue.status().pending).toBeGreaterThanOrEqual(2);
    await server!.start();
    expect(await store.queue.flush(50_000)).toBe(0);
    expect(await store.bans.list(ada.roomId, 0)).toMatchObject([{ name: "Bob", reason: "rude" }]);
    await live.stop();
    await store.close();
  });
});

/** A network between the server and its database. While it is down, what is sent disappears, and connections stay open. */
async function networkTo(address: URL) {
  const network = { isDown: false, url: "", close: () => void proxy.close() };
  const proxy = createServer((near) => {
    const far = connect(Number(address.port), address.hostname);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      from.on("data", (bytes: Buffer) => network.isDown || to.write(bytes));
      from.on("error", () => undefined);
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const url = new URL(address);
  url.port = String((proxy.address() as AddressInfo).port);
  network.url = url.href;
  return network;
}

describe.skipIf(server === undefined)("PostgreSQL behind a network that fails", () => {
  it("has each write once when the network is back, over new connections", async () => {
    const network = await networkTo(new URL(server!.urlOf("postgres")));
    const databaseUrl = network.url;
    const timeouts = { connect: 1000, query: 1000, silence: 1000, idle: 900 };
    const store = await openStore({ databaseUrl, file: "", log: silent, queue: { pauses: PAUSES }, timeouts });
    await store.bans.clear("ABCDE");
    network.isDown = true;
    for (let i = 0; i < 20; i++) store.queue.add("ban", () => store.bans.add(banOf(`key ${i}`)));
    await until(() => store.queue.status().failingSince !== undefined, "the outage");
    network.isDown = false;
    expect(await store.queue.flush(50_000)).toBe(0);
    expect(await store.bans.list("ABCDE", 0)).toHaveLength(20);
    await store.close();
    network.close();
  });
});

describe("SQLite on a full disk", () => {
  it("makes the writes once there is room again", async () => {
    const database = new SqliteDatabase(join(folder, "full.db"));
    const db = new Kysely<Tables>({ dialect: new SqliteDialect(database), plugins: [new CamelCasePlugin()] });
    await migrate(db as unknown as Kysely<never>, "the test");
    const queue = new WriteQueue({ log: silent, date: Date.now, pauses: PAUSES });
    const [matches, bans] = [new SavedMatches(db), new StoredBans(db)];
    const limit = (pages: number) => database.execute({ sql: `pragma max_page_count = ${pages}`, parameters: [] });
    limit(60);
    for (let i = 0; i < 10; i++) {
      const info = { code: `ROOM${i}`, process: "p1", savedAt: i };
      queue.replace(info.code, () => matches.save(info, new Uint8Array(40_000)), 40_000);
    }
    queue.add("ban", () => bans.add(banOf("eve")));
    await until(() => queue.status().failingSince !== undefined, "the full disk");
    expect(queue.status()).toMatchObject({ lastError: "database or disk is full", dropped: 0 });
    limit(10_000);
    expect(await queue.flush(5000)).toBe(0);
    expect(await matches.list()).toHaveLength(10);
    expect(await bans.list("ABCDE", 0)).toHaveLength(1);
    await db.destroy();
  });
});

describe("SQLite that several processes use", () => {
  it("does not hold up the loop of events while another has locked it, and writes afterwards", async () => {
    const file = join(folder, "locked.db");
    const store = await openStore({ file, log: silent });
    const other = new DatabaseSync(file);
    other.exec("begin immediate");
    let done = false;
    store.queue.add("ban", () => store.bans.add(banOf("eve")).finally(() => (done = true)));
    for (let turns = 0; turns < 1000; turns++) await new Promise(setImmediate);
    expect(done).toBe(false);
    other.exec("commit");
    other.close();
    expect(await store.queue.flush(5000)).toBe(0);
    expect(await store.bans.list("ABCDE", 0)).toHaveLength(1);
    await store.close();
  });

  it("keeps every finished write when its process is killed", async () => {
    const file = join(folder, "killed.db");
    const program = `
      import { openStore } from ${JSON.stringify(new URL("../../server/store/store.ts", import.meta.url).href)};
      const store = await openStore({ file: ${JSON.stringify(file)}, log: undefined });
      for (let i = 0; ; i++) {
        await store.players.seen(\`key \${i}\`, "Ada", i);
        console.log(i);
      }`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
    await until(() => text.split("\n").length > 100, "a hundred writes");
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    const store = await openStore({ file, log: silent });
    const finished = text.split("\n").slice(0, -1);
    const found = await Promise.all(finished.map((i) => store.players.find(`key ${i}`)));
    expect(found.filter((player) => player === undefined)).toEqual([]);
    await store.close();
  });

  it("is shared by two stores that write at once", async () => {
    const file = join(folder, "shared.db");
    const stores = await Promise.all([0, 1].map(() => openStore({ file, log: silent })));
    for (const [n, { queue, bans }] of stores.entries()) {
      for (let i = 0; i < 50; i++) queue.add("ban", () => bans.add(banOf(`key ${n} ${i}`)));
    }
    for (const { queue } of stores) expect(await queue.flush(50_000)).toBe(0);
    expect(await stores[0]!.bans.list("ABCDE", 0)).toHaveLength(100);
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe("the thread of SQLite", () => {
  const crashing = new URL("data:text/javascript,throw new Error('out of memory')");

  it("fails its statements when it ends, and is started anew", async () => {
    const worker = new SqliteWorker(join(folder, "crash.db"), crashing);
    const statement = { sql: "select 1", parameters: [] };
    const [first, second] = [worker.execute(statement), worker.execute(statement)];
    await expect(first).rejects.toThrow(SqliteError);
    await expect(second).rejects.toThrow("out of memory");
    expect(worker.generation).toBe(1);
    await expect(worker.execute(statement)).rejects.toThrow("out of memory");
    expect(worker.generation).toBe(2);
    await worker.close();
  });

  it("reports a file that cannot be opened", async () => {
    const worker = new SqliteWorker(join(folder, "missing", "rondo.db"));
    await expect(worker.execute({ sql: "select 1", parameters: [] })).rejects.toMatchObject({ code: 14 });
    await worker.close();
  });

  it("ends with it the transaction that ran in it", async () => {
    const database = new SqliteDatabase(":memory:");
    const executor = {
      generation: 1,
      execute: database.execute.bind(database),
      close: () => database.close(),
    };
    const db = new Kysely<Tables>({ dialect: new SqliteDialect(executor), plugins: [new CamelCasePlugin()] });
    await migrate(db as unknown as Kysely<never>, "the test");
    const half = db.transaction().execute(async (transaction) => {
      executor.generation++;
      await transaction.insertInto("meta").values({ name: "half", value: "" }).execute();
    });
    await expect(half).rejects.toThrow("the transaction was lost");
    expect(await db.selectFrom("meta").selectAll().execute()).toEqual([]);
    await db.destroy();
  });
});
