/** The computing time of threads: limits count it, and not how long other programs keep the processor from a thread. */
import type { Worker } from "node:worker_threads";

/**
 * After this factor of a limit a thread is ended although it has hardly computed: it waits for a file, is in native code, whose
 * computing time is not reported before its end, or is hardly given the processor.
 */
export const STALLED_FACTOR = 15;

/** Milliseconds since the thread has started; undefined when it does not run yet, or no longer. */
export async function computingMs(worker: Worker): Promise<number | undefined> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return undefined;
  }
}
