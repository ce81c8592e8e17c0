/** The bench's tables. Every cell is the median of the repetitions. */
import { table } from "../table.ts";
import type { BudgetFigures } from "./budget.ts";
import type { RoomCosts, RoomCounts } from "./room-costs.ts";
import { CLIENTS_PER_ROOM } from "./rooms.ts";
import type { Trial } from "./trial.ts";

export type Row = {
  /** The kind of room. */
  readonly label: string;
  readonly rooms: number;
  /** Per room. */
  readonly clients: number;
  readonly trials: readonly Trial[];
};

const LOAD_HEAD = [
  "rooms × clients",
  "room",
  "server CPU (of it system)",
  "clients per core",
  "tick gap p50 / p99 / max, ms",
  "ticks off",
  "down, B/s per client (with frame headers)",
  "patches with 0 / 1 / 2+ ticks",
  "RSS, MB",
];

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const clientsPerCore = ({ server, load }: Trial): number => (load.clients / server.cpu) * 100;

export function loadTable(rows: readonly Row[]): string {
  return table(LOAD_HEAD, rows.map(loadRow));
}

function loadRow({ label, rooms, clients, trials }: Row): string[] {
  const of = (value: (trial: Trial) => number, digits = 0): string => median(trials.map(value)).toFixed(digits);
  const perClient = (bytes: (trial: Trial) => number): string =>
    of((trial) => bytes(trial) / trial.load.seconds / trial.load.clients);
  const share = (part: (trial: Trial) => number): string =>
    `${of((trial) => (part(trial) / Math.max(1, trial.load.patches)) * 100, 1)} %`;
  return [
    `${rooms} × ${clients}`,
    label,
    `${of((t) => t.server.cpu)} % (${of((t) => t.server.systemCpu)})`,
    of(clientsPerCore),
    `${of((t) => t.server.gapP50, 1)} / ${of((t) => t.server.gapP99, 1)} / ${of((t) => t.server.gapMax, 1)}`,
    of((t) => t.server.ticksOff),
    `${perClient((t) => t.load.payloadBytes)} (${perClient((t) => t.load.wireBytes)})`,
    `${share((t) => t.load.same)} / ${share((t) => t.load.next)} / ${share((t) => t.load.jumps)}`,
    of((t) => t.server.rssMb),
  ];
}

/** Clients per core of the product's room as ratios to the plain room's of the same repetition, and frames per second. */
export function ratioTable(rows: readonly Row[]): string {
  const pairs = rows
    .filter(({ label }) => label === "rondo")
    .map((rondo) => ({
      rondo,
      plain: rows.find(
        ({ label, rooms, clients }) => label === "plain" && rooms === rondo.rooms && clients === rondo.clients,
      )!,
    }));
  const perSecond = (row: Row, count: (trial: Trial) => number) =>
    median(row.trials.map((trial) => count(trial) / trial.load.seconds / trial.load.clients)).toFixed(0);
  const body = pairs.map(({ rondo, plain }) => [
    `${rondo.rooms} × ${rondo.clients}`,
    `${median(rondo.trials.map((trial, i) => clientsPerCore(trial) / clientsPerCore(plain.trials[i]!))).toFixed(2)} ×`,
    `${perSecond(rondo, ({ load }) => load.patches)} / ${perSecond(plain, ({ load }) => load.patches)}`,
    `${perSecond(rondo, ({ load }) => load.inputs)} / ${perSecond(plain, ({ load }) => load.inputs)}`,
  ]);
  return table(
    ["rooms × clients", "clients per core", "patches/s per client", "messages with keys/s per client"],
    body,
  );
}

export function budgetTable(figures: readonly BudgetFigures[]): string {
  const ms = (values: readonly [number, number]) => values.map((value) => value.toFixed(1)).join(" / ");
  return table(
    ["budgets", "gap p50 / p99 alone, ms", "in the first seconds", "afterwards", "expensive games that go on"],
    figures.map(({ limited, alone, first, later, running }) => [
      limited ? "on" : "off",
      ms(alone),
      ms(first),
      ms(later),
      String(running),
    ]),
  );
}

export function roomCostTable(costs: Readonly<Record<string, RoomCosts>>, counts: RoomCounts): string {
  const head = [
    "room",
    `empty (of ${counts.empty})`,
    `full, with its ${CLIENTS_PER_ROOM} sockets (of ${counts.full})`,
    `CPU of ${counts.idle} empty rooms`,
  ];
  const rows = Object.entries(costs).map(([label, { emptyKb, fullKb, idleCpu }]) => [
    label,
    `${emptyKb.toFixed(0)} kB`,
    `${(fullKb / 1000).toFixed(2)} MB`,
    `${Math.max(0, idleCpu).toFixed(1)} %`,
  ]);
  return table(head, rows);
}
