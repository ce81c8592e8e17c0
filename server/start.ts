/** `npm start` and `rondo serve`: checks the settings before the server is loaded, so that a mistake is reported at once. */
import { resolve } from "node:path";
import type { RunningServer } from "./app.ts";
import { ConfigError, type ReadConfig, readConfig, readEnvFile } from "./config/read-config.ts";
import { helpText } from "./config/texts.ts";

type OnStarted = (server: RunningServer) => Promise<void>;

/** `args`: what follows the name of the command. `onStarted`: not called with several workers. A start that fails prints one line per fault and ends the process with 1. */
export async function start(args: readonly string[], onStarted?: OnStarted): Promise<void> {
  const read = readSettings(args);
  if (read.help) return void process.stdout.write(`${helpText()}\n`);
  const { serve } = await import("./serve.ts");
  await serve(read, args, onStarted);
}

function readSettings(args: readonly string[]): ReadConfig {
  try {
    return readConfig({ args, env: process.env, file: readEnvFile(resolve(".env")) });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`Rondo cannot start: ${error.message}\n`);
    process.exit(1);
  }
}
