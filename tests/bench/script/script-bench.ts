/**
 * `npm run bench -- script`: what room scripts cost, against rooms without one in the same run, and what faulty scripts do to a
 * room beside them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { WorkerProcess } from "../worker-process.ts";
import type { ScriptBenchFigures } from "./script-process.ts";
import type { ScriptKind } from "./scripts.ts";

type Kind = ScriptKind | "none";

export type ScriptPlan = {
  readonly rooms: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Scripts whose cost is measured; the first row is the baseline. */
  readonly costs: readonly Kind[];
  /** Scripts beside an ordinary room. */
  readonly faults: readonly Kind[];
};

const FULL: ScriptPlan = {
  ...{ rooms: 20, warmSeconds: 5, seconds: 15 },
  costs: ["none", "empty", "reading"],
  faults: ["none", "announcing", "moving", "throwing", "looping", "allocating"],
};

export const TINY: ScriptPlan = {
  ...{ rooms: 2, warmSeconds: 0.2, seconds: 0.4 },
  costs: ["none", "reading"],
  faults: ["throwing"],
};

const PROCESS = new URL("./script-process.ts", import.meta.url);

export type ScriptRow = { readonly kind: Kind; readonly figures: ScriptBenchFigures };

/** Rooms with six players each, all with the same script. */
export async function measureCosts({ rooms, warmSeconds, seconds, costs }: ScriptPlan): Promise<ScriptRow[]> {
  const rows: ScriptRow[] = [];
  for (const kind of costs) rows.push({ kind, figures: await measure([{ count: rooms, kind }], warmSeconds, seconds) });
  return rows;
}

/** A room without a script, watched, beside one with a faulty script. */
export async function measureFaults({ warmSeconds, seconds, faults }: ScriptPlan): Promise<ScriptRow[]> {
  const plain = { count: 1, kind: "none" } as const;
  const rows: ScriptRow[] = [];
  for (const kind of faults) {
    rows.push({ kind, figures: await measure([plain, { count: 1, kind }], warmSeconds, seconds) });
  }
  return rows;
}

type Opened = { readonly count: number; readonly kind: Kind };

async function measure(opened: readonly Opened[], warmSeconds: number, seconds: number): Promise<ScriptBenchFigures> {
  const server = new WorkerProcess(PROCESS);
  try {
    for (const rooms of opened) await server.call("open", rooms);
    await sleep(warmSeconds * 1000);
    await server.call("figures");
    await sleep(seconds * 1000);
    return await server.call<ScriptBenchFigures>("figures");
  } finally {
    await server.end();
  }
}

export const scriptBench: Bench = async ({ tiny, write }) => {
  const plan = tiny ? TINY : FULL;
  const costs = costTable(await measureCosts(plan), plan.rooms);
  const faults = faultTable(await measureFaults(plan));
  const text = `${machine()}. Rooms with six players.\n\n${costs}\n\n${faults}`;
  console.log(text);
  if (write) writeSection("performance.md", "script", text);
  return `${plan.rooms} scripts`;
};

function costTable(rows: readonly ScriptRow[], rooms: number): string {
  const base = rows[0]!.figures;
  const head = [
    "script",
    "thread of the ticks",
    "all threads",
    "ratio",
    "one tick of a script",
    "gap p50",
    "gap p99",
    "memory",
  ];
  const cells = rows.map(({ kind, figures: { main, all, gaps, tickMs, memoryMb } }) => [
    kind,
    `${(main / 10).toFixed(1)} %`,
    `${(all / 10).toFixed(1)} %`,
    (all / base.all).toFixed(2),
    kind === "none" ? "–" : `${(tickMs * 1000).toFixed(1)} µs`,
    ...gaps.map((gap) => `${gap.toFixed(1)} ms`),
    `${memoryMb.toFixed(0)} MB`,
  ]);
  return `${rooms} rooms, shares of one core:\n\n${table(head, cells)}`;
}

function faultTable(rows: readonly ScriptRow[]): string {
  const cells = rows.map(({ kind, figures: { gaps, starts } }) => [
    kind,
    ...gaps.map((gap) => `${gap.toFixed(1)} ms`),
    kind === "none" ? "–" : String(starts),
  ]);
  return `A room without a script beside one with this script:\n\n${table(["script", "gap p50", "gap p99", "starts"], cells)}`;
}
