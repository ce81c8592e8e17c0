import { describe, expect, it } from "vitest";
import type { Disc, Joint } from "#sim/stadium.ts";
import { disc, field, joint, motionOf, play, type Play } from "../support/world-builder.ts";

/** Two discs that collide with nothing, connected by one joint; the first is at x = 0. */
function pair(first: Partial<Disc>, second: Partial<Disc>, link: Partial<Joint> = {}): Play {
  const discs = [first, second].map((changes) => disc({ cMask: 0, damping: 1, ...changes }));
  return play(field({ discs, joints: [joint(link)] }));
}

const distance = ({ world: { discs } }: Play): number => discs.x[1]! - discs.x[0]!;

describe("a rigid joint", () => {
  it("corrects half of the error in each of two passes", () => {
    const game = pair({}, { x: 140 });
    game.step();
    expect(distance(game)).toBe(110);
    expect(motionOf(game.world, 0)[0]).toBe(15);
  });

  it("pushes apart as well as together", () => {
    const game = pair({}, { x: 60 });
    game.step();
    expect(distance(game)).toBe(90);
  });

  it("moves the lighter disc more", () => {
    const game = pair({ invMass: 3 }, { x: 140, invMass: 1 });
    game.step();
    expect([motionOf(game.world, 0)[0], motionOf(game.world, 1)[0]]).toEqual([22.5, 132.5]);
  });

  it("leaves an immovable disc where it is", () => {
    const game = pair({ invMass: 0 }, { x: 140 });
    game.step();
    expect([motionOf(game.world, 0)[0], motionOf(game.world, 1)[0]]).toEqual([0, 110]);
  });

  it("pulls two immovable discs half each", () => {
    const game = pair({ invMass: 0 }, { x: 140, invMass: 0 });
    game.step();
    expect([motionOf(game.world, 0)[0], motionOf(game.world, 1)[0]]).toEqual([15, 125]);
  });

  it("gives both one velocity along it, and leaves the other component", () => {
    const game = pair({ vx: 4, vy: 1 }, { x: 104 });
    game.step();
    const [, , vx0, vy0] = motionOf(game.world, 0);
    const [, , vx1] = motionOf(game.world, 1);
    expect(vx0).toBeCloseTo(2, 1);
    expect(vx1).toBeCloseTo(2, 1);
    expect(vy0).toBeCloseTo(1, 1);
  });

  it("does nothing between two discs at the same position: there is no direction", () => {
    const game = pair({}, {});
    game.step();
    expect([motionOf(game.world, 0), motionOf(game.world, 1)]).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  it("with a minimum above its maximum holds at the minimum", () => {
    const game = pair({}, { x: 140 }, { minLength: 100, maxLength: 20 });
    game.step(60);
    expect(distance(game)).toBeCloseTo(100, 6);
  });
});

describe("a joint with a range", () => {
  const range = { minLength: 50, maxLength: 100 };

  it.each([
    ["does nothing within it", 70, 70],
    ["pulls together beyond its maximum", 140, 110],
    ["pushes apart below its minimum", 30, 45],
  ])("%s", (_, x, expected) => {
    const game = pair({}, { x }, range);
    game.step();
    expect(distance(game)).toBe(expected);
  });

  it("stops discs at its ends only while they move further out of it", () => {
    const leaving = pair({}, { x: 99, vx: 2 }, range);
    leaving.step();
    expect(motionOf(leaving.world, 1)[2]).toBe(1);
    const returning = pair({}, { x: 110, vx: -2 }, range);
    returning.step();
    expect(motionOf(returning.world, 1)[2]).toBe(-2);
  });
});

describe("a spring", () => {
  it("changes velocities, not positions, by strength, error and inverse mass, half in each of two passes", () => {
    const game = pair({ invMass: 2 }, { x: 140 }, { strength: 0.1 });
    game.step();
    expect(distance(game)).toBe(140);
    expect(motionOf(game.world, 0)[2]).toBeCloseTo(8, 12);
    expect(motionOf(game.world, 1)[2]).toBeCloseTo(-4, 12);
  });

  it("of strength 0 does nothing", () => {
    const game = pair({}, { x: 140 }, { strength: 0 });
    game.step();
    expect([motionOf(game.world, 0), motionOf(game.world, 1)]).toEqual([
      [0, 0, 0, 0],
      [140, 0, 0, 0],
    ]);
  });

  it("does not move immovable discs", () => {
    const game = pair({ invMass: 0 }, { x: 140, invMass: 0 }, { strength: 0.1 });
    game.step();
    expect([motionOf(game.world, 0)[2], motionOf(game.world, 1)[2]]).toEqual([0, 0]);
  });

  it("swings about its length", () => {
    const game = pair({ invMass: 0 }, { x: 140 }, { strength: 0.01 });
    const lengths = Array.from({ length: 200 }, () => {
      game.step();
      return distance(game);
    });
    expect(Math.min(...lengths)).toBeLessThan(70);
    expect(Math.max(...lengths)).toBeLessThan(141);
  });
});

describe("joints", () => {
  it("are resolved in the order of the file, each on the result of the last", () => {
    const discs = [{}, { x: 140 }, { x: 280 }].map((changes) => disc({ cMask: 0, damping: 1, ...changes }));
    const joints = [joint({ d0: 0, d1: 1 }), joint({ d0: 1, d1: 2 })];
    const game = play(field({ discs, joints }));
    game.step();
    const inOrder = game.world.discs.x.slice(0, 3);
    const other = play(field({ discs, joints: joints.toReversed() }));
    other.step();
    expect(Array.from(inOrder)).not.toEqual(Array.from(other.world.discs.x.slice(0, 3)));
  });

  it("to an unknown disc are skipped", () => {
    const game = play(field({ discs: [disc({})], joints: [joint({ d0: 0, d1: 1 }), joint({ d0: 7, d1: 0 })] }));
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 0, 0, 0]);
  });

  it("can connect a player's disc", () => {
    const game = play(field({ discs: [disc({ invMass: 0 })], joints: [joint({ maxLength: 50, minLength: 50 })] }), {
      red: [1],
    });
    game.step(100);
    expect(distance(game)).toBeCloseTo(-50, 6);
  });
});
