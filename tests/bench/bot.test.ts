/** The bot bench in its tiny mode. */
import { expect, it } from "vitest";
import { botBench } from "./bot/bot-bench.ts";

it("plays the same matches each time", async () => {
  const tiny = { tiny: true, write: false, args: [] };
  const first = await botBench(tiny);
  expect(first).toMatch(/^[0-9a-f]{16}$/u);
  expect(await botBench(tiny)).toBe(first);
});
