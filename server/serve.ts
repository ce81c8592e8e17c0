/** Runs the server with its configuration until a signal. */
import { readFileSync, statSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { NO_JOIN_LIMITS } from "./admission/join-rates.ts";
import { findAdminToken } from "./admin/admin-token.ts";
import { LogTail } from "./admin/log-tail.ts";
import { type RunningServer, startServer } from "./app.ts";
import type { ClusterSettings } from "./cluster/cluster.ts";
import { drainServer } from "./drain.ts";
import { createPrimary } from "./run-workers.ts";
import { rerouteFrom, serveAsWorker } from "./worker.ts";
import { ConfigError, type ReadConfig } from "./config/read-config.ts";
import type { Config } from "./config/settings.ts";
import { settingValues, summaryOf } from "./config/texts.ts";
import { captureConsole, createLog } from "./monitoring/log.ts";
import { WorkerMetrics } from "./monitoring/worker-metrics.ts";
import { controlAddress, controlAddresses } from "./script/control-address.ts";
import { openControl, removeDeadSockets } from "./script/control-server.ts";
import { explainStartError } from "./start-error.ts";
import type { AdmissionSettings, ScriptSettings } from "./server-settings.ts";
import { databaseFile, IN_MEMORY } from "./store/engine.ts";
import { recordingLimits } from "./store/recordings.ts";
import { openStore } from "./store/store.ts";

/** Maximum time of an orderly stop. Clients are disconnected at once; reserved seats that were not taken delay it. */
const STOP_MS = 4000;

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

type OnStarted = (server: RunningServer) => Promise<void>;

/** `args`: the flags that were read, for workers. A start that fails prints one line and ends the process with 1. */
export async function serve(read: ReadConfig, args: readonly string[], onStarted?: OnStarted): Promise<void> {
  try {
    requireFolder(read.config.scripts);
    await run(read, args, onStarted);
  } catch (error) {
    const text =
      error instanceof ConfigError
        ? `Rondo cannot start: ${error.message}`
        : explainStartError(error as NodeJS.ErrnoException, read.config);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}

async function run(read: ReadConfig, args: readonly string[], onStarted?: OnStarted): Promise<void> {
  const { config } = read;
  const { logLevel: level, logFormat: format } = config;
  const logTail = new LogTail();
  const { log, announce } = createLog({ level, format, isTerminal: process.stdout.isTTY, others: [logTail] });
  const isWorker = config.worker !== undefined;
  if (!isWorker) announce(summaryOf(read), { msg: "settings", ...settingValues(read) });
  catchAll(log);
  if (config.workers > 0 && !isWorker) {
    const port = await runPrimary(config, args, log);
    return urlTexts(port, config.host).forEach((text) => announce(text));
  }
  const store = await openStore({ databaseUrl: config.databaseUrl, file: databaseFile(config.data), log });
  log.info({ database: store.where }, "the database is open");
  const workers = config.worker === undefined ? undefined : new WorkerMetrics(config.worker);
  const token = await findAdminToken(store.meta, config.adminToken);
  const server = await startServer({
    store,
    // The primary process owns the port of a worker.
    port: isWorker ? 0 : config.port,
    host: isWorker ? "127.0.0.1" : config.host,
    clientFolder: fromRoot(".build/client"),
    frameAncestors: config.frameAncestors,
    stadiumFolder: fromRoot("assets/stadium"),
    log,
    wordFilter: config.wordFilter,
    recordings: recordingLimits(config.recordingsDays, config.recordingsMb),
    monitoring: { metricsToken: config.metricsToken, version: readVersion(), withProcess: true, workers },
    connections: {
      total: config.connectionsMax,
      perNetwork: config.networkConnectionsMax,
      socketsPerNetwork: config.networkSocketsMax,
    },
    cluster: clusterOf(config, log),
    scripts: scriptsOf(config),
    reroute: config.worker === undefined ? undefined : rerouteFrom(config.worker),
    admin: { tokenHash: token.hash, logTail, monitor: config.dev ? await loadMonitor() : undefined },
    admission: admissionOf(config),
  });
  const closeControl = await controlOf(config, server, log);
  if (token.fresh !== undefined) announce(adminText(token.fresh));
  const stop = () => {
    setTimeout(() => process.exit(0), STOP_MS);
    closeControl?.();
    void server
      .stop()
      .then(() => store.close())
      .finally(() => process.exit(0));
  };
  const drain = () => void drainServer(server).then(stop);
  endWith(stop);
  process.once("SIGUSR2", drain);
  if (workers !== undefined) serveAsWorker(server, workers, stop, drain);
  else for (const text of urlTexts(server.port, config.host)) announce(text);
  await onStarted?.(server);
}

function scriptsOf({ data, scripts, port, worker }: Config): ScriptSettings {
  return {
    linkPort: worker === undefined ? undefined : port,
    watched: scripts === undefined ? undefined : resolve(scripts),
    folder: data === IN_MEMORY ? undefined : resolve(data, "scripts"),
  };
}

/** Throws ConfigError for a folder of scripts that does not exist. */
function requireFolder(folder: string | undefined): void {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new ConfigError(`RONDO_SCRIPTS, --scripts: there is no folder ${JSON.stringify(resolve(folder))}`);
}

/** The socket of `rondo script`; a server that keeps no data has none. */
async function controlOf(
  { data, worker, processId }: Config,
  { scripts }: RunningServer,
  log: Logger,
): Promise<(() => void) | undefined> {
  const address = controlAddress(data, worker ?? processId);
  if (address === undefined) return undefined;
  await removeDeadSockets(controlAddresses(data));
  return openControl(address, scripts, log);
}

/** Runs the process that owns the port of several workers. Returns the port. */
async function runPrimary(config: Config, args: readonly string[], log: Logger): Promise<number> {
  const primary = createPrimary(config, args, log);
  endWith(() => void primary.stop().finally(() => process.exit(0)));
  process.on("SIGUSR2", () => primary.renew());
  return primary.start();
}

function endWith(stop: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  // The launcher, or the primary process, holds the other end of the channel: when it is killed, this process must end.
  if (process.connected) process.once("disconnect", stop);
}

/** An unhandled rejection of one request or room must not end the process; libraries print into the log. */
function catchAll(log: Logger): void {
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  captureConsole(console, log, () => performance.now());
}

function admissionOf(config: Config): AdmissionSettings {
  return {
    secret: config.secret,
    hosts: config.publicHosts,
    trustedProxies: config.trustedProxies,
    roomsMax: config.roomsMax,
    awake: { perNetwork: config.networkRoomsMax, closeAbove: 2 * config.networkRoomsMax },
    ...(config.joinLimits ? {} : { limits: NO_JOIN_LIMITS }),
  };
}

function clusterOf({ redisUrl, processId, worker }: Config, log: Logger): ClusterSettings | undefined {
  if (redisUrl === undefined) return undefined;
  return {
    redisUrl,
    route: worker ?? processId,
    // The handler of the signal does the same.
    onDrain: () => void process.kill(process.pid, "SIGUSR2"),
    onDeclaredDead: () => {
      log.fatal("this process was stalled and declared dead; its rooms are restored elsewhere, so it ends");
      process.exit(1);
    },
  };
}

function readVersion(): string {
  return (JSON.parse(readFileSync(fromRoot("package.json"), "utf8")) as { version: string }).version;
}

function urlTexts(port: number, host: string | undefined): string[] {
  const isReachable = host === undefined || host === "0.0.0.0" || host === "::";
  const own = `Rondo is running. Play at  http://${isReachable ? "localhost" : host}:${port}`;
  if (!isReachable) return [own];
  return [own, ...lanAddresses().map((address) => `On your network:           http://${address}:${port}`)];
}

/** A package for development, which an installation can lack. */
async function loadMonitor(): Promise<RequestHandler> {
  const { monitor } = await import("@colyseus/monitor");
  return monitor() as unknown as RequestHandler;
}

function adminText(token: string): string {
  return `Admin page: /admin         Its token, which is shown only now: ${token}`;
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === "IPv4" && !entry.internal)
    .map((entry) => entry.address);
}
