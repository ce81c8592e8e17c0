import { describe, expect, it } from "vitest";
import { FINITE_BOUND } from "#sim/clamp-finite.ts";
import {
  ball,
  disc,
  field,
  joint,
  motionOf,
  physics,
  plane,
  play,
  vertex,
  type Play,
} from "../support/world-builder.ts";

const isFinite = ({ world }: Play): boolean =>
  Array.from({ length: world.discs.count }, (_, i) => motionOf(world, i)).every((motion) =>
    motion.every((value) => Number.isFinite(value) && Math.abs(value) <= FINITE_BOUND),
  );

describe("a disc always has finite values", () => {
  it("when its damping accelerates it in every step", () => {
    const game = play(field({ discs: [ball({ vx: 1, vy: -1, damping: 1e30 })] }));
    game.step(50);
    expect(motionOf(game.world, 0)).toEqual([FINITE_BOUND, -FINITE_BOUND, FINITE_BOUND, -FINITE_BOUND]);
  });

  it("when two inverse masses cancel to a division by zero", () => {
    const game = play(field({ discs: [disc({ vx: 1, invMass: 1 }), disc({ x: 15, invMass: -1 })] }));
    game.step(20);
    expect(isFinite(game)).toBe(true);
  });

  it("when a joint's two inverse masses cancel", () => {
    const discs = [disc({ cMask: 0, invMass: 1 }), disc({ x: 15, cMask: 0, invMass: -1 })];
    const game = play(field({ discs, joints: [joint()] }));
    game.step(20);
    expect(isFinite(game)).toBe(true);
  });

  it("when gravity, strength and bounce are as large as a stadium can have", () => {
    const game = play(
      field({
        discs: [
          ball({ gx: 1e30, gy: -1e30, bCoef: 1e30, damping: -1e30 }),
          disc({ x: 5, invMass: 1e30, bCoef: -1e30 }),
        ],
        planes: [plane(1, 0, 1e30, { bCoef: 1e30 })],
        vertexes: [vertex(3, 3, { bCoef: -1e30 })],
        joints: [joint({ strength: 1e30, minLength: 0, maxLength: 1e30 })],
        playerPhysics: physics({ kickStrength: 1e30, kickback: -1e30, acceleration: 1e30, damping: 1e30 }),
      }),
      { red: [1], blue: [2] },
    );
    for (let keys = 0; keys < 32; keys++) {
      game.press(1, keys);
      game.press(2, 31 - keys);
      game.step(3);
      expect(isFinite(game)).toBe(true);
    }
  });

  it("and is not changed while its values are within the bounds", () => {
    const game = play(field({ discs: [ball({ x: 1e30, vx: 1e30, damping: 1 })] }));
    game.step();
    expect(motionOf(game.world, 0)).toEqual([2e30, 0, 1e30, 0]);
  });
});
