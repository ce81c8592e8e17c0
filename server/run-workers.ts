/** `npm start -- --workers N`: several processes behind one port. */
import { fork } from "node:child_process";
import type { Logger } from "pino";
import { ConfigError } from "./config/read-config.ts";
import type { Config } from "./config/settings.ts";
import { Primary } from "./workers/primary.ts";

const MAIN = new URL("./main.ts", import.meta.url);

/** First part of the names of workers, unless the process has a name itself. */
const PREFIX = "w";

/** `args`: the flags of this process, which the workers get as well. Throws ConfigError without a Redis. */
export function createPrimary(config: Config, args: readonly string[], log: Logger): Primary {
  if (config.redisUrl === undefined) {
    throw new ConfigError(
      "--workers needs a Redis that the workers share. Install one (apt-get install redis-server) and set " +
        "REDIS_URL=redis://127.0.0.1:6379, or start without --workers.",
    );
  }
  return new Primary({
    ...{ port: config.port, host: config.host, workers: config.workers, log },
    prefix: config.processId ?? PREFIX,
    fork: (route) => fork(MAIN, [...args], { env: { ...process.env, RONDO_WORKER: route } }),
  });
}
