/** What joins, new rooms and changes of the room list cost in Redis, counted on two workers. */
import { performance } from "node:perf_hooks";
import { Redis } from "ioredis";
import { ClusterDriver, ROOMS_KEY } from "#server/colyseus/cluster-driver.ts";
import { createOn, seatFrom, startCluster, type TestCluster } from "../../support/cluster.ts";
import { joinOptionsFor, pause } from "../../support/live-server.ts";

export type RedisCosts = {
  /** Commands per second of two processes without players. */
  readonly idle: number;
  /** Commands of one join of a quick match, of one new room, and of one change of the room list. */
  readonly join: number;
  readonly creation: number;
  readonly change: number;
  /** Of the commands of a change, those that every process sends. */
  readonly readsOfChange: number;
  /** Milliseconds of a process to read the rows of this number of rooms. */
  readonly scans: readonly (readonly [rooms: number, ms: number])[];
};

export type CostPlan = { readonly count: number; readonly idleSeconds: number; readonly scans: readonly number[] };

/** Length of a room's row, as the product writes it. */
const ROW = { name: "quick", clients: 6, maxClients: 18, locked: false, private: false, unlisted: false };

export async function measureRedisCosts({ count, idleSeconds, scans }: CostPlan): Promise<RedisCosts> {
  const cluster = await startCluster({ JOIN_LIMITS: "off" });
  try {
    const idle = await perSecond(cluster, idleSeconds);
    const both = cluster.workers;
    const join = await costOf(cluster, idle, count, async (n) => {
      const worker = both[n % 2]!;
      const options = await joinOptionsFor(worker, "quick", `Quick ${n}`);
      await seatFrom(worker, "joinOrCreate/quick", options);
    });
    const creation = await costOf(cluster, idle, count, async (n) => {
      const worker = both[n % 2]!;
      await seatFrom(worker, "create/friends", await joinOptionsFor(worker, "create", `Maker ${n}`));
    });
    const room = await createOn(cluster, both[0]!, "Renamer", { listed: true });
    const reads = await callsOf(cluster, "hget");
    const change = await costOf(cluster, idle, count, async (n) => {
      room.send("settings", { name: `Name ${n}` });
      await pause(600);
    });
    const readsOfChange = ((await callsOf(cluster, "hget")) - reads) / count / both.length;
    await room.leave();
    return { idle, join, creation, change, readsOfChange, scans: await measureScans(cluster.redis.url, scans) };
  } finally {
    await cluster.stop();
  }
}

async function commands({ redis }: TestCluster): Promise<number> {
  return Number(/total_commands_processed:(\d+)/u.exec(await redis.client.info("stats"))![1]);
}

/** How often a command was sent so far. */
async function callsOf({ redis }: TestCluster, command: string): Promise<number> {
  const stats = await redis.client.info("commandstats");
  return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`, "u").exec(stats)?.[1] ?? 0);
}

async function perSecond(cluster: TestCluster, seconds: number): Promise<number> {
  const before = await commands(cluster);
  await pause(seconds * 1000);
  return (await commands(cluster)) / seconds - before / seconds;
}

/** Commands of one run of `act`, without those that idle processes send meanwhile. */
async function costOf(
  cluster: TestCluster,
  idle: number,
  count: number,
  act: (n: number) => Promise<void>,
): Promise<number> {
  const before = await commands(cluster);
  const start = performance.now();
  for (let n = 0; n < count; n++) await act(n);
  const seconds = (performance.now() - start) / 1000;
  return Math.max(0, (await commands(cluster)) - before - idle * seconds) / count;
}

async function measureScans(url: string, sizes: readonly number[]): Promise<RedisCosts["scans"]> {
  const client = new Redis(url);
  const driver = new ClusterDriver(client);
  const scans: [number, number][] = [];
  for (const size of sizes) {
    await client.del(ROOMS_KEY);
    const row = (n: number) => JSON.stringify({ ...ROW, roomId: `R${n}`, processId: "p", metadata: listing(n) });
    for (let n = 0; n < size; n++) void client.hset(ROOMS_KEY, `R${n}`, row(n));
    await client.ping();
    const times: number[] = [];
    for (let n = 0; n < 5; n++) {
      const start = performance.now();
      await driver.query({ name: "quick", locked: false, private: false } as never);
      times.push(performance.now() - start);
    }
    scans.push([size, times.toSorted((a, b) => a - b)[2]!]);
  }
  client.disconnect();
  return scans;
}

/** A listing of the usual length. */
function listing(n: number): unknown {
  const game = { phase: "playing", red: 2, blue: 1, seconds: 123, timeLimit: 3, scoreLimit: 3 };
  const settings = { teamSize: 3, spectatorsMax: 12, timeLimit: 3, scoreLimit: 3, stadium: "Classic", rated: false };
  return { code: `R${n}`, name: "Quick match", kind: "quick", players: 5, bots: 1, seats: 6, ...settings, game };
}
