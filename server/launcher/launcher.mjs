// @ts-check
/** The npm scripts. Each one first installs missing packages and the runtime. */
import { runBenches, runCommand, runDev, runServer } from "./programs.mjs";
import { Failure, say } from "./failure.mjs";
import { endedBy, exitCode } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";
import { ensureRuntime } from "./runtime.mjs";
import { runQuickCheck, runTests } from "./checks.mjs";

/** @type {Readonly<Record<string, (runtime: import("./runtime.mjs").Runtime, args: readonly string[]) => Promise<number>>>} */
const scripts = {
  start: runServer,
  test: runTests,
  check: runQuickCheck,
  dev: runDev,
  bench: runBenches,
  rondo: runCommand,
};

/**
 * Runs one script and sets the exit code; never throws.
 * @param {string | undefined} script
 * @param {readonly string[]} args
 */
export async function launch(script, args) {
  try {
    const run = script !== undefined && Object.hasOwn(scripts, script) ? scripts[script] : undefined;
    if (run === undefined) {
      throw new Failure(`unknown script ${script ?? "(none)"}; known are ${Object.keys(scripts).join(", ")}.`);
    }
    await ensureInstalled();
    process.exitCode = await run(await ensureRuntime(), args);
  } catch (error) {
    process.exitCode = 1;
    if (endedBy !== undefined) process.exitCode = exitCode(null, endedBy);
    else say(`rondo: ${error instanceof Error ? error.message : String(error)}`);
  }
}
