/** The bench's figures as tables. Every cell is the median of the repetitions. */
import { table } from "../table.ts";
import { WEIGHED, type Weights } from "./memory.ts";
import { CLIENTS_PER_ROOM } from "./rooms.ts";
import type { Trial } from "./trial.ts";

export type Row = { readonly label: string; readonly rooms: number; readonly trials: readonly Trial[] };

const LOAD_HEAD = [
  "rooms × clients",
  "room",
  "server CPU (of it system)",
  "clients per core",
  "tick gap p50 / p99 / max, ms",
  "ticks off the clock",
  "down, B/s per client (with frame headers)",
  "patches with 0 / 1 / 2+ ticks",
  "RSS, MB",
];

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const clientsPerCore = ({ server, crowd }: Trial): number => (crowd.clients / server.cpu) * 100;

export function loadTable(rows: readonly Row[]): string {
  return table(LOAD_HEAD, rows.map(loadRow));
}

function loadRow({ label, rooms, trials }: Row): string[] {
  const of = (figure: (trial: Trial) => number, digits = 0): string => median(trials.map(figure)).toFixed(digits);
  const perClient = (bytes: (trial: Trial) => number): string =>
    of((trial) => bytes(trial) / trial.crowd.seconds / trial.crowd.clients);
  const share = (part: (trial: Trial) => number): string =>
    `${of((trial) => (part(trial) / Math.max(1, trial.crowd.patches)) * 100, 1)} %`;
  return [
    `${rooms} × ${CLIENTS_PER_ROOM}`,
    label,
    `${of((t) => t.server.cpu)} % (${of((t) => t.server.systemCpu)})`,
    of(clientsPerCore),
    `${of((t) => t.server.gapP50, 1)} / ${of((t) => t.server.gapP99, 1)} / ${of((t) => t.server.gapMax, 1)}`,
    of((t) => t.server.ticksOff),
    `${perClient((t) => t.crowd.payloadBytes)} (${perClient((t) => t.crowd.wireBytes)})`,
    `${share((t) => t.crowd.same)} / ${share((t) => t.crowd.next)} / ${share((t) => t.crowd.jumps)}`,
    of((t) => t.server.rssMb),
  ];
}

/** CPU of each row as a ratio to the first row's trial of the same repetition. */
export function variantTable(rows: readonly Row[]): string {
  const base = rows[0]!;
  const body = rows.map(({ label, trials }) => {
    const ratios = trials.map((trial, i) => clientsPerCore(trial) / clientsPerCore(base.trials[i]!));
    const sent = trials.map(({ crowd }) => crowd.patches / crowd.seconds / crowd.clients);
    const received = trials.map(({ crowd }) => crowd.inputs / crowd.seconds / crowd.clients);
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

export function weightTable(weights: Readonly<Record<string, Weights>>): string {
  const head = [
    "room",
    `empty (of ${WEIGHED.emptyRooms})`,
    `full, with its ${CLIENTS_PER_ROOM} sockets (of ${WEIGHED.fullRooms})`,
    `CPU of ${WEIGHED.idleRooms} idle rooms`,
  ];
  const rows = Object.entries(weights).map(([label, { emptyKb, fullKb, idleCpu }]) => [
    label,
    `${emptyKb.toFixed(0)} kB`,
    `${(fullKb / 1000).toFixed(2)} MB`,
    `${Math.max(0, idleCpu).toFixed(1)} %`,
  ]);
  return table(head, rows);
}
