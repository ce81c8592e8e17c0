/** Does the work that the server asks for in a worker thread, so that the page stays responsive. */
import { solve } from "./solve.ts";

/** Finds a number; rejects with the signal's reason when it is aborted. */
export type Solver = (seed: Uint8Array, bits: number, signal: AbortSignal) => Promise<number>;

/** In a worker thread, or in slices between the tasks of the page where there are no workers. */
export const solveWork: Solver = async (seed, bits, signal) => {
  try {
    return await solveInThread(seed, bits, signal);
  } catch {
    return solveInSlices(seed, bits, signal);
  }
};

function solveInThread(seed: Uint8Array, bits: number, signal: AbortSignal): Promise<number> {
  const thread = new Worker(new URL("work-thread.ts", import.meta.url), { type: "module" });
  const answer = new Promise<number>((resolve, reject) => {
    thread.addEventListener("message", ({ data }: MessageEvent<number>) => resolve(data));
    thread.addEventListener("error", () => reject(new Error("the worker could not be started")));
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });
  thread.postMessage({ seed, bits });
  return answer.finally(() => thread.terminate());
}

/** Numbers tried between two tasks of the page: some milliseconds. */
const SLICE = 2000;

/** Exported for tests. */
export const solveInSlices: Solver = async (seed, bits, signal) => {
  for (let from = 0; ; from += SLICE) {
    signal.throwIfAborted();
    const nonce = solve(seed, bits, from, SLICE);
    if (nonce !== undefined) return nonce;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
};
