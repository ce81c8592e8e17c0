/** The boxes of segments only save time: without them every position and speed has the same bits. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArena, type Arena } from "#sim/arena.ts";
import { STRAIGHT } from "#stadium/curve.ts";
import type { Stadium } from "#sim/stadium.ts";
import { disc, ends, field, motionOf, play, segment } from "../support/world-builder.ts";

/** An arena whose boxes reject nothing. */
function withoutBoxes(stadium: Stadium): Arena {
  const arena = createArena(stadium);
  const { left, right, top, bottom } = arena.segments;
  left.fill(-Infinity);
  top.fill(-Infinity);
  right.fill(Infinity);
  bottom.fill(Infinity);
  return arena;
}

/** Positions and speeds of all discs after some ticks. */
function outcome(arena: Arena): string {
  const game = play(arena);
  for (let t = 0; t < 8; t++) game.step();
  return JSON.stringify(Array.from({ length: game.world.discs.count }, (_, i) => motionOf(game.world, i).map(String)));
}

const SIZES = [1, 50, 1000, 1e7, 1e15] as const;

const scene: fc.Arbitrary<Stadium> = fc.constantFrom(...SIZES).chain((size) => {
  const near = fc.double({ min: -size, max: size, noNaN: true });
  const somewhere = fc.tuple(near, near);
  const curveF = fc.oneof(
    fc.constant(STRAIGHT),
    fc.double({ min: -12, max: 12, noNaN: true }),
    fc.constantFrom(0, 1, -1, 1e-9),
  );
  const bias = fc.oneof(fc.constant(0), near);
  const radius = fc.oneof(fc.double({ min: 0, max: size, noNaN: true }), fc.constantFrom(0, 10, -5, size * 3));
  return fc
    .record({
      points: fc.array(somewhere, { minLength: 2, maxLength: 12 }),
      walls: fc.array(fc.record({ curveF, bias }), { minLength: 1, maxLength: 12 }),
      discs: fc.array(fc.record({ at: somewhere, speed: somewhere, radius }), { minLength: 1, maxLength: 8 }),
    })
    .map(({ points, walls, discs }) =>
      field({
        vertexes: ends(...points),
        segments: walls.map((wall, i) => segment(i % points.length, (i * 5 + 1) % points.length, wall)),
        discs: discs.map(({ at: [x, y], speed: [vx, vy], radius: r }) =>
          disc({ x, y, vx: vx / 4, vy: vy / 4, radius: r, cMask: 32 }),
        ),
      }),
    );
});

describe("the boxes of segments", () => {
  it("change no bit of any position or speed, for arcs and lines of all sizes, sides and radii", () => {
    fc.assert(
      fc.property(scene, (stadium) => {
        expect(outcome(createArena(stadium))).toBe(outcome(withoutBoxes(stadium)));
      }),
      { numRuns: 1500 },
    );
  });
});
