import { describe, expect, it } from "vitest";
import { parseScenario } from "#scenario/scenario.ts";
import { createSimulation, type Simulation } from "#scenario/simulation.ts";
import { DISC_FLOATS } from "#sim/fields.ts";
import { builtinStadium } from "#stadium/builtins.ts";

function simulate(scenario: object): Simulation {
  const result = parseScenario({ players: [{ id: 7, team: "red" }], ticks: 1, ...scenario });
  if (!result.ok) throw new Error(result.errors.join("; "));
  return createSimulation(result.scenario, builtinStadium("Classic"));
}

const PLAYER_DISC = 5;

describe("an override of a disc", () => {
  it.each([
    ["a disc", { disc: PLAYER_DISC }],
    ["a player", { player: 7 }],
  ])("is rounded to 32-bit floats in every property, as setDisc is: by %s", (_, target) => {
    const change = Object.fromEntries(DISC_FLOATS.map((key, i) => [key, 0.1 + i / 7]));
    const overridden = simulate({ overrides: [{ ...target, ...change, cGroup: 0x1000001 }] }).world.discs;
    for (const key of DISC_FLOATS) expect(overridden[key][PLAYER_DISC], key).toBe(Math.fround(change[key]!));
    expect(overridden.cGroup[PLAYER_DISC]).toBe(0x1000001);
    const set = simulate({ actions: [[0, "setDisc", { ...target, ...change }]] });
    const both = simulate({ overrides: [{ ...target, ...change }] });
    for (const simulation of [set, both]) simulation.advance();
    for (const key of DISC_FLOATS) expect(set.world.discs[key], key).toEqual(both.world.discs[key]);
  });

  it("takes any finite number; one beyond a 32-bit float becomes the largest", () => {
    const { discs } = simulate({ overrides: [{ disc: 0, invMass: 1e250, x: -7.5e307, y: 1e31 }] }).world;
    expect([discs.invMass[0], discs.x[0], discs.y[0]]).toEqual([
      3.4028234663852886e38,
      -3.4028234663852886e38,
      Math.fround(1e31),
    ]);
  });
});
