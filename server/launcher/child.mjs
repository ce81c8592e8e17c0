// @ts-check
/** Child processes: starting them, passing signals on, and waiting for their end. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { watchNpm } from "./parent.mjs";

/** Running children: a signal to the launcher is passed on to all of them. */
/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** The signal that ended the launcher, if any: failures after it are not reported. */
/** @type {NodeJS.Signals | undefined} */
export let endedBy;

/** @param {NodeJS.Signals} signal */
function end(signal) {
  endedBy = signal;
  if (running.size === 0) process.exit(exitCode(null, signal));
  // A terminal sends Ctrl-C to the whole process group. A second SIGINT would make the children exit without cleaning up.
  if (signal === "SIGINT" && process.stdin.isTTY) return;
  for (const child of running) child.kill(signal);
}

// Not SIGHUP: a closing terminal sends it to the whole group, and a handler would undo `nohup`.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, end);
watchNpm(() => end("SIGTERM"));

/**
 * The exit code; 128 + n for a process that signal n ended, as in a shell.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  // Node gives one of the two.
  return code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)];
}

/**
 * Starts a process. `done` settles with its exit code, or rejects if it could not be started.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function start(file, args, options = {}) {
  const child = spawn(file, args, { stdio: "inherit", ...options });
  running.add(child);
  /** @type {Promise<number>} */
  const done = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(exitCode(code, signal)));
  }).finally(() => running.delete(child));
  return { child, done };
}

/**
 * Runs a process to its end on the launcher's terminal. Resolves with the exit code.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function run(file, args, options) {
  return start(file, args, options).done;
}

/**
 * Runs a process to its end without terminal output. Resolves with the exit code and the output.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export async function runQuietly(file, args, options) {
  const { child, done } = start(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => chunks.push(chunk));
  const code = await done;
  return { code, output: Buffer.concat(chunks).toString("utf8") };
}
