/** The processes of a cluster, on a clock of the test: heartbeats are sent by the test. */
import { Redis } from "ioredis";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { HEARTBEAT_MS, ProcessDirectory, type ProcessEntry, SILENCE_MS } from "#server/cluster/process-directory.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

let redis: TestRedis;
let client: Redis;
beforeAll(async () => {
  redis = await startRedis();
  client = new Redis(redis.url);
  await client.ping();
});
afterAll(async () => {
  client.disconnect();
  await redis.stop();
});

let nowMs = 0;
const open: ProcessDirectory[] = [];
afterEach(async () => {
  for (const directory of open.splice(0)) await directory.close();
  await redis.client.flushall();
});

type Process = { readonly directory: ProcessDirectory; readonly deaths: string[]; declared: number };

function createProcess(id: string, entry: Partial<ProcessEntry> = {}): Process {
  const process: Process = { directory: undefined!, deaths: [], declared: 0 };
  const directory = new ProcessDirectory({
    redis: client,
    log: pino({ level: "silent" }),
    now: () => nowMs,
    describe: () => ({
      ...{ id, route: id, rooms: 0, roomsMax: 10, clients: 0, draining: false, secretHash: "s" },
      ...entry,
    }),
    onDeath: (dead) => process.deaths.push(dead.id),
    onDeclaredDead: () => void process.declared++,
  });
  open.push(directory);
  return Object.assign(process, { directory });
}

async function openProcess(id: string, entry: Partial<ProcessEntry> = {}): Promise<Process> {
  const process = createProcess(id, entry);
  await process.directory.open();
  return process;
}

/** This time passes, in which these processes send their heartbeats. */
async function pass(ms: number, processes: readonly Process[]): Promise<void> {
  for (let past = 0; past < ms; past += HEARTBEAT_MS) {
    nowMs += HEARTBEAT_MS;
    for (const { directory } of processes) await directory.heartbeat();
  }
}

describe("the list of processes", () => {
  it("has every process that sends heartbeats, and their routes", async () => {
    const [a] = [await openProcess("a"), await openProcess("b", { route: "west" })];
    expect(await a.directory.routeTo("b")).toBe("west");
    expect(await a.directory.routeTo("unknown")).toBe("unknown");
    expect(
      a.directory
        .entries()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(["a", "b"]);
  });

  it("names the emptiest other process for a new room, and none that is full or draining", async () => {
    const a = await openProcess("a");
    await openProcess("full", { rooms: 10 });
    await openProcess("draining", { draining: true });
    await a.directory.heartbeat();
    expect(a.directory.emptiest()).toBeUndefined();
    await openProcess("half", { rooms: 5 });
    await openProcess("large", { rooms: 20, roomsMax: 100 });
    await a.directory.heartbeat();
    expect(a.directory.emptiest()?.id).toBe("large");
  });

  it("loses a process that leaves", async () => {
    const [a, b] = [await openProcess("a"), await openProcess("b")];
    await b.directory.close();
    await a.directory.heartbeat();
    expect(a.directory.entries().map(({ id }) => id)).toEqual(["a"]);
    expect(a.deaths).toEqual([]);
  });
});

describe("a silent process", () => {
  it("is cleaned up after by exactly one other, not before its time", async () => {
    const [a, b] = [await openProcess("a"), await openProcess("b")];
    await openProcess("silent");
    await pass(SILENCE_MS - HEARTBEAT_MS, [a, b]);
    expect([...a.deaths, ...b.deaths]).toEqual([]);
    await pass(2 * HEARTBEAT_MS, [a, b]);
    expect([...a.deaths, ...b.deaths]).toEqual(["silent"]);
  });

  it("finds out that it was declared dead", async () => {
    const [a, stalled] = [await openProcess("a"), await openProcess("stalled")];
    await a.directory.declareDead("stalled");
    expect(a.deaths).toEqual(["stalled"]);
    expect(stalled.declared).toBe(0);
    await stalled.directory.heartbeat();
    expect(stalled.declared).toBe(1);
  });

  it("is not dead when Redis was away", async () => {
    const [a] = [await openProcess("a"), await openProcess("b")];
    await pass(2 * HEARTBEAT_MS, [a]);
    // Redis is away for both.
    nowMs += 10 * SILENCE_MS;
    await a.directory.heartbeat();
    await pass(SILENCE_MS - HEARTBEAT_MS, [a]);
    expect(a.deaths).toEqual([]);
    await pass(2 * HEARTBEAT_MS, [a]);
    expect(a.deaths).toEqual(["b"]);
  });
});

describe.concurrent("a process that starts", () => {
  it("is refused when a living one has its name, and takes over that of a dead one", async () => {
    const left = { id: "a", route: "dead", rooms: 0, roomsMax: 10, clients: 0, draining: false, secretHash: "s" };
    await redis.client.hset("rondo:processes", "a", JSON.stringify([7, left]));
    const living = await openProcess("b", { route: "living" });
    const timer = setInterval(() => void living.directory.heartbeat(), 200);
    const [refused, next] = [createProcess("c", { route: "living" }), createProcess("d", { route: "dead" })];
    await Promise.all([
      expect(refused.directory.open()).rejects.toThrow('another process of this Redis is called "living"'),
      next.directory.open(),
    ]);
    clearInterval(timer);
    expect(next.deaths).toEqual(["a"]);
  });
});

describe("a process with another secret", () => {
  it("is refused", async () => {
    await openProcess("a");
    await expect(createProcess("b", { secretHash: "other" }).directory.open()).rejects.toThrow("RONDO_SECRET differs");
    await expect(openProcess("c")).resolves.toBeDefined();
  });
});
