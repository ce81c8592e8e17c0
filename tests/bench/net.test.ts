/** The net bench in its tiny mode. */
import { expect, it } from "vitest";
import { netBench } from "./net/net-bench.ts";

it("plays the same matches each time", async () => {
  const tiny = { tiny: true, write: false, args: [] };
  const first = await netBench(tiny);
  expect(first).toMatch(/^[0-9a-f]{16}$/u);
  expect(await netBench(tiny)).toBe(first);
});
