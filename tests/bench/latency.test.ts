/** The latency bench in its tiny mode. */
import { expect, it } from "vitest";
import { latencyBench } from "./latency/latency-bench.ts";

it("presses keys in a browser and finds the frames that show their effect on two screens", async () => {
  expect(await latencyBench({ tiny: true, write: false, args: [] })).toMatch(/^[12] of 2 key presses seen$/u);
});
