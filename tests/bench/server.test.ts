/** The server bench in its tiny mode, and its parts. */
import { TICK_MS } from "#sim/step.ts";
import { expect, it } from "vitest";
import { Histogram } from "#server/cli/load/histogram.ts";
import { SETTINGS } from "#server/config/settings.ts";
import { CLIENTS_PER_ROOM } from "./server/rooms.ts";
import { runTrial } from "./server/trial.ts";
import { parsePlan, TINY } from "./server/plan.ts";
import { runServerBench } from "./server/server-bench.ts";
import { median } from "./server/tables.ts";
import { TickLog } from "./server/tick-log.ts";

it("walks through all of its parts: load, memory, idle rooms, budgets", { timeout: 120_000 }, async () => {
  const { text, rows } = await runServerBench(TINY);
  expect(rows.map(({ label }) => label)).toEqual(["rondo", "plain"]);
  for (const { label, trials } of rows) {
    const { server, load } = trials[0]!;
    expect(server.ticks, label).toBeGreaterThan(0);
    expect(server.rooms, label).toBe(1);
    expect(server.digest, label).toMatch(/^[0-9a-f]{8}$/u);
    expect(load.clients, label).toBe(2);
    expect(load.lost, label).toBe(0);
    expect(load.inputs, label).toBeGreaterThan(0);
    expect(load.wireBytes, label).toBeGreaterThan(load.payloadBytes);
  }
  // Two clients change their keys ten times a second: most ticks of the product's room need no patch.
  const [rondo, plain] = rows.map(({ trials }) => trials[0]!.load);
  expect(rondo!.next + rondo!.jumps).toBeGreaterThan(0);
  expect(rondo!.patches).toBeLessThan(plain!.patches);
  expect(rondo!.inputs).toBeLessThan(plain!.inputs);
  expect(text).not.toMatch(/NaN|Infinity|undefined/u);
});

it("fills more rooms from one network than a server allows by default", { timeout: 60_000 }, async () => {
  const rooms = Math.ceil(SETTINGS.networkSocketsMax.default / CLIENTS_PER_ROOM) + 1;
  const plan = { name: "rondo", clients: CLIENTS_PER_ROOM, warmUpSeconds: 0, seconds: 0.1 } as const;
  const { load } = await runTrial({ ...plan, rooms });
  expect(load).toMatchObject({ clients: rooms * CLIENTS_PER_ROOM, lost: 0 });
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
  expect(parsePlan(["--rooms=1,2", "--clients=6", "--reps=1", "--long"])).toMatchObject({
    roomCounts: [1, 2],
    clientCounts: [6],
    repetitions: 1,
    longSeconds: 600,
  });
  expect(parsePlan([]).longSeconds).toBe(0);
});
