/**
 * The metrics of a process, in the format of Prometheus. They are read from what the server counts anyway, when the metrics
 * are requested: nothing here runs in a tick.
 */
import { collectDefaultMetrics, Counter, Gauge, type Metric, Registry } from "prom-client";
import type { BucketCounts, RoomCounts } from "./room-counts.ts";
import type { Refusals } from "./refusals.ts";

/** Of one room. */
type RoomFigures = {
  readonly kind: string;
  readonly players: number;
  readonly spectators: number;
  readonly bots: number;
  readonly awake: boolean;
};

type ScriptStatus = {
  readonly name: string;
  readonly state: string;
  readonly starts: number;
  /** `meanMs`: computing time of its handlers in a tick. */
  readonly figures: { readonly ticks: number; readonly meanMs: number; readonly mismatches: number };
};

type QueueStatus = {
  readonly pending: number;
  readonly bytes: number;
  readonly written: number;
  readonly dropped: number;
  readonly refused: number;
  readonly failingSince: number | undefined;
};

/** What the metrics are read from. */
export type MetricSources = {
  readonly version: string;
  readonly protocol: number;
  readonly rooms: () => readonly RoomFigures[];
  readonly counts: RoomCounts;
  readonly refusals: Pick<Refusals, "totals">;
  readonly connections: () => number;
  readonly sockets: () => number;
  /** Bytes since the start. */
  readonly traffic: () => { readonly received: number; readonly sent: number };
  readonly scripts: () => readonly ScriptStatus[];
  readonly storeQueue: () => QueueStatus;
  /** Round trip to Redis in milliseconds; undefined without Redis, and when it does not answer. */
  readonly redisLagMs?: () => number | undefined;
  readonly isReady: () => boolean;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** Adds memory, computing time, event loop and garbage collection of the process; they can only be collected once. */
  readonly withProcess: boolean;
};

/** The text for Prometheus, and its content type. */
export type Metrics = { readonly contentType: string; readonly text: () => Promise<string> };

export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  if (sources.withProcess) collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "rondo_info",
    help: "Versions of the server and of its protocol",
    labelNames: ["version", "protocol"],
    registers: [registry],
  }).set({ version: sources.version, protocol: String(sources.protocol) }, 1);
  addRooms(registry, sources);
  addTicks(registry, sources.counts);
  addConnections(registry, sources);
  addScripts(registry, sources);
  addStore(registry, sources);
  addReadings(registry, "gauge", [
    ["rondo_ready", "1 when the server should receive players", () => Number(sources.isReady())],
    ["rondo_redis_lag_seconds", "Round trip to Redis", () => seconds(sources.redisLagMs?.())],
  ]);
  return { contentType: registry.contentType, text: () => registry.metrics() };
}

type Reading = readonly [name: string, help: string, read: () => number | undefined];

/** Metrics of one value, which is read when it is requested; without a value the metric has no line. */
function addReadings(registry: Registry, kind: "counter" | "gauge", readings: readonly Reading[]): void {
  for (const [name, help, read] of readings) {
    const settings = { name, help, registers: [registry] };
    if (kind === "gauge") {
      const gauge = new Gauge({
        ...settings,
        collect: () => {
          const value = read();
          if (value === undefined) gauge.remove();
          else gauge.set(value);
        },
      });
    } else {
      const counter = new Counter({
        ...settings,
        collect: () => {
          counter.reset();
          counter.inc(read() ?? 0);
        },
      });
    }
  }
}

function addRooms(registry: Registry, { rooms }: MetricSources): void {
  const byKind = new Gauge({
    name: "rondo_rooms",
    help: "Open rooms",
    labelNames: ["kind"],
    registers: [registry],
    collect: () => {
      byKind.reset();
      for (const kind of ["quick", "friends", "ranked"]) byKind.set({ kind }, 0);
      for (const { kind } of rooms()) byKind.inc({ kind });
    },
  });
  const sum = (count: (room: RoomFigures) => number) => () => rooms().reduce((total, room) => total + count(room), 0);
  addReadings(registry, "gauge", [
    ["rondo_rooms_ticking", "Rooms with connected clients", sum(({ awake }) => Number(awake))],
    ["rondo_players", "Players in the teams", sum(({ players }) => players)],
    ["rondo_spectators", "Spectators", sum(({ spectators }) => spectators)],
    ["rondo_bots", "Bots", sum(({ bots }) => bots)],
  ]);
}

