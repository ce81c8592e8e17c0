/** Runs the checks of a stadium in a worker thread, or in slices between the tasks of the page where there are no workers. */
import type { Stadium } from "#sim/stadium.ts";
import { checkStadium } from "./check-stadium.ts";
import type { CheckResult } from "./check-result.ts";
import type { ChecksTask } from "./checks-worker.ts";

export type ChecksOptions = {
  /** Called with each result as soon as it is known. */
  readonly onResult: (result: CheckResult) => void;
  /** Ends the checks. */
  readonly signal: AbortSignal;
};

/** Resolves when all checks are made; rejects with the signal's reason when they are aborted. */
export async function runChecks(stadium: Stadium, warnings: readonly string[], options: ChecksOptions): Promise<void> {
  const task = { stadium, warnings };
  options.signal.throwIfAborted();
  try {
    await runInThread(task, options);
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof NoThread)) throw error;
    await runInSlices(task, options);
  }
}

/** There is no worker, or its module could not be loaded. */
class NoThread extends Error {}

async function runInThread(task: ChecksTask, { onResult, signal }: ChecksOptions): Promise<void> {
  if (typeof Worker === "undefined") throw new NoThread();
  const thread = new Worker(new URL("checks-worker.ts", import.meta.url), { type: "module" });
  const ended = new Promise<void>((resolve, reject) => {
    let begun = false;
    thread.addEventListener("message", ({ data }: MessageEvent<CheckResult | null>) => {
      begun = true;
      if (data === null) resolve();
      else onResult(data);
    });
    thread.addEventListener("error", ({ message }) => reject(begun ? new Error(message) : new NoThread(message)));
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });
  thread.postMessage(task);
  return ended.finally(() => thread.terminate());
}

/** Time that is worked at a time, in milliseconds. */
const SLICE_MS = 8;

/** Exported for tests. */
export async function runInSlices(
  { stadium, warnings }: ChecksTask,
  { onResult, signal }: ChecksOptions,
): Promise<void> {
  let pausedMs = performance.now();
  for (const result of checkStadium(stadium, warnings)) {
    if (result !== null) onResult(result);
    if (performance.now() - pausedMs < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    pausedMs = performance.now();
  }
}
