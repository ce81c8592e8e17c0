/**
 * `npm run bench:transport`: what it costs to follow a live match over a WebSocket and over a browser's other transports.
 * docs/websockets.md holds the results and explains them.
 */
import { loadavg } from "node:os";
import type { BenchOptions } from "../bench.ts";
import { machine, writeSection } from "../table.ts";
import { writeChart } from "./chart.ts";
import { measureAll, measureKeys, type Effort } from "./measure.ts";
import { keysTable, tables } from "./tables.ts";

const FULL: Effort = { rounds: 3, warmUpMs: 600, measureMs: 5000, parallel: false };
export const TINY: Effort = { rounds: 1, warmUpMs: 400, measureMs: 100, parallel: true };

export async function transportBench({ tiny, write }: BenchOptions): Promise<string> {
  const effort = tiny ? TINY : FULL;
  const load = (): string => loadavg()[0]!.toFixed(1);
  const loadBefore = load();
  const report = (text: string): void => void process.stderr.write(tiny ? "" : `${text}\n`);
  const cases = await measureAll(effort, report);
  const keys = keysTable(await measureKeys(100));
  const rounds = `Medians of ${effort.rounds} × ${effort.measureMs / 1000} s, lowest of their p99`;
  const conditions = `${rounds}; ${machine()}; load average ${loadBefore} before, ${load()} after.`;
  const text = `${tables(cases)}\n\n${keys}\n\n${conditions}`;
  console.log(text);
  if (write) {
    writeSection("websockets.md", "transport", text);
    writeChart(cases);
  }
  const updates = cases.reduce((sum, { stats }) => sum + stats.updates, 0);
  return `${cases.length} cases, ${updates} updates`;
}
