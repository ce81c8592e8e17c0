/**
 * `npm run bench:server`: how many players a core carries, beside a plain room of the framework in the same run. Server
 * and visitors are processes of their own; repetitions alternate between the rooms, so that whatever else the machine
 * does hits both alike.
 */
import type { Bench } from "../bench.ts";
import { machine, writeSection } from "../table.ts";
import { weigh, type Weights } from "./memory.ts";
import { waitForQuiet } from "./neighbours.ts";
import { planOf, type Plan } from "./plan.ts";
import type { RoomName } from "./subject.ts";
import { loadTable, median, variantTable, weightTable, type Row } from "./tables.ts";
import { runTiny } from "./tiny.ts";
import { runTrial, type Trial, type TrialOrder } from "./trial.ts";

/** A room whose ticks are this part short of the clock's has broken down, and so has one with such a gap. */
const TICKS_LOST_MAX = 0.01;
const GAP_MAX_MS = 20;

/** Percent of a core that others may take during a trial. */
const OTHERS_MAX = 15;
const ATTEMPTS = 3;
const PATIENCE_MS = 5000;

export const serverBench: Bench = async ({ tiny, write, args }) => {
  if (tiny) return runTiny();
  const plan = planOf(args);
  const rows = await measureLevels(plan);
  const variants = await measureVariants(plan);
  const weights: Record<string, Weights> = {};
  for (const name of ["rondo", "plain"] as const) weights[name] = await weigh(name, 3);
  const others = Math.max(0, ...rows.flatMap(({ trials }) => trials.map(({ othersCpu }) => othersCpu)));
  const text = [
    `${machine()}. Medians of ${plan.repetitions} × ${plan.seconds} s; others took at most ${others.toFixed(0)} % of a core.`,
    loadTable(rows),
    breaking(rows),
    `What would more take? ${plan.variantRooms} rooms, ratios to the first row:`,
    variantTable(variants),
    weightTable(weights),
    ...(await measureLong(plan)),
  ].join("\n\n");
  console.log(`\n${text}`);
  if (write) writeSection("performance.md", "server", text);
  return rows.flatMap(({ trials }) => trials.map(({ server }) => server.digest)).join(" ");
};

async function measureLevels(plan: Plan): Promise<Row[]> {
  const rows: Row[] = [];
  const broken = new Set<string>();
  for (const rooms of plan.levels) {
    const trials: Record<string, Trial[]> = { rondo: [], plain: [] };
    for (let i = 0; i < plan.repetitions; i++) {
      for (const name of ["rondo", "plain"] as const) trials[name]!.push(await measure({ ...plan, name, rooms }));
    }
    for (const [label, list] of Object.entries(trials)) {
      rows.push({ label, rooms, trials: list });
      if (lostTicks(rows.at(-1)!)) broken.add(label);
    }
    if (broken.size === 2) break;
  }
  return rows;
}

const VARIANTS: readonly { readonly label: string; readonly name: RoomName; readonly sparse: boolean }[] = [
  { label: "as it is", name: "rondo", sparse: false },
  { label: "a frame as one buffer instead of two", name: "one-buffer", sparse: false },
  { label: "ticks without a change go out with the next patch", name: "quiet", sparse: false },
  { label: "inputs only when they change, and five a second", name: "rondo", sparse: true },
  { label: "both of these", name: "quiet", sparse: true },
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
  const trial = await measure({ name: "rondo", rooms: 32, warmSeconds: plan.warmSeconds, seconds: plan.longSeconds });
  return [`${plan.longSeconds / 60} minutes:`, loadTable([{ label: "rondo", rooms: 32, trials: [trial] }])];
}

/** Waits for a quiet machine, and measures again while others used it; of the attempts the least disturbed counts. */
async function measure(order: TrialOrder): Promise<Trial> {
  let best: Trial | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await waitForQuiet(PATIENCE_MS);
    const trial = await runTrial(order);
    report(order, trial);
    if (best === undefined || trial.othersCpu < best.othersCpu) best = trial;
    if (best.othersCpu < OTHERS_MAX) break;
  }
  return best!;
}

function report(order: TrialOrder, { server, crowd, othersCpu }: Trial): void {
  console.log(
    `${order.rooms} × ${order.name}${order.sparse === true ? ", sparse" : ""}: ${server.cpu.toFixed(0)} % CPU, ` +
      `gap p99 ${server.gapP99.toFixed(1)} ms, ${server.ticksOff} ticks off, visitors ${crowd.cpu.toFixed(0)} % CPU, ` +
      `${crowd.lost} lost, others ${othersCpu.toFixed(0)} % CPU`,
  );
}

const lostTicks = ({ trials }: Row): boolean =>
  median(trials.map(({ server }) => -server.ticksOff / server.seconds / 60)) > TICKS_LOST_MAX;

/** Where the beat of each room breaks, in words. */
function breaking(rows: readonly Row[]): string {
  const first = (label: string, broken: (row: Row) => boolean): string => {
    const found = rows.find((row) => row.label === label && broken(row));
    return found === undefined ? `not up to ${rows.at(-1)!.rooms} rooms` : `at ${found.rooms} rooms`;
  };
  const late = (row: Row): boolean => median(row.trials.map(({ server }) => server.gapP99)) > GAP_MAX_MS;
  return ["rondo", "plain"]
    .map(
      (label) =>
        `${label}: p99 gap above ${GAP_MAX_MS} ms ${first(label, late)}, ticks lost ${first(label, lostTicks)}`,
    )
    .join("; ")
    .concat(".");
}
