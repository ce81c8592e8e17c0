// @ts-check
/**
 * Detects the end of the npm process that started this one. npm sends signals to the shell in between, which ends without
 * passing them on: otherwise a `kill` of `npm start` would leave a server running on the port.
 */
import { readFileSync } from "node:fs";

const CHECK_MS = 500;

/**
 * The parent of a process; undefined without /proc. The name in the second field can contain spaces and brackets.
 * @param {number | string} pid
 */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return undefined;
  }
}

/**
 * Calls `orphaned` once when npm or its shell has ended. Does nothing when npm did not start this process.
 * @param {() => void} orphaned
 */
export function watchNpm(orphaned) {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    orphaned();
  }, CHECK_MS);
  timer.unref();
}
