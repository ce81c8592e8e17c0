/** The worker thread of run-checks.ts: one stadium, its results one by one, then null. */
import type { Stadium } from "#sim/stadium.ts";
import { checkStadium } from "./check-stadium.ts";

export type ChecksTask = { readonly stadium: Stadium; readonly warnings: readonly string[] };

addEventListener("message", ({ data }: MessageEvent<ChecksTask>) => {
  for (const result of checkStadium(data.stadium, data.warnings)) if (result !== null) postMessage(result);
  postMessage(null);
});
