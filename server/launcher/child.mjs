/** Child processes: started, told about signals, waited for. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { watchNpm } from "./parent.mjs";

/** Children still alive, so that a signal to the launcher reaches all of them. */
const running = new Set();

/** The signal that asked us to end, if one did: what fails afterwards fails because of it and needs no explanation. */
export let endedBy;

function end(signal) {
  endedBy = signal;
  if (running.size === 0) process.exit(exitCode(null, signal));
  // A terminal's Ctrl-C goes to the whole process group: the children have it already, and a second one means "at once".
  if (signal === "SIGINT" && process.stdin.isTTY) return;
  for (const child of running) child.kill(signal);
}

// Not SIGHUP: a terminal that closes tells the whole group, and a handler of ours would undo `nohup`.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
watchNpm(() => end("SIGTERM"));

/** The shell's convention: 128 + n for a process that signal n ended. */
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

/** Runs a process to its end with the terminal passed on. */
export function run(file, args, options) {
  return start(file, args, options).done;
}

/** Runs a process to its end in silence; what it wrote is for whoever has to explain a failure. */
export async function runQuietly(file, args, options) {
  const { child, done } = start(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  const code = await done;
  return { code, output: Buffer.concat(chunks).toString("utf8") };
}
