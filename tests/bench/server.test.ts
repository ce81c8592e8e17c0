/** The server bench in its tiny mode, and its parts. */
import { TICK_MS } from "#sim/step.ts";
import { expect, it } from "vitest";
import { Histogram } from "./server/histogram.ts";
import { parsePlan } from "./server/plan.ts";
import { loadTable, median } from "./server/tables.ts";
import { TickLog } from "./server/tick-log.ts";
import { measureTiny } from "./server/tiny.ts";

it("plays a room of either kind and counts ticks, patches and bytes", async () => {
  const results = await measureTiny();
  expect(results.map(({ name }) => name)).toEqual(["rondo", "plain"]);
  for (const { name, server, load } of results) {
    expect(server.ticks, name).toBeGreaterThan(0);
    expect(server.rooms, name).toBe(1);
    expect(server.digest, name).toMatch(/^[0-9a-f]{8}$/u);
    expect(load.clients, name).toBe(2);
    expect(load.lost, name).toBe(0);
    expect(load.inputs, name).toBeGreaterThan(0);
    expect(load.wireBytes, name).toBeGreaterThan(load.payloadBytes);
  }
  // Each patch of the product's room holds exactly one tick; those of the plain room hold any number.
  const rondo = results[0]!.load;
  expect(rondo.next).toBeGreaterThan(0);
  expect(rondo.same + rondo.jumps).toBe(0);
  const rows = results.map(({ name, ...trial }) => ({ label: name, rooms: 1, trials: [{ ...trial, otherCpu: 0 }] }));
  expect(loadTable(rows)).not.toMatch(/NaN|Infinity/u);
});

it("computes quantiles, and ticks relative to the tick rate", () => {
  const histogram = new Histogram();
  for (let i = 1; i <= 100; i++) histogram.add(i);
  expect(histogram.quantile(0.5)).toBeCloseTo(50, 1);
  expect(histogram.quantile(0.99)).toBeCloseTo(99, 1);
  expect(histogram.max).toBe(100);
  const log = new TickLog();
  const room = log.addRoom();
  log.addRoom();
  log.begin(0);
  for (let i = 0; i < 58; i++) log.record(room, i * TICK_MS, i * TICK_MS + 1);
  expect(log.stats(1000)).toMatchObject({ rooms: 1, ticks: 58, ticksOff: -2, costUs: 1000 });
  expect(median([3, 1, 2])).toBe(2);
  expect(median([1, 2])).toBe(1.5);
});

it("parses its plan from the command line", () => {
  expect(parsePlan(["--rooms=1,2", "--reps=1", "--long"])).toMatchObject({
    roomCounts: [1, 2],
    repetitions: 1,
    longSeconds: 600,
  });
  expect(parsePlan([]).longSeconds).toBe(0);
});
