import { describe, expect, it } from "vitest";
import { roundDiscChange, setDisc } from "#sim/set-disc.ts";
import { saveWorld } from "#sim/snapshot.ts";
import { field, motionOf, play } from "../support/world-builder.ts";

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
    ["more than a stadium may hold", { y: 3, radius: 1.1e30 }],
  ])("refuses %s, and then changes nothing", (_, change) => {
    const { world } = play(field());
    const before = saveWorld(world);
    expect(() => setDisc(world, 0, change)).toThrow(RangeError);
    expect(saveWorld(world)).toEqual(before);
  });

  it("refuses values that become infinite by rounding", () => {
    const { world } = play(field());
    expect(() => setDisc(world, 0, roundDiscChange({ x: 1e300 }))).toThrow("x Infinity is out of bounds");
  });

  it.each([-1, 1, 0.5 + 1, NaN, Infinity])("refuses the unknown disc %s", (disc) => {
    const { world } = play(field());
    expect(() => setDisc(world, disc, { x: 1 })).toThrow(`no disc ${disc}`);
  });

  it("accepts the largest allowed value", () => {
    const { world } = play(field());
    setDisc(world, 0, { x: 1e30, y: -1e30 });
    expect(motionOf(world, 0)).toEqual([1e30, -1e30, 0, 0]);
  });
});
