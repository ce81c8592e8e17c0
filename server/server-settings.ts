/** What a server is started with. */
import type { AwakeLimits } from "./admission/awake-rooms.ts";
import type { Logger } from "pino";
import type { FirstWork, JoinLimits } from "./admission/join-rates.ts";
import type { ClusterSettings } from "./cluster/cluster.ts";
import type { HeartbeatOptions } from "./colyseus/heartbeat.ts";
import type { ConnectionTimeouts } from "./http/connections.ts";
import type { MapLimits } from "./http/map-requests.ts";
import type { HttpServerSettings } from "./http/http-server.ts";
import type { LiveLimits } from "./http/live-routes.ts";
import type { WorkshopLimits } from "./create-workshops.ts";
import type { LobbyLimits } from "./lobby/lobby-room.ts";
import type { CpuBudget } from "./room/cpu-budget.ts";
import type { WorkerMetrics } from "./monitoring/worker-metrics.ts";
import type { RoomTimeouts } from "./room/room-ports.ts";
import type { WorkerLimits } from "./script/script-worker.ts";
import type { AdminSettings } from "./host-services.ts";
import type { RecordingLimits } from "./store/recordings.ts";
import type { Store } from "./store/store.ts";

export type AdmissionSettings = {
  /** Key of the network hashes; undefined: that of the store. */
  readonly secret?: string | undefined;
  /** Addresses and networks of trusted proxies. */
  readonly trustedProxies?: readonly string[];
  /** Host names (with a port that is not the default one) that proofs may be for; empty: any. */
  readonly hosts?: readonly string[];
  /** Maximum number of match rooms. */
  readonly roomsMax?: number;
  readonly limits?: Partial<JoinLimits>;
  readonly firstWork?: FirstWork;
  /** Limits of the rooms that one network keeps awake alone. */
  readonly awake?: AwakeLimits;
};

export type ConnectionSettings = {
  /** Of the process. */
  readonly total?: number;
  readonly perNetwork?: number;
  /** WebSockets of one network. */
  readonly socketsPerNetwork?: number;
  /** Tests use shorter ones. */
  readonly timeouts?: ConnectionTimeouts;
  readonly heartbeat?: HeartbeatOptions;
};

export type MonitoringSettings = {
  /** With it the metrics can be read from other machines. */
  readonly metricsToken?: string | undefined;
  /** Of the product; "" unless given. */
  readonly version?: string;
  /** Whether the metrics contain memory, event loop and garbage collection of the process; only once per process. */
  readonly withProcess?: boolean;
  /** Collects the metrics of the other workers behind the same port. */
  readonly workers?: WorkerMetrics | undefined;
};

export type ScriptSettings = {
  /** Folder of what scripts keep in `localStorage`; in the system's temporary folder unless given. */
  readonly folder?: string | undefined;
  /** Port in the links of rooms, unless the server listens on it itself. */
  readonly linkPort?: number | undefined;
  /** Folder of the scripts that run as long as the server; undefined: none. */
  readonly watched?: string | undefined;
  /** Tests use others. */
  readonly limits?: WorkerLimits;
  readonly restartMs?: readonly number[];
};

export type ServerSettings = {
  /** 0: any free port. */
  readonly port: number;
  /** Undefined: all interfaces. */
  readonly host: string | undefined;
  readonly clientFolder: string;
  /** Sites that may show a match in a frame; none unless given. */
  readonly frameAncestors?: readonly string[];
  readonly stadiumFolder: string;
  readonly log: Logger;
  /** Undefined: one in memory, which ends with the server. A given one stays open. */
  readonly store?: Store;
  readonly scripts?: ScriptSettings;
  /** What is kept of recordings; the defaults of the settings unless given. */
  readonly recordings?: RecordingLimits;
  /** Keeps the rooms of several servers in one process apart; "" unless given. */
  readonly namespace?: string;
  /** Timeouts of rooms; tests use shorter ones. */
  readonly timeouts?: Partial<RoomTimeouts> | undefined;
  readonly connections?: ConnectionSettings;
  readonly admission?: AdmissionSettings;
  /** The budget of computing time of the rooms; tests use other limits. */
  readonly budget?: CpuBudget;
  /** Whether offensive words in listed rooms are replaced; true unless given. */
  readonly wordFilter?: boolean;
  /** Limits of the live feed over HTTP and over the lobby's socket. */
  readonly live?: LiveLimits;
  /** Rate limits of the stadium workshop. */
  readonly workshops?: WorkshopLimits;
  readonly lobby?: LobbyLimits;
  /** Limits of publishing and liking maps. */
  readonly maps?: MapLimits;
  readonly admin?: AdminSettings;
  readonly monitoring?: MonitoringSettings;
  /** The cluster that the server is a process of; undefined: it is on its own. */
  readonly cluster?: ClusterSettings | undefined;
  /** Passes a WebSocket for another process on; only workers do. */
  readonly reroute?: HttpServerSettings["reroute"];
};
