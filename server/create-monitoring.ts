/** Composes health checks and metrics of one server from what the server counts. */
import type { Router } from "express";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { Membership } from "./membership.ts";
import type { OpenRooms } from "./admission/open-rooms.ts";
import type { Connections } from "./http/connections.ts";
import { monitoringRoutes } from "./http/monitoring-routes.ts";
import { Health, storeCheck } from "./monitoring/health.ts";
import { createMetrics, type MetricSources } from "./monitoring/metrics.ts";
import type { Refusals } from "./monitoring/refusals.ts";
import type { RoomCounts } from "./monitoring/room-counts.ts";
import type { Store } from "./store/store.ts";
import type { MonitoringSettings } from "./server-settings.ts";
import type { HostedRoom } from "./support/hosted-room.ts";

export type MonitoringParts = {
  readonly store: Pick<Store, "queue">;
  readonly openRooms: OpenRooms<HostedRoom>;
  readonly counts: RoomCounts;
  readonly refusals: Refusals;
  readonly connections: Connections;
  readonly sockets: () => number;
  readonly scripts: MetricSources["scripts"];
  readonly membership: Pick<Membership, "drain" | "cluster">;
  /** Milliseconds since 1970. */
  readonly date: () => number;
};

export type Monitoring = { readonly health: Health; readonly routes: Router };

export function createMonitoring(settings: MonitoringSettings, parts: MonitoringParts): Monitoring {
  const { store, openRooms, counts, refusals, connections, sockets, scripts, membership, date } = parts;
  const health = new Health();
  const storeQueue = () => store.queue.status();
  const { drain, cluster } = membership;
  const redis = cluster === undefined ? undefined : () => cluster.health();
  health.add("draining", () => (drain.isOn() ? "no new rooms" : undefined));
  health.add("store", storeCheck(storeQueue, date));
  if (redis !== undefined) health.add("redis", () => (redis().connected ? undefined : "not connected"));
  const metrics = createMetrics({
    version: settings.version ?? "",
    protocol: PROTOCOL_VERSION,
    withProcess: settings.withProcess ?? false,
    rooms: () => openRooms.all().map((room) => room.describe()),
    connections: () => connections.count,
    traffic: () => connections.traffic,
    isReady: () => health.report().ready,
    redisLagMs: () => (redis?.().connected === true ? redis().lagMs : undefined),
    ...{ counts, refusals, sockets, scripts, storeQueue, date },
  });
  const { metricsToken, workers } = settings;
  return { health, routes: monitoringRoutes({ health, metrics, refusals, metricsToken, workers }) };
}
