/** CPU use of the whole machine, to recognise measurements that other processes disturbed. */
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Below this load, in percent of one core, the machine counts as idle. */
const IDLE_PERCENT = 25;

type Times = { readonly busy: number; readonly all: number };

/** Milliseconds of all cores since the machine started. */
function machineTimes(): Times {
  let busy = 0;
  let all = 0;
  for (const { times } of cpus()) {
    const used = times.user + times.nice + times.sys + times.irq;
    busy += used;
    all += used + times.idle;
  }
  return { busy, all };
}

/** Starts a window; the returned function ends it and gives the machine's load in it, in percent of one core. */
export function startMachineLoad(): () => number {
  const before = machineTimes();
  return () => {
    const { busy, all } = machineTimes();
    return ((busy - before.busy) / Math.max(1, all - before.all)) * cpus().length * 100;
  };
}

/** Waits until the machine is idle for half a second, or for `timeoutMs`. */
export async function waitForIdleMachine(timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs;
  while (performance.now() < until) {
    const endLoad = startMachineLoad();
    await sleep(500);
    if (endLoad() < IDLE_PERCENT) return;
  }
}
