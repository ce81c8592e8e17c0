/** A server with the built page, for benches that drive a browser. */
import { fileURLToPath } from "node:url";
import pino from "pino";
import { startServer, type RunningServer } from "#server/app.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export function servePage(): Promise<RunningServer> {
  return startServer({
    port: 0,
    host: "127.0.0.1",
    clientFolder: fromRoot(".build/client"),
    stadiumFolder: fromRoot("assets/stadium"),
    log: pino({ level: "silent" }),
  });
}
