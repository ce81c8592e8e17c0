/**
 * `npm run bench:server`: how many clients a core can serve, compared with a plain room of the framework in the same run.
 * Server and clients are separate processes; repetitions alternate between the rooms, so that other load on the machine
 * affects both alike.
 */
import { TICK_RATE } from "#sim/step.ts";
import type { Bench } from "../bench.ts";
import { machine, writeSection } from "../table.ts";
import { waitForIdleMachine } from "./machine-load.ts";
import { type BudgetFigures, measureBudget } from "./budget.ts";
import { parsePlan, TINY, type Plan } from "./plan.ts";
import { measureRoomCosts, type RoomCosts } from "./room-costs.ts";
import { budgetTable, loadTable, median, ratioTable, roomCostTable, type Row } from "./tables.ts";
import { runTrial, type Trial, type TrialOptions } from "./trial.ts";

/** Above this share of lost ticks, or above this gap, a room counts as overloaded. */
const TICKS_LOST_MAX = 0.01;
const GAP_MAX_MS = 20;

/** A trial is repeated when other processes used more than this, in percent of a core, up to a number of times. */
const OTHER_CPU_MAX = 15;
const ATTEMPTS = 3;
const IDLE_TIMEOUT_MS = 5000;

export const serverBench: Bench = async ({ tiny, write, args }) => {
  const { text, rows } = await runServerBench(tiny ? TINY : parsePlan(args));
  console.log(`\n${text}`);
  if (write) writeSection("performance.md", "server", text);
  return rows.flatMap(({ trials }) => trials.map(({ server }) => server.digest)).join(" ");
};

/** All parts of the bench in their order: load, memory and idle rooms, budgets, and a long trial if the plan has one. */
export async function runServerBench(plan: Plan): Promise<{ text: string; rows: Row[] }> {
  const rows = await measureRoomCounts(plan);
  const costs: Record<string, RoomCosts> = {};
  for (const name of plan.costNames) costs[name] = await measureRoomCosts(name, plan);
  const budgets: BudgetFigures[] = [];
  for (const limited of plan.budget.limited) budgets.push(await measureBudget({ ...plan.budget, limited }));
  const otherCpu = Math.max(0, ...rows.flatMap(({ trials }) => trials.map((trial) => trial.otherCpu)));
  const text = [
    `${machine()}. Medians of ${plan.repetitions} × ${plan.seconds} s; other processes used at most ${otherCpu.toFixed(0)} % of a core.`,
    loadTable(rows),
    overloadText(rows),
    ratioTable(rows),
    roomCostTable(costs, plan.roomCosts),
    `An ordinary room beside ${plan.budget.rooms} rooms on the most expensive legal stadium:`,
    budgetTable(budgets),
    ...(await measureLong(plan)),
  ].join("\n\n");
  return { text, rows };
}

/** Full rooms in growing numbers until both kinds are overloaded, and rooms with fewer clients. */
async function measureRoomCounts(plan: Plan): Promise<Row[]> {
  const rows: Row[] = [];
  const [full, ...smaller] = plan.clientCounts;
  for (const rooms of plan.roomCounts) {
    const pair = await measurePair(plan, rooms, full!);
    rows.push(...pair);
    if (pair.every(losesTicks)) break;
  }
  for (const clients of smaller) {
    for (const rooms of plan.smallRooms) rows.push(...(await measurePair(plan, rooms, clients)));
  }
  return rows;
}

async function measurePair(plan: Plan, rooms: number, clients: number): Promise<Row[]> {
  const trials: Record<string, Trial[]> = { rondo: [], plain: [] };
  for (let i = 0; i < plan.repetitions; i++) {
    for (const name of ["rondo", "plain"] as const)
      trials[name]!.push(await measure({ ...plan, name, rooms, clients }));
  }
  return Object.entries(trials).map(([label, list]) => ({ label, rooms, clients, trials: list }));
}

async function measureLong(plan: Plan): Promise<string[]> {
  if (plan.longSeconds === 0) return [];
  const clients = plan.clientCounts[0]!;
  const trial = await measure({ ...plan, name: "rondo", rooms: 32, clients, seconds: plan.longSeconds });
  return [`${plan.longSeconds / 60} minutes:`, loadTable([{ label: "rondo", rooms: 32, clients, trials: [trial] }])];
}

/** Waits for an idle machine, and repeats disturbed trials; the least disturbed one counts. */
async function measure(options: TrialOptions & Pick<Plan, "waits">): Promise<Trial> {
  let best: Trial | undefined;
  for (let attempt = 0; attempt < (options.waits ? ATTEMPTS : 1); attempt++) {
    if (options.waits) await waitForIdleMachine(IDLE_TIMEOUT_MS);
    const trial = await runTrial(options);
    report(options, trial);
    if (best === undefined || trial.otherCpu < best.otherCpu) best = trial;
    if (best.otherCpu < OTHER_CPU_MAX) break;
  }
  return best!;
}

function report(options: TrialOptions, { server, load, otherCpu }: Trial): void {
  console.log(
    `${options.rooms} × ${options.clients} ${options.name}: ${server.cpu.toFixed(0)} % CPU, ` +
      `gap p99 ${server.gapP99.toFixed(1)} ms, ${server.ticksOff} ticks off, clients ${load.cpu.toFixed(0)} % CPU, ` +
      `${load.lost} lost, other processes ${otherCpu.toFixed(0)} % CPU`,
  );
}

const losesTicks = ({ trials }: Row): boolean =>
  median(trials.map(({ server }) => -server.ticksOff / server.seconds / TICK_RATE)) > TICKS_LOST_MAX;

/** From which number of rooms on each kind of room is overloaded, as a sentence. */
function overloadText(rows: readonly Row[]): string {
  const first = (label: string, matches: (row: Row) => boolean): string => {
    const found = rows.find((row) => row.label === label && row.clients === rows[0]!.clients && matches(row));
    return found === undefined ? `not up to ${rows.at(-1)!.rooms} rooms` : `at ${found.rooms} rooms`;
  };
  const late = (row: Row): boolean => median(row.trials.map(({ server }) => server.gapP99)) > GAP_MAX_MS;
  return ["rondo", "plain"]
    .map(
      (label) =>
        `${label}: p99 gap above ${GAP_MAX_MS} ms ${first(label, late)}, lost ticks ${first(label, losesTicks)}`,
    )
    .join("; ")
    .concat(".");
}
