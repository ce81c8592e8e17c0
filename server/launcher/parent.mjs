/**
 * Notices when the npm above us is gone. npm passes signals to the shell between us, and that shell dies without passing
 * them on: without this, `kill` of an `npm start` would leave a server behind that holds the port.
 */
import { readFileSync } from "node:fs";

const CHECK_MS = 500;

/** The parent of a process, where /proc tells. The name in the second field may hold spaces and brackets. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return undefined;
  }
}

/** Calls `orphaned` once when npm, or the shell it started us with, has ended. Does nothing when npm did not start us. */
export function watchNpm(orphaned) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    orphaned();
  }, CHECK_MS);
  timer.unref();
}
