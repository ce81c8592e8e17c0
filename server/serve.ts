/** `npm start` and `rondo serve`: reads the configuration and runs the server until a signal. */
import { networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { startServer } from "./app.ts";
import { ConfigError, readConfig, readEnvFile } from "./config/read-config.ts";
import type { Config } from "./config/settings.ts";
import { helpText, summaryOf } from "./config/texts.ts";
import { explainStartError } from "./start-error.ts";
import { databaseFile } from "./store/engine.ts";
import { openStore } from "./store/store.ts";

/** Maximum time of an orderly stop. Clients are disconnected at once; reserved seats that were not taken delay it. */
const STOP_MS = 4000;

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** `args`: what follows the name of the command. A start that fails prints one line per fault and ends the process with 1. */
export async function serve(args: readonly string[]): Promise<void> {
  let config: Config | undefined;
  try {
    const read = readConfig({ args, env: process.env, file: readEnvFile(resolve(".env")) });
    if (read.help) return console.log(helpText());
    ({ config } = read);
    console.log(summaryOf(read));
    await run(config);
  } catch (error) {
    console.error(
      error instanceof ConfigError
        ? `Rondo cannot start: ${error.message}`
        : explainStartError(error as NodeJS.ErrnoException, config),
    );
    process.exit(1);
  }
}

async function run(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel });
  // An unhandled rejection of one request or room must not end the process.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  const store = await openStore({ databaseUrl: config.databaseUrl, file: databaseFile(config.data), log });
  const server = await startServer({
    store,
    port: config.port,
    host: config.host,
    clientFolder: fromRoot(".build/client"),
    stadiumFolder: fromRoot("assets/stadium"),
    log,
    wordFilter: config.wordFilter,
    connections: {
      total: config.connectionsMax,
      perNetwork: config.networkConnectionsMax,
      socketsPerNetwork: config.networkSocketsMax,
    },
    admission: {
      secret: config.secret,
      hosts: config.publicHosts,
      trustedProxies: config.trustedProxies,
      roomsMax: config.roomsMax,
    },
  });
  printUrls(server.port, config.host);
  const stop = () => {
    setTimeout(() => process.exit(0), STOP_MS);
    void server
      .stop()
      .then(() => store.close())
      .finally(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  // The launcher holds the other end of the channel: a killed one must not leave the server on the port.
  if (process.connected) process.once("disconnect", stop);
}

function printUrls(port: number, host: string | undefined): void {
  const reachable = host === undefined || host === "0.0.0.0" || host === "::";
  console.log(`Rondo is running. Play at  http://${reachable ? "localhost" : host}:${port}`);
  if (!reachable) return;
  for (const address of lanAddresses()) console.log(`On your network:           http://${address}:${port}`);
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === "IPv4" && !entry.internal)
    .map((entry) => entry.address);
}
