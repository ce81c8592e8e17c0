/** The simulation's bench in its tiny mode. */
import { expect, it } from "vitest";
import { measureAll } from "./sim/sim-bench.ts";
import { jointStadium, limitStadium } from "./sim/stadiums.ts";

it("plays the same matches each time and measures each of them", () => {
  const [first, second] = [measureAll(true), measureAll(true)];
  expect(first).toHaveLength(4);
  expect(second.map(({ digest }) => digest)).toEqual(first.map(({ digest }) => digest));
  for (const { name, nsPerTick } of first) expect(nsPerTick[0], name).toBeGreaterThan(0);
});

it("has a stadium at the limits of the format, and one full of joints", () => {
  const { vertexes, segments, discs } = limitStadium();
  expect([vertexes.length, segments.length, discs.length]).toEqual([255, 255, 249]);
  expect([jointStadium().joints.length, jointStadium().discs.length]).toEqual([224, 241]);
});
