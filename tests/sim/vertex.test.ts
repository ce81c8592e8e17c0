import { describe, expect, it } from "vitest";
import type { Disc, Vertex } from "#sim/stadium.ts";
import { disc, field, motionOf, play, vertex, type Play } from "../support/world-builder.ts";

function near(changes: Partial<Disc>, point: Partial<Vertex> = {}): Play {
  return play(field({ discs: [disc({ damping: 1, ...changes })], vertexes: [vertex(0, 0, point)] }));
}

describe("a vertex", () => {
  it("pushes out a disc that covers it, straight away from itself", () => {
    const game = near({ x: 3, y: 4 });
    game.step();
    expect(motionOf(game.world, 0)).toEqual([6, 8, 0, 0]);
  });

  it("bounces an approaching disc, with its own bCoef", () => {
    const game = near({ x: -11, vx: 2, vy: 0, bCoef: 0.5 }, { bCoef: 2 });
    expect(game.step()).toContainEqual([0, "dv", 0, 0]);
    expect(motionOf(game.world, 0)).toEqual([-10, 0, -2, 0]);
  });

  it("is touched from exactly a radius away", () => {
    const game = near({ x: -11, vx: 1, bCoef: 1 });
    expect(game.step()).toContainEqual([0, "dv", 0, 0]);
    expect(motionOf(game.world, 0)).toEqual([-10, 0, -1, 0]);
  });

  it("does not slow a disc that is leaving", () => {
    const game = near({ x: 4, vx: 1 });
    expect(game.step()).toEqual([[0, "kickOff"]]);
    expect(motionOf(game.world, 0)).toEqual([10, 0, 1, 0]);
  });

  it("does nothing to a disc whose centre is exactly on it", () => {
    const game = near({});
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 0, 0, 0]);
  });

  it("does nothing to an immovable disc, nor to one whose masks do not match", () => {
    for (const changes of [{ invMass: 0 }, { cMask: 0 }, { cGroup: 0 }]) {
      const game = near({ x: 4, ...changes });
      game.step();
      expect(motionOf(game.world, 0)).toEqual([4, 0, 0, 0]);
    }
  });
});
