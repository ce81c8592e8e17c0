/** Runs the cases: server and visitor in processes of their own, the long line in this one, which has nothing else to do. */
import { startLinkProxy, type LinkProxy } from "#server/link/proxy.ts";
import { Remote } from "../server/remote.ts";
import { KEYS_WAYS, type KeysCost, type KeysWay } from "./keys.ts";
import type { Figures } from "./visit.ts";
import type { KeysPlan, VisitPlan } from "./visitor-process.ts";
import { WAYS, type WayKey } from "./ways.ts";

export const FEEDS = [
  { name: "60 Hz", periodMs: 1000 / 60 },
  { name: "every 5 ms", periodMs: 5 },
] as const;

export const LINES = [
  { name: "on one machine", spec: undefined },
  { name: "over 50 ms", spec: "50ms" },
] as const;

export type Case = {
  readonly feed: (typeof FEEDS)[number];
  readonly line: (typeof LINES)[number];
  readonly way: WayKey;
  readonly figures: Figures;
};

export type Effort = {
  readonly rounds: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** All at once and by one visitor: quick, and good for nothing but to see that it works. */
  readonly together: boolean;
};

const FEED_PROCESS = new URL("./feed-process.ts", import.meta.url);
const VISITOR_PROCESS = new URL("./visitor-process.ts", import.meta.url);

type Ports = { readonly http: number; readonly http2: number };
type Todo = Omit<Case, "figures"> & { readonly rounds: Figures[] };

/** Every case `rounds` times, the rounds one after the other, so that a noisy minute spoils one round and not one case. */
export async function measureAll(effort: Effort, tell: (line: string) => void): Promise<Case[]> {
  const ways = Object.keys(WAYS) as WayKey[];
  const todo: Todo[] = FEEDS.flatMap((feed) =>
    LINES.flatMap((line) => ways.map((way) => ({ feed, line, way, rounds: [] }))),
  );
  for (let round = 0; round < effort.rounds; round++) {
    for (const feed of FEEDS) {
      tell(`round ${round + 1} of ${effort.rounds}, an update ${feed.name}`);
      const mine = todo.filter((one) => one.feed === feed);
      await measureFeed(mine, effort, tell);
    }
  }
  return todo.map(({ rounds, ...rest }) => ({ ...rest, figures: summary(rounds) }));
}

/** The cases of one feed, which has a server of its own. */
async function measureFeed(todo: readonly Todo[], effort: Effort, tell: (line: string) => void): Promise<void> {
  const server = new Remote(FEED_PROCESS);
  const ports = await server.call<Ports>("start", { periodMs: todo[0]!.feed.periodMs });
  const proxies: LinkProxy[] = [];
  const measure = async ({ way, line, rounds }: Todo, visitor: Remote): Promise<void> => {
    let port = ports[WAYS[way].port];
    if (line.spec !== undefined) {
      proxies.push(await startLinkProxy({ targetPort: port, spec: line.spec, seed: 1 }));
      port = proxies.at(-1)!.port;
    }
    const { warmUpMs, measureMs } = effort;
    rounds.push(await visitor.call<Figures>("follow", { way, port, warmUpMs, measureMs } satisfies VisitPlan));
  };
  for (const group of effort.together ? [todo] : todo.map((one) => [one])) {
    for (const { way, line } of group) tell(`  ${line.name}: ${WAYS[way].name}`);
    const visitor = new Remote(VISITOR_PROCESS);
    await Promise.all(group.map((one) => measure(one, visitor)));
    await visitor.end();
  }
  for (const proxy of proxies) await proxy.stop();
  await server.end();
}

/** Bytes only, so without repetition, and no matter what else the machine does. */
export async function measureKeys(count: number): Promise<Record<KeysWay, KeysCost>> {
  const server = new Remote(FEED_PROCESS);
  const visitor = new Remote(VISITOR_PROCESS);
  const ports = await server.call<Ports>("start", { periodMs: 1000 });
  const cost = (way: KeysWay): Promise<KeysCost> =>
    visitor.call("keys", { way, port: ports[KEYS_WAYS[way].port], count } satisfies KeysPlan);
  const costs = { socket: await cost("socket"), post: await cost("post"), post2: await cost("post2") };
  await visitor.end();
  await server.end();
  return costs;
}

/**
 * Each figure's median over the rounds. The 99th percentile is the calmest round's: five seconds are enough for what
 * belongs to the transport to show in every round, and what shows in some only belongs to the machine's other work.
 */
function summary(rounds: readonly Figures[]): Figures {
  const sorted = (key: keyof Figures): number[] => rounds.map((figures) => figures[key]).toSorted((a, b) => a - b);
  const pick = (key: keyof Figures): number => sorted(key)[key === "ageP99" ? 0 : Math.floor(rounds.length / 2)]!;
  const keys = Object.keys(rounds[0]!) as (keyof Figures)[];
  return Object.fromEntries(keys.map((key) => [key, pick(key)])) as unknown as Figures;
}
