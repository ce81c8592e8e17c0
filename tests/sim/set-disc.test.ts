import { describe, expect, it } from "vitest";
import { roundDiscChange, setDisc } from "#sim/set-disc.ts";
import { saveWorld } from "#sim/snapshot.ts";
import { EXTREMES } from "../support/arbitraries.ts";
import { field, motionOf, play } from "../support/world-builder.ts";

const FLOAT_MAX = 3.4028234663852886e38;

describe("setting a disc", () => {
  it("writes the given values exactly and leaves the others", () => {
    const { world } = play(field());
    setDisc(world, 0, { x: 0.1, vy: -3, radius: 7, damping: 1 });
    expect(motionOf(world, 0)).toEqual([0.1, 0, 0, -3]);
    expect([world.discs.radius[0], world.discs.damping[0], world.discs.bCoef[0]]).toEqual([7, 1, 0.5]);
  });

  it("through the script API rounds numbers to 32-bit floats, and masks not at all", () => {
    const { world } = play(field());
    setDisc(world, 0, roundDiscChange({ x: 0.1, cGroup: 0x1000001 }));
    expect(world.discs.x[0]).toBe(0.10000000149011612);
    expect(world.discs.cGroup[0]).toBe(0x1000001);
  });

  it.each([
    ["NaN", { x: NaN }],
    ["an infinity", { y: 3, vx: Infinity }],
  ])("refuses %s, and then changes nothing", (_, change) => {
    const { world } = play(field());
    const before = saveWorld(world);
    expect(() => setDisc(world, 0, change)).toThrow(RangeError);
    expect(saveWorld(world)).toEqual(before);
  });

  it("through the script API turns numbers beyond 32-bit floats into the largest one", () => {
    const { world } = play(field());
    setDisc(world, 0, roundDiscChange({ invMass: 1e250, x: -7.5e307, y: 1e-307 }));
    expect([world.discs.invMass[0], world.discs.x[0], world.discs.y[0]]).toEqual([FLOAT_MAX, -FLOAT_MAX, 0]);
    expect(() => setDisc(world, 0, roundDiscChange({ x: -Infinity }))).toThrow("x -Infinity is not finite");
  });

  it.each([-1, 1, 0.5 + 1, NaN, Infinity])("refuses the unknown disc %s", (disc) => {
    const { world } = play(field());
    expect(() => setDisc(world, disc, { x: 1 })).toThrow(`no disc ${disc}`);
  });

  it.each(EXTREMES)("accepts %s unchanged, as any finite number", (value) => {
    const { world } = play(field());
    setDisc(world, 0, { x: value, vy: -value, invMass: value, radius: -value });
    expect(motionOf(world, 0)).toEqual([value, 0, 0, -value]);
    expect([world.discs.invMass[0], world.discs.radius[0]]).toEqual([value, -value]);
  });
});
