/** The simulation of the cluster bench, and its calculation. */
import { describe, expect, it } from "vitest";
import { capacityOf } from "./cluster/capacity.ts";
import { clusterBench } from "./cluster/cluster-bench.ts";
import { simulateMatchmaking } from "./cluster/matchmaking.ts";

const PLAN = { players: 2000, seed: 3, staySeconds: 300, seconds: 120 };

describe("the simulation of matchmaking", () => {
  const load = simulateMatchmaking(PLAN);

  it("has the same figures for the same seed, and others for another one", () => {
    expect(simulateMatchmaking(PLAN)).toEqual(load);
    expect(simulateMatchmaking({ ...PLAN, seed: 4 })).not.toEqual(load);
  });

  it("has as many players as planned, in rooms that are nearly full", () => {
    expect(load.players).toBeGreaterThan(0.9 * PLAN.players);
    expect(load.players).toBeLessThan(1.1 * PLAN.players);
    expect(load.rooms).toBeGreaterThan(load.players / 6);
    expect(load.rooms).toBeLessThan(load.players / 2);
    // As many come as go: players divided by their stay.
    expect(load.joins).toBeCloseTo(PLAN.players / PLAN.staySeconds, -0.5);
    expect(load.joinsMax).toBeGreaterThanOrEqual(load.joins);
    expect(load.changes).toBeGreaterThan(2 * load.joins * 0.9);
  });

  it("lets processes and messages grow with the players", () => {
    const costs = { join: 20, creation: 20, change: 6, readsOfChange: 1.5 };
    const [small, large] = [load, simulateMatchmaking({ ...PLAN, players: 4000 })].map((each) =>
      capacityOf(each, costs),
    );
    expect(small!.processes).toBe(4);
    expect(large!.processes).toBeGreaterThan(small!.processes);
    expect(large!.messages).toBeGreaterThan(3 * small!.messages);
    expect(large!.memoryGb).toBeGreaterThan(small!.memoryGb);
  });
});

it("walks through all of its parts in its tiny mode", async () => {
  const digest = await clusterBench({ tiny: true, write: false, args: [] });
  expect(digest).toMatch(/^[\d.]+\/[\d.]+$/u);
});
