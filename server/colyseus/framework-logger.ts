/** The framework's log output. It prints each refused join with its stack; refused joins are ordinary, so all is debug. */
import { format } from "node:util";
import type { Logger } from "pino";

export function frameworkLogger(log: Logger) {
  const write = (...parts: unknown[]) => log.debug(format(...parts));
  return { debug: write, info: write, warn: write, error: write, trace: write, log: write };
}
