/** The bench of editing together in its tiny mode. */
import { expect, it } from "vitest";
import { workshopBench } from "./workshop/workshop-bench.ts";

it("shows a drag by awareness, by edits and by polling, and merges edits", async () => {
  expect(await workshopBench({ tiny: true, write: false, args: [] })).toBe("shown, polled");
});
