/** The worker thread of work.ts: one task, one answer. */
import { solve } from "./solve.ts";

addEventListener("message", ({ data }: MessageEvent<{ readonly seed: Uint8Array; readonly bits: number }>) => {
  postMessage(solve(data.seed, data.bits));
});
