/** The page bench in its tiny mode. */
import { expect, it } from "vitest";
import { pageBench } from "./page/page-bench.ts";

it("measures a match in a browser", async () => {
  expect(await pageBench({ tiny: true, write: false, args: [] })).toBe("1 rows measured");
});
