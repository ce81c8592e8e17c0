/** Who else uses the machine: figures that were taken while others worked say little. */
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

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

/** Starts a window; the answer is how busy the whole machine was in it, in percent of one core. */
export function watchMachine(): () => number {
  const before = machineTimes();
  return () => {
    const { busy, all } = machineTimes();
    return ((busy - before.busy) / Math.max(1, all - before.all)) * cpus().length * 100;
  };
}

/** Waits until the machine does next to nothing for half a second, but not longer than `patienceMs`. */
export async function waitForQuiet(patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const busy = watchMachine();
    await sleep(500);
    if (busy() < QUIET_PERCENT) return;
  }
}

/** Percent of one core. */
const QUIET_PERCENT = 25;
