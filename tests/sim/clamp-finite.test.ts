import { describe, expect, it } from "vitest";
import { KICK_KEY } from "#sim/input.ts";
import { EXTREMES } from "../support/arbitraries.ts";
import {
  ball,
  disc,
  field,
  joint,
  motionOf,
  physics,
  plane,
  play,
  segment,
  vertex,
  type Play,
} from "../support/world-builder.ts";

const isFinite = ({ world }: Play): boolean =>
  Array.from({ length: world.discs.count }, (_, i) => motionOf(world, i)).every((motion) =>
    motion.every((value) => Number.isFinite(value)),
  );

const MAX = Number.MAX_VALUE;

describe("a disc always has finite values", () => {
  it("when its damping accelerates it in every step", () => {
    const game = play(field({ discs: [ball({ vx: 1, vy: -1, damping: 1e30 })] }));
    game.step(50);
    expect(motionOf(game.world, 0)).toEqual([MAX, -MAX, MAX, -MAX]);
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

  it.each(EXTREMES)("when gravity, strength and bounce are %s", (value) => {
    const game = play(
      field({
        discs: [
          ball({ gx: value, gy: -value, bCoef: value, damping: -value }),
          disc({ x: 5, invMass: value, bCoef: -value }),
          disc({ x: -5, radius: value, gy: value }),
          disc({ x: value, y: -value, vx: -value, radius: -value }),
        ],
        planes: [plane(1, 0, value, { bCoef: value }), plane(0, -1, -value)],
        vertexes: [vertex(3, 3, { bCoef: -value }), vertex(value, -value), vertex(-value, value)],
        segments: [segment(1, 2, { bias: value }), segment(0, 1, { curveF: value }), segment(2, 0, { curveF: -value })],
        joints: [joint({ strength: value, minLength: 0, maxLength: value }), joint({ d1: 3, maxLength: value })],
        playerPhysics: physics({ kickStrength: value, kickback: -value, acceleration: value, damping: value }),
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

  it.each([1e30, 1e150, 1e250, 8e307])("and is not changed by as much as %s", (value) => {
    const game = play(field({ discs: [ball({ x: value, vx: value, damping: 1 })] }));
    game.step();
    expect(motionOf(game.world, 0)).toEqual([2 * value, 0, value, 0]);
  });
});

describe("an exact kick with numbers at both ends of the range", () => {
  const pool = field({
    discs: [ball({ invMass: 1e-307 })],
    playerPhysics: physics({ invMass: 1e307, kickStrength: 7.5e307 }),
  });

  it("is their product", () => {
    const game = play(pool, { red: [1] });
    game.change(game.discOf(1), { x: -26, y: 0 });
    game.press(1, KICK_KEY);
    expect(game.step()).toContainEqual([0, "kick", 1]);
    const speed = 7.5e307 * 1e-307;
    expect(motionOf(game.world, 0)).toEqual([speed, 0, 0.99 * speed, 0]);
  });

  it("moves nothing but the lighter of two discs that touch", () => {
    const game = play(pool, { red: [1] });
    game.change(game.discOf(1), { x: -20, y: 0 });
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 0, 0, 0]);
    expect(motionOf(game.world, game.discOf(1))).toEqual([-25, 0, 0, 0]);
  });
});

describe("a rigid joint with an almost weightless disc", () => {
  it("moves that disc alone", () => {
    const discs = [ball({ vx: 2, damping: 1 }), disc({ y: 5, radius: 2, invMass: 1e250, cMask: 0 })];
    const game = play(field({ discs, joints: [joint({ minLength: 5, maxLength: 5 })] }));
    game.step();
    const [ballMotion, ornament] = [motionOf(game.world, 0), motionOf(game.world, 1)];
    expect([ballMotion[0], ballMotion[2]]).toEqual([2, 2]);
    expect(ornament[0]).toBeGreaterThan(0);
    expect(Math.hypot(ornament[0] - 2, ornament[1])).toBeCloseTo(5, 0);
  });
});

describe("a segment whose ends are too far apart for a length", () => {
  it.each([Infinity, 0.5, -0.5])("touches nothing (curveF %s)", (curveF) => {
    const far = [vertex(-1.5e308, -1.5e308, { cMask: 0 }), vertex(1.5e308, 1.5e308, { cMask: 0 })];
    for (const bias of [0, 9, -9]) {
      const game = play(
        field({
          discs: [ball({ x: 50, vx: 1, damping: 1 })],
          vertexes: far,
          segments: [segment(0, 1, { curveF, bias })],
        }),
      );
      game.step(3);
      expect(motionOf(game.world, 0)).toEqual([53, 0, 1, 0]);
    }
  });
});
