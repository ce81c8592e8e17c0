/** The simulation's bench in its tiny mode: it still measures, and what it plays is the same every time. */
import { expect, it } from "vitest";
import { measureAll } from "./sim/sim-bench.ts";
import { jointStadium, limitStadium } from "./sim/stadiums.ts";

it("plays the same matches each time, and takes some time for each", () => {
  const [first, second] = [measureAll(true), measureAll(true)];
  expect(first).toHaveLength(4);
  expect(second.map(({ digest }) => digest)).toEqual(first.map(({ digest }) => digest));
  for (const { name, nsPerTick } of first) expect(nsPerTick[0], name).toBeGreaterThan(0);
});

it("goes to the limits of a stadium", () => {
  const { vertexes, segments, discs } = limitStadium();
  expect([vertexes.length, segments.length, discs.length]).toEqual([255, 255, 249]);
  expect([jointStadium().joints.length, jointStadium().discs.length]).toEqual([224, 241]);
});
