/**
 * Runs the cases. Server and client are separate processes; the emulated network is in this one, which does nothing
 * else.
 */
import { startWanEmulator, type WanEmulator } from "#server/dev/wan-emulator/proxy.ts";
import { TICK_MS } from "#sim/step.ts";
import { WorkerProcess } from "../worker-process.ts";
import type { FollowPlan, KeysPlan } from "./client-process.ts";
import type { FeedStats } from "./feed-meter.ts";
import { KEY_TRANSPORTS, type KeyCost, type KeyTransport } from "./key-transports.ts";
import { TRANSPORTS, type Transport } from "./transports.ts";

export const FEEDS = [
  { name: "60 Hz", periodMs: TICK_MS },
  { name: "every 5 ms", periodMs: 5 },
] as const;

export const NETWORKS = [
  { name: "on one machine", spec: undefined },
  { name: "over 50 ms", spec: "50ms" },
] as const;

export type Case = {
  readonly feed: (typeof FEEDS)[number];
  readonly network: (typeof NETWORKS)[number];
  readonly transport: Transport;
  readonly stats: FeedStats;
};

export type Effort = {
  readonly rounds: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Runs all cases of a feed at once in one client process: fast, but the figures mean nothing. */
  readonly parallel: boolean;
};

const SERVER_PROCESS = new URL("./server-process.ts", import.meta.url);
const CLIENT_PROCESS = new URL("./client-process.ts", import.meta.url);

type Ports = { readonly http: number; readonly http2: number };
type Run = Omit<Case, "stats"> & { readonly rounds: FeedStats[] };

/** Every case `rounds` times, round by round, so that a disturbance affects one round and not all of a case. */
export async function measureAll(effort: Effort, report: (text: string) => void): Promise<Case[]> {
  const transports = Object.keys(TRANSPORTS) as Transport[];
  const runs: Run[] = FEEDS.flatMap((feed) =>
    NETWORKS.flatMap((network) => transports.map((transport) => ({ feed, network, transport, rounds: [] }))),
  );
  for (let round = 0; round < effort.rounds; round++) {
    for (const feed of FEEDS) {
      report(`round ${round + 1} of ${effort.rounds}, an update ${feed.name}`);
      await measureFeed(
        runs.filter((run) => run.feed === feed),
        effort,
        report,
      );
    }
  }
  return runs.map(({ rounds, ...rest }) => ({ ...rest, stats: summary(rounds) }));
}

/** The cases of one feed, which share a server. */
async function measureFeed(runs: readonly Run[], effort: Effort, report: (text: string) => void): Promise<void> {
  const server = new WorkerProcess(SERVER_PROCESS);
  const ports = await server.call<Ports>("start", { periodMs: runs[0]!.feed.periodMs });
  const proxies: WanEmulator[] = [];
  const measure = async ({ transport, network, rounds }: Run, client: WorkerProcess): Promise<void> => {
    let port = ports[TRANSPORTS[transport].port];
    if (network.spec !== undefined) {
      proxies.push(await startWanEmulator({ targetPort: port, spec: network.spec, seed: 1 }));
      port = proxies.at(-1)!.port;
    }
    const { warmUpMs, measureMs } = effort;
    const plan = { transport, port, warmUpMs, measureMs } satisfies FollowPlan;
    rounds.push(await client.call<FeedStats>("follow", plan));
  };
  for (const group of effort.parallel ? [runs] : runs.map((run) => [run])) {
    for (const { transport, network } of group) report(`  ${network.name}: ${TRANSPORTS[transport].name}`);
    const client = new WorkerProcess(CLIENT_PROCESS);
    await Promise.all(group.map((run) => measure(run, client)));
    await client.end();
  }
  for (const proxy of proxies) await proxy.stop();
  await server.end();
}

/** Bytes do not depend on the machine's load, so one run is enough. */
export async function measureKeys(count: number): Promise<Record<KeyTransport, KeyCost>> {
  const server = new WorkerProcess(SERVER_PROCESS);
  const client = new WorkerProcess(CLIENT_PROCESS);
  const ports = await server.call<Ports>("start", { periodMs: 1000 });
  const cost = (transport: KeyTransport): Promise<KeyCost> =>
    client.call("keys", { transport, port: ports[KEY_TRANSPORTS[transport].port], count } satisfies KeysPlan);
  const costs = { socket: await cost("socket"), post: await cost("post"), post2: await cost("post2") };
  await client.end();
  await server.end();
  return costs;
}

/**
 * The median of each figure over the rounds. Of the 99th percentiles the lowest is taken: five seconds are enough for the
 * transport's own delays to show in every round, so what shows in some rounds only is other load on the machine.
 */
function summary(rounds: readonly FeedStats[]): FeedStats {
  const sorted = (key: keyof FeedStats): number[] => rounds.map((stats) => stats[key]).toSorted((a, b) => a - b);
  const pick = (key: keyof FeedStats): number => sorted(key)[key === "ageP99" ? 0 : Math.floor(rounds.length / 2)]!;
  const keys = Object.keys(rounds[0]!) as (keyof FeedStats)[];
  return Object.fromEntries(keys.map((key) => [key, pick(key)])) as unknown as FeedStats;
}
