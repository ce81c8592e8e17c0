import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tan } from "#stadium/tan.ts";

const golden = readFileSync(new URL("../golden/tan.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(" ").map(Number) as [x: number, value: number]);

describe("tan", () => {
  it("gives the bits of the golden table", () => {
    expect(golden.length).toBeGreaterThan(150);
    for (const [x, value] of golden) expect(tan(x), `tan(${x})`).toBe(value);
  });

  it("is NaN outside ±π and for values that are not numbers", () => {
    for (const x of [3.1415926535897936, -4, 1e30, Infinity, -Infinity, NaN]) expect(tan(x)).toBeNaN();
  });
});
