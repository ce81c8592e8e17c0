/** The server bench in its tiny mode: both rooms still play, and what is counted adds up. */
import { expect, it } from "vitest";
import { BeatLog } from "./server/beat-log.ts";
import { Histogram } from "./server/histogram.ts";
import { planOf } from "./server/plan.ts";
import { loadTable, median } from "./server/tables.ts";
import { measureTiny } from "./server/tiny.ts";

it("plays a room of either sort and counts what went over the wire", async () => {
  const found = await measureTiny();
  expect(found.map(({ name }) => name)).toEqual(["rondo", "plain"]);
  for (const { name, server, crowd } of found) {
    expect(server.ticks, name).toBeGreaterThan(0);
    expect(server.rooms, name).toBe(1);
    expect(server.digest, name).toMatch(/^[0-9a-f]{8}$/u);
    expect(crowd.clients, name).toBe(2);
    expect(crowd.lost, name).toBe(0);
    expect(crowd.inputs, name).toBeGreaterThan(0);
    expect(crowd.wireBytes, name).toBeGreaterThan(crowd.payloadBytes);
  }
  // One patch, one tick; the plain room's patches hold as many ticks as happen to be there.
  const rondo = found[0]!.crowd;
  expect(rondo.next).toBeGreaterThan(0);
  expect(rondo.same + rondo.jumps).toBe(0);
  const rows = found.map(({ name, ...trial }) => ({ label: name, rooms: 1, trials: [{ ...trial, othersCpu: 0 }] }));
  expect(loadTable(rows)).not.toMatch(/NaN|Infinity/u);
});

it("finds quantiles and counts ticks against the clock", () => {
  const histogram = new Histogram();
  for (let i = 1; i <= 100; i++) histogram.add(i);
  expect(histogram.quantile(0.5)).toBeCloseTo(50, 1);
  expect(histogram.quantile(0.99)).toBeCloseTo(99, 1);
  expect(histogram.max).toBe(100);
  const log = new BeatLog();
  const beat = log.addRoom();
  log.addRoom();
  log.begin(0);
  for (let i = 0; i < 58; i++) log.record(beat, (i * 1000) / 60, (i * 1000) / 60 + 1);
  expect(log.figures(1000)).toMatchObject({ rooms: 1, ticks: 58, ticksOff: -2, costUs: 1000 });
  expect(median([3, 1, 2])).toBe(2);
  expect(median([1, 2])).toBe(1.5);
});

it("reads its plan from the command line", () => {
  expect(planOf(["--rooms=1,2", "--reps=1", "--long"])).toMatchObject({
    levels: [1, 2],
    repetitions: 1,
    longSeconds: 600,
  });
  expect(planOf([]).longSeconds).toBe(0);
});
