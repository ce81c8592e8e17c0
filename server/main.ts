/** `npm start`: the composition root of the server. */
import { networkInterfaces } from "node:os";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { readConfig } from "./config.ts";
import { startServer } from "./server.ts";

/** Everybody is told at once; a seat that somebody reserved and has not taken is not waited for any longer than this. */
const STOP_MS = 2000;

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

try {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  // One request or room that goes wrong where nobody looks must not take all the others along.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "something failed unseen"));
  const server = await startServer({
    port: config.port,
    host: config.host,
    clientFolder: fromRoot(".build/client"),
    stadiumFolder: fromRoot("assets/stadium"),
    log,
    wordFilter: config.wordFilter,
    door: {
      secret: config.secret,
      hosts: config.publicHosts,
      trustedProxies: config.trustedProxies,
      roomsMax: config.roomsMax,
    },
  });
  greet(server.port, config.host);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(0), STOP_MS);
      void server.stop().finally(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(explain(error as NodeJS.ErrnoException));
  process.exit(1);
}

function greet(port: number, host: string | undefined): void {
  const reachable = host === undefined || host === "0.0.0.0" || host === "::";
  console.log(`Rondo is on. Play at  http://${reachable ? "localhost" : host}:${port}`);
  if (!reachable) return;
  for (const address of lanAddresses()) console.log(`In your network:     http://${address}:${port}`);
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === "IPv4" && !entry.internal)
    .map((entry) => entry.address);
}

/** One line for what commonly goes wrong; the message for the rest. */
function explain(error: NodeJS.ErrnoException): string {
  const port = process.env["PORT"] ?? "2567";
  if (error.code === "EADDRINUSE") return `Port ${port} is in use. Choose another: PORT=2568 npm start`;
  if (error.code === "EACCES") return `Port ${port} needs rights this user does not have. Choose another: PORT=2567`;
  if (error.code === "EADDRNOTAVAIL") return `This machine has no address ${process.env["HOST"]}. Correct HOST.`;
  return `Rondo cannot start: ${error.message}`;
}