function addTicks(registry: Registry, counts: RoomCounts): void {
  const { gaps, steps } = counts;
  registry.registerMetric(histogram("rondo_tick_gap_seconds", "Time between two ticks of a room", gaps));
  registry.registerMetric(histogram("rondo_tick_step_seconds", "Computing time of a tick", steps));
  addReadings(registry, "counter", [
    ["rondo_ticks_skipped_total", "Ticks left out because the process was too slow", () => counts.skipped],
    ["rondo_keyframes_total", "Keyframes sent", () => counts.keyframes],
    ["rondo_hash_mismatches_total", "Worlds of clients that differed from the server's", () => counts.mismatches],
  ]);
}

function addConnections(registry: Registry, sources: MetricSources): void {
  const { connections, sockets, traffic, refusals } = sources;
  addReadings(registry, "gauge", [
    ["rondo_connections", "Open connections of all kinds", connections],
    ["rondo_sockets", "Open WebSockets", sockets],
  ]);
  addReadings(registry, "counter", [
    ["rondo_received_bytes_total", "Bytes received", () => traffic().received],
    ["rondo_sent_bytes_total", "Bytes sent", () => traffic().sent],
  ]);
  const refused = new Counter({
    name: "rondo_refusals_total",
    help: "What the server refused, by reason",
    labelNames: ["reason"],
    registers: [registry],
    collect: () => {
      refused.reset();
      for (const [reason, total] of Object.entries(refusals.totals())) refused.inc({ reason }, total);
    },
  });
}

const SCRIPT_STATES = ["starting", "running", "restarting", "failed"] as const;

function addScripts(registry: Registry, { scripts }: MetricSources): void {
  const byState = new Gauge({
    name: "rondo_scripts",
    help: "Room scripts",
    labelNames: ["state"],
    registers: [registry],
    collect: () => {
      byState.reset();
      for (const state of SCRIPT_STATES) byState.set({ state }, 0);
      for (const { state } of scripts()) byState.inc({ state });
    },
  });
  const addCounter = (name: string, help: string, read: (script: ScriptStatus) => number) => {
    const counter = new Counter({
      ...{ name, help, labelNames: ["script"], registers: [registry] },
      collect: () => {
        counter.reset();
        for (const script of scripts()) counter.inc({ script: script.name }, read(script));
      },
    });
  };
  addCounter("rondo_script_starts_total", "Starts of a room script", ({ starts }) => starts);
  addCounter("rondo_script_ticks_total", "Ticks of a room script", ({ figures }) => figures.ticks);
  addCounter(
    "rondo_script_mismatches_total",
    "Differences between a script's copy of its room and the room",
    ({ figures }) => figures.mismatches,
  );
  addCounter(
    "rondo_script_seconds_total",
    "Computing time of the handlers of a room script",
    ({ figures }) => (figures.ticks * figures.meanMs) / 1000,
  );
}

function addStore(registry: Registry, { storeQueue, date }: MetricSources): void {
  addReadings(registry, "gauge", [
    ["rondo_store_queue_writes", "Writes that wait for the database", () => storeQueue().pending],
    ["rondo_store_queue_bytes", "Size of the writes that wait for the database", () => storeQueue().bytes],
    [
      "rondo_store_failing_seconds",
      "Time since the first failed attempt of the write that is repeated; else 0",
      () => failing(),
    ],
  ]);
  const failing = () => {
    const { failingSince } = storeQueue();
    return failingSince === undefined ? 0 : (date() - failingSince) / 1000;
  };
  addReadings(registry, "counter", [
    ["rondo_store_writes_total", "Writes made", () => storeQueue().written],
    ["rondo_store_writes_dropped_total", "Writes given up because the queue was full", () => storeQueue().dropped],
    ["rondo_store_writes_refused_total", "Writes that the database refused", () => storeQueue().refused],
  ]);
}

/** A histogram over counts that exist already: the library's own would cost a microsecond for each tick. */
function histogram(name: string, help: string, counts: BucketCounts): Metric {
  const get = async () => {
    const cumulative = counts.cumulative();
    const buckets = counts.bounds.map((le, i) => ({
      metricName: `${name}_bucket`,
      labels: { le },
      value: cumulative[i],
    }));
    const values = [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { le: "+Inf" }, value: counts.count },
      { metricName: `${name}_sum`, labels: {}, value: counts.sum },
      { metricName: `${name}_count`, labels: {}, value: counts.count },
    ];
    return { name, help, type: "histogram", aggregator: "sum", values };
  };
  return { name, help, get } as unknown as Metric;
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
