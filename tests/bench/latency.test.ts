/** The latency bench in its tiny mode: real pages, real keys, and frames that show them. */
import { expect, it } from "vitest";
import { latencyBench } from "./latency/latency-bench.ts";

it("presses keys in two browsers and finds the frames that show them", async () => {
  expect(await latencyBench({ tiny: true, write: false, args: [] })).toMatch(/^[1-6] of 6 key presses seen$/u);
});
