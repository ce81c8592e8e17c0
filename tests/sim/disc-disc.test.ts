import { describe, expect, it } from "vitest";
import type { Disc } from "#sim/stadium.ts";
import { disc, field, motionOf, play, type Play } from "../support/world-builder.ts";

/** Discs of damping 1 on an open field without players. */
function discs(...list: readonly Partial<Disc>[]): Play {
  return play(field({ discs: list.map((changes) => disc({ damping: 1, ...changes })) }));
}

describe("integration", () => {
  it("moves by the old velocity, then adds gravity, then damps", () => {
    const game = play(field({ discs: [disc({ vx: 2, vy: -4, gx: 1, gy: 0.5, damping: 0.5 })] }));
    game.step();
    expect(motionOf(game.world, 0)).toEqual([2, -4, 1.5, -1.75]);
    game.step();
    expect(motionOf(game.world, 0)).toEqual([3.5, -5.75, 1.25, -0.625]);
  });

  it("moves an immovable disc too, if it has a velocity", () => {
    const game = discs({ vx: 3, invMass: 0 });
    game.step(2);
    expect(motionOf(game.world, 0)).toEqual([6, 0, 3, 0]);
  });

  it("accelerates a disc with damping above 1", () => {
    const game = play(field({ discs: [disc({ vx: 1, damping: 2 })] }));
    game.step(3);
    expect(motionOf(game.world, 0)).toEqual([7, 0, 8, 0]);
  });
});

describe("two discs that overlap", () => {
  it("are pushed apart, half each when equally heavy", () => {
    const game = discs({ x: -8 }, { x: 8 });
    game.step();
    expect([motionOf(game.world, 0), motionOf(game.world, 1)]).toEqual([
      [-10, 0, 0, 0],
      [10, 0, 0, 0],
    ]);
  });

  it("are pushed in proportion to their inverse masses", () => {
    const game = discs({ x: -8, invMass: 3 }, { x: 8, invMass: 1 });
    game.step();
    expect([motionOf(game.world, 0)[0], motionOf(game.world, 1)[0]]).toEqual([-11, 9]);
  });

  it("leave an immovable one where it is", () => {
    const game = discs({ x: -8, invMass: 0 }, { x: 8 });
    game.step();
    expect([motionOf(game.world, 0)[0], motionOf(game.world, 1)[0]]).toEqual([-8, 12]);
  });

  it("ignore each other when both are immovable, and so stay finite", () => {
    const game = discs({ x: -8, vx: 0.5, invMass: 0 }, { x: 8, invMass: 0 });
    expect(game.step(2)).toEqual([[0, "kickOff"]]);
    expect([motionOf(game.world, 0), motionOf(game.world, 1)]).toEqual([
      [-7, 0, 0.5, 0],
      [8, 0, 0, 0],
    ]);
  });

  it("ignore each other at exactly the same position", () => {
    const game = discs({}, {});
    game.step();
    expect([motionOf(game.world, 0), motionOf(game.world, 1)]).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  it("touch when they are exactly as far apart as their radii", () => {
    const game = discs({ x: -11, vx: 1 }, { x: 10, bCoef: 1 });
    expect(game.step()).toContainEqual([0, "dd", 0, 1]);
    const near = discs({ x: -11.000001, vx: 1 }, { x: 10 });
    expect(near.step()).toEqual([[0, "kickOff"]]);
  });
});

describe("two discs that approach", () => {
  it("swap velocities when both are perfectly bouncy", () => {
    const game = discs({ x: -11, vx: 2, bCoef: 1 }, { x: 9, bCoef: 1 });
    expect(game.step()).toContainEqual([0, "dd", 0, 1]);
    expect([motionOf(game.world, 0)[2], motionOf(game.world, 1)[2]]).toEqual([0, 2]);
  });

  it("go on together when the product of their bounciness is 0", () => {
    const game = discs({ x: -11, vx: 2, bCoef: 0 }, { x: 9, bCoef: 7 });
    game.step();
    expect([motionOf(game.world, 0)[2], motionOf(game.world, 1)[2]]).toEqual([1, 1]);
  });

  it("are only pushed apart while they move away from each other", () => {
    const game = discs({ x: -8, vx: -1 }, { x: 8, vx: 1 });
    expect(game.step()).toEqual([[0, "kickOff"]]);
    expect([motionOf(game.world, 0)[2], motionOf(game.world, 1)[2]]).toEqual([-1, 1]);
  });

  it("keep the part of their velocities along the line they touch on", () => {
    const game = discs({ x: -11, vx: 2, vy: 5, bCoef: 1, radius: 10 }, { x: 9, y: 5, bCoef: 1 });
    game.step();
    expect([motionOf(game.world, 0), motionOf(game.world, 1)]).toEqual([
      [-10, 5, 0, 5],
      [10, 5, 2, 0],
    ]);
  });

  it("pass through each other when a tick moves them across: collisions are not continuous", () => {
    const game = discs({ x: -50, vx: 100 }, {});
    expect(game.step()).toEqual([[0, "kickOff"]]);
  });

  it("accelerate a very light one strongly and a very heavy one hardly", () => {
    const game = discs({ x: -11, vx: 1, bCoef: 1, invMass: 1e-9 }, { x: 9, bCoef: 1, invMass: 1000 });
    game.step();
    expect(motionOf(game.world, 0)[2]).toBeCloseTo(1, 9);
    expect(motionOf(game.world, 1)[2]).toBeCloseTo(2, 9);
  });
});

describe("three discs in a row", () => {
  it("are settled one complete disc after the other, each seeing what the earlier ones did", () => {
    const game = discs({ x: 0 }, { x: 16 }, { x: 34 });
    game.step();
    // 0 and 1 move apart by 2 each; then 1, now at 18, and 2 overlap by 4.
    expect([0, 1, 2].map((i) => motionOf(game.world, i)[0])).toEqual([-2, 16, 36]);
  });
});
