// @ts-check
/** Child processes: starting them, passing signals on, and waiting for their end. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { watchNpm } from "./parent.mjs";

/** Running children: a signal to the launcher is passed on to all of them. */
const running = new Set();

/** The signal that ended the launcher, if any: failures after it are not reported. */
export let endedBy;

function end(signal) {
  endedBy = signal;
  if (running.size === 0) process.exit(exitCode(null, signal));
  // A terminal sends Ctrl-C to the whole process group. A second SIGINT would make the children exit without cleaning up.
  if (signal === "SIGINT" && process.stdin.isTTY) return;
  for (const child of running) child.kill(signal);
}

// Not SIGHUP: a closing terminal sends it to the whole group, and a handler would undo `nohup`.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
watchNpm(() => end("SIGTERM"));

/** The exit code; 128 + n for a process that signal n ended, as in a shell. */
export function exitCode(code, signal) {
  return code ?? 128 + constants.signals[signal];
}

/** Starts a process. `done` settles with its exit code, or rejects if it could not be started. */
export function start(file, args, options = {}) {
  const child = spawn(file, args, { stdio: "inherit", ...options });
  running.add(child);
  const done = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(exitCode(code, signal)));
  }).finally(() => running.delete(child));
  return { child, done };
}

/** Runs a process to its end on the launcher's terminal. Resolves with the exit code. */
export function run(file, args, options) {
  return start(file, args, options).done;
}

/** Runs a process to its end without terminal output. Resolves with the exit code and the output. */
export async function runQuietly(file, args, options) {
  const { child, done } = start(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => chunks.push(chunk));
  const code = await done;
  return { code, output: Buffer.concat(chunks).toString("utf8") };
}
