/**
 * `npm run bench -- soak`: rooms full of clients that come and go, for half an hour. Memory must stay flat, and no client's
 * world may differ from the server's. `--minutes=N` and `--rooms=N` change the plan.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { LoadRun } from "#server/cli/load/load-run.ts";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { WorkerProcess } from "../worker-process.ts";
import type { SoakSample } from "./server-process.ts";

export type SoakPlan = {
  readonly rooms: number;
  readonly players: number;
  readonly churnSeconds: number;
  /** Rows of the table, and the time of each. */
  readonly windows: number;
  readonly windowSeconds: number;
};

const DEFAULT: SoakPlan = { rooms: 20, players: 4, churnSeconds: 45, windows: 10, windowSeconds: 180 };
export const TINY: SoakPlan = { rooms: 1, players: 2, churnSeconds: 1, windows: 2, windowSeconds: 1 };

export type SoakRow = SoakSample & {
  readonly minutes: number;
  /** Of all clients since the start. */
  readonly joins: number;
  readonly lost: number;
  readonly errors: readonly string[];
  /** Between two ticks at the clients, in ms. */
  readonly clientGapP50: number;
  readonly clientGapP99: number;
};

const SERVER_PROCESS = new URL("./server-process.ts", import.meta.url);

export async function runSoak(plan: SoakPlan, onRow: (row: SoakRow) => void = () => undefined): Promise<SoakRow[]> {
  const server = new WorkerProcess(SERVER_PROCESS, ["--expose-gc"]);
  const { rooms, players, churnSeconds } = plan;
  const rows: SoakRow[] = [];
  let run: LoadRun | undefined;
  try {
    run = new LoadRun({ origin: await server.call<string>("open"), rooms, players, churnSeconds, seed: 1 });
    await run.fill();
    await server.call("sample");
    for (let n = 1; n <= plan.windows; n++) {
      run.restart();
      await sleep(plan.windowSeconds * 1000);
      const { joins, lost, errors, gaps } = run.counters;
      rows.push({
        ...(await server.call<SoakSample>("sample")),
        minutes: (n * plan.windowSeconds) / 60,
        ...{ joins, lost, errors: Array.from(errors, ([text, count]) => `${count} × ${text}`) },
        clientGapP50: gaps.quantile(0.5),
        clientGapP99: gaps.quantile(0.99),
      });
      onRow(rows.at(-1)!);
    }
  } finally {
    await run?.stop();
    await server.end();
  }
  return rows;
}

const HEAD = [
  ...["minutes", "joins so far", "RSS, MB", "live objects, MB", "server CPU"],
  ...["tick gap p99 in the rooms, ms", "at the clients p50 / p99, ms", "mismatches", "lost connections and errors"],
];

export function soakTable(rows: readonly SoakRow[]): string {
  return table(HEAD, rows.map(cells));
}

function cells(row: SoakRow): string[] {
  return [
    ...[row.minutes.toFixed(0), String(row.joins), row.rssMb.toFixed(0), row.heapMb.toFixed(1)],
    ...[`${row.cpu.toFixed(0)} %`, row.gapP99.toFixed(1)],
    `${row.clientGapP50.toFixed(1)} / ${row.clientGapP99.toFixed(1)}`,
    ...[String(row.mismatches), row.errors.length > 0 ? row.errors.join("; ") : String(row.lost)],
  ];
}

function planFrom(args: readonly string[]): SoakPlan {
  const number = (name: string) => Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1]);
  const { windows, windowSeconds, rooms } = DEFAULT;
  return {
    ...DEFAULT,
    windowSeconds: (number("minutes") * 60) / windows || windowSeconds,
    rooms: number("rooms") || rooms,
  };
}

export const soakBench: Bench = async ({ tiny, write, args }) => {
  const plan = tiny ? TINY : planFrom(args);
  const rows = await runSoak(plan, (row) => console.log(cells(row).join("  ")));
  const text = `${soakTable(rows)}\n\n${plan.rooms} rooms of ${plan.players} clients; a client stays ${plan.churnSeconds} s on average. ${machine()}.`;
  console.log(`\n${text}`);
  if (write) writeSection("performance.md", "soak", text);
  const { mismatches, joins } = rows.at(-1)!;
  return `${joins} joins, ${mismatches} mismatches`;
};
