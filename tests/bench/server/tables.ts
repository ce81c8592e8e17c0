/** The bench's tables. Every cell is the median of the repetitions. */
import { table } from "../table.ts";
import { ROOM_COUNTS, type RoomCosts } from "./room-costs.ts";
import { CLIENTS_PER_ROOM } from "./rooms.ts";
import type { Trial } from "./trial.ts";

export type Row = { readonly label: string; readonly rooms: number; readonly trials: readonly Trial[] };

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

function loadRow({ label, rooms, trials }: Row): string[] {
  const of = (value: (trial: Trial) => number, digits = 0): string => median(trials.map(value)).toFixed(digits);
  const perClient = (bytes: (trial: Trial) => number): string =>
    of((trial) => bytes(trial) / trial.load.seconds / trial.load.clients);
  const share = (part: (trial: Trial) => number): string =>
    `${of((trial) => (part(trial) / Math.max(1, trial.load.patches)) * 100, 1)} %`;
  return [
    `${rooms} × ${CLIENTS_PER_ROOM}`,
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

/** Clients per core as ratios to the first row's trial of the same repetition. */
export function variantTable(rows: readonly Row[]): string {
  const base = rows[0]!;
  const body = rows.map(({ label, trials }) => {
    const ratios = trials.map((trial, i) => clientsPerCore(trial) / clientsPerCore(base.trials[i]!));
    const sent = trials.map(({ load }) => load.patches / load.seconds / load.clients);
    const received = trials.map(({ load }) => load.inputs / load.seconds / load.clients);
    return [
      label,
      `${median(trials.map((trial) => trial.server.cpu)).toFixed(0)} %`,
      `${median(ratios).toFixed(2)} ×`,
      median(sent).toFixed(0),
      median(received).toFixed(0),
    ];
  });
  return table(["variant", "server CPU", "clients per core", "patches/s per client", "inputs/s per client"], body);
}

export function roomCostTable(costs: Readonly<Record<string, RoomCosts>>): string {
  const head = [
    "room",
    `empty (of ${ROOM_COUNTS.empty})`,
    `full, with its ${CLIENTS_PER_ROOM} sockets (of ${ROOM_COUNTS.full})`,
    `CPU of ${ROOM_COUNTS.idle} empty rooms`,
  ];
  const rows = Object.entries(costs).map(([label, { emptyKb, fullKb, idleCpu }]) => [
    label,
    `${emptyKb.toFixed(0)} kB`,
    `${(fullKb / 1000).toFixed(2)} MB`,
    `${Math.max(0, idleCpu).toFixed(1)} %`,
  ]);
  return table(head, rows);
}
