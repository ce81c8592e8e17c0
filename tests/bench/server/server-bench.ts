/**
 * `npm run bench:server`: how many clients a core can serve, compared with a plain room of the framework in the same run.
 * Server and clients are separate processes; repetitions alternate between the rooms, so that other load on the machine
 * affects both alike.
 */
import { TICK_RATE } from "#sim/step.ts";
import type { Bench } from "../bench.ts";
import { machine, writeSection } from "../table.ts";
import { waitForIdleMachine } from "./machine-load.ts";
import { parsePlan, type Plan } from "./plan.ts";
import { measureRoomCosts, type RoomCosts } from "./room-costs.ts";
import type { RoomName } from "./server-under-test.ts";
import { loadTable, median, roomCostTable, variantTable, type Row } from "./tables.ts";
import { runTiny } from "./tiny.ts";
import { runTrial, type Trial, type TrialOptions } from "./trial.ts";

/** Above this share of lost ticks, or above this gap, a room counts as overloaded. */
const TICKS_LOST_MAX = 0.01;
const GAP_MAX_MS = 20;

/** A trial is repeated when other processes used more than this, in percent of a core, up to a number of times. */
const OTHER_CPU_MAX = 15;
const ATTEMPTS = 3;
const IDLE_TIMEOUT_MS = 5000;

export const serverBench: Bench = async ({ tiny, write, args }) => {
  if (tiny) return runTiny();
  const plan = parsePlan(args);
  const rows = await measureRoomCounts(plan);
  const variants = await measureVariants(plan);
  const costs: Record<string, RoomCosts> = {};
  for (const name of ["rondo", "plain"] as const) costs[name] = await measureRoomCosts(name, 3);
  const otherCpu = Math.max(0, ...rows.flatMap(({ trials }) => trials.map((trial) => trial.otherCpu)));
  const text = [
    `${machine()}. Medians of ${plan.repetitions} × ${plan.seconds} s; other processes used at most ${otherCpu.toFixed(0)} % of a core.`,
    loadTable(rows),
    overloadText(rows),
    `What changes would save, with ${plan.variantRooms} rooms; ratios to the first row:`,
    variantTable(variants),
    roomCostTable(costs),
    ...(await measureLong(plan)),
  ].join("\n\n");
  console.log(`\n${text}`);
  if (write) writeSection("performance.md", "server", text);
  return rows.flatMap(({ trials }) => trials.map(({ server }) => server.digest)).join(" ");
};

async function measureRoomCounts(plan: Plan): Promise<Row[]> {
  const rows: Row[] = [];
  const overloaded = new Set<string>();
  for (const rooms of plan.roomCounts) {
    const trials: Record<string, Trial[]> = { rondo: [], plain: [] };
    for (let i = 0; i < plan.repetitions; i++) {
      for (const name of ["rondo", "plain"] as const) trials[name]!.push(await measure({ ...plan, name, rooms }));
    }
    for (const [label, list] of Object.entries(trials)) {
      rows.push({ label, rooms, trials: list });
      if (losesTicks(rows.at(-1)!)) overloaded.add(label);
    }
    if (overloaded.size === 2) break;
  }
  return rows;
}

const VARIANTS: readonly { readonly label: string; readonly name: RoomName; readonly sparse: boolean }[] = [
  { label: "unchanged", name: "rondo", sparse: false },
  { label: "a frame as one buffer instead of two", name: "single-buffer", sparse: false },
  { label: "no patch for ticks without a change", name: "skip-idle", sparse: false },
  { label: "inputs only on change, and five a second", name: "rondo", sparse: true },
  { label: "the last two together", name: "skip-idle", sparse: true },
];

async function measureVariants(plan: Plan): Promise<Row[]> {
  const rooms = plan.variantRooms;
  const rows = VARIANTS.map(({ label }) => ({ label, rooms, trials: [] as Trial[] }));
  for (let i = 0; i < plan.repetitions; i++) {
    for (const [v, { name, sparse }] of VARIANTS.entries()) {
      rows[v]!.trials.push(await measure({ ...plan, name, rooms, sparse }));
    }
  }
  return rows;
}

async function measureLong(plan: Plan): Promise<string[]> {
  if (plan.longSeconds === 0) return [];
  const trial = await measure({
    name: "rondo",
    rooms: 32,
    warmUpSeconds: plan.warmUpSeconds,
    seconds: plan.longSeconds,
  });
  return [`${plan.longSeconds / 60} minutes:`, loadTable([{ label: "rondo", rooms: 32, trials: [trial] }])];
}

/** Waits for an idle machine, and repeats disturbed trials; the least disturbed one counts. */
async function measure(options: TrialOptions): Promise<Trial> {
  let best: Trial | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await waitForIdleMachine(IDLE_TIMEOUT_MS);
    const trial = await runTrial(options);
    report(options, trial);
    if (best === undefined || trial.otherCpu < best.otherCpu) best = trial;
    if (best.otherCpu < OTHER_CPU_MAX) break;
  }
  return best!;
}

function report(options: TrialOptions, { server, load, otherCpu }: Trial): void {
  console.log(
    `${options.rooms} × ${options.name}${options.sparse === true ? ", sparse" : ""}: ${server.cpu.toFixed(0)} % CPU, ` +
      `gap p99 ${server.gapP99.toFixed(1)} ms, ${server.ticksOff} ticks off, clients ${load.cpu.toFixed(0)} % CPU, ` +
      `${load.lost} lost, other processes ${otherCpu.toFixed(0)} % CPU`,
  );
}

const losesTicks = ({ trials }: Row): boolean =>
  median(trials.map(({ server }) => -server.ticksOff / server.seconds / TICK_RATE)) > TICKS_LOST_MAX;

/** From which number of rooms on each kind of room is overloaded, as a sentence. */
function overloadText(rows: readonly Row[]): string {
  const first = (label: string, matches: (row: Row) => boolean): string => {
    const found = rows.find((row) => row.label === label && matches(row));
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
