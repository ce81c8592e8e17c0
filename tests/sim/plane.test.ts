import { describe, expect, it } from "vitest";
import { BALL } from "#sim/masks.ts";
import type { Disc, Plane } from "#sim/stadium.ts";
import { ball, disc, field, motionOf, plane, play, type Play } from "../support/world-builder.ts";

/** One disc above a floor at y = 100: the plane's normal points up. */
function above(changes: Partial<Disc>, floor: Partial<Plane> = {}): Play {
  return play(field({ discs: [disc({ damping: 1, ...changes })], planes: [plane(0, -1, -100, floor)] }));
}

describe("a plane", () => {
  it("pushes out discs that are nearer than their radius", () => {
    const game = above({ y: 95 });
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 90, 0, 0]);
  });

  it("pushes out discs behind it, at any depth", () => {
    const game = above({ y: 1000 });
    game.step();
    expect(motionOf(game.world, 0)[1]).toBe(90);
  });

  it("bounces an approaching disc, by the product of both bCoefs", () => {
    const game = above({ y: 89, vx: 3, vy: 2, bCoef: 0.5 }, { bCoef: 0.5 });
    expect(game.step()).toContainEqual([0, "dp", 0, 0]);
    expect(motionOf(game.world, 0)).toEqual([3, 90, 3, -0.5]);
  });

  it("does not slow a disc that is leaving", () => {
    const game = above({ y: 98, vy: -2 });
    expect(game.step()).toEqual([[0, "kickOff"]]);
    expect(motionOf(game.world, 0)).toEqual([0, 90, 0, -2]);
  });

  it("is not touched from exactly a radius away", () => {
    const game = above({ y: 88, vy: 2 });
    expect(game.step()).toEqual([[0, "kickOff"]]);
    expect(motionOf(game.world, 0)).toEqual([0, 90, 0, 2]);
  });

  it("does not stop an immovable disc", () => {
    const game = above({ y: 95, vy: 2, invMass: 0 });
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 97, 0, 2]);
  });

  it("collides in the order of the file, each from the position the last one left", () => {
    const planes = [plane(0, -1, -100, { cMask: BALL }), plane(0, 1, 95, { cMask: BALL })];
    const game = play(field({ discs: [ball({ y: 97, damping: 1 })], planes }));
    game.step();
    // Up to 90 by the first, down to 105 by the second.
    expect(motionOf(game.world, 0)[1]).toBe(105);
  });
});
