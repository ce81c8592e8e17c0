/** Shapes of curved segments. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { arcLength, arcMiddle, curveThrough } from "#editor/curve-shape.ts";

const coordinate = fc.integer({ min: -1000, max: 1000 });
const point = fc.record({ x: coordinate, y: coordinate });
const ends = fc.tuple(point, point).filter(([v0, v1]) => v0.x !== v1.x || v0.y !== v1.y);
const curve = fc
  .tuple(fc.integer({ min: 11, max: 339 }), fc.boolean())
  .map(([degrees, negative]) => (negative ? -degrees : degrees));

it("finds the curve again from the middle of the arc", () => {
  fc.assert(
    fc.property(ends, curve, ([v0, v1], degrees) => {
      expect(curveThrough(v0, v1, arcMiddle(v0, v1, degrees))).toBeCloseTo(degrees, 6);
    }),
  );
});

it("draws the same arc from the other end with the opposite curve", () => {
  fc.assert(
    fc.property(ends, curve, ([v0, v1], degrees) => {
      const middle = arcMiddle(v0, v1, degrees);
      const reversed = arcMiddle(v1, v0, -degrees);
      expect(Math.hypot(middle.x - reversed.x, middle.y - reversed.y)).toBeLessThan(1e-6);
    }),
  );
});

it("is straight when nearly flat, and measures a half circle", () => {
  const [v0, v1] = [
    { x: -100, y: 0 },
    { x: 100, y: 0 },
  ];
  expect(curveThrough(v0, v1, { x: 0, y: 1 })).toBe(0);
  expect(arcMiddle(v0, v1, 9)).toEqual({ x: 0, y: 0 });
  expect(arcMiddle(v0, v1, 180).y).toBeCloseTo(-100, 9);
  expect(arcLength(v0, v1, 180)).toBeCloseTo(100 * Math.PI, 9);
  expect(arcLength(v0, v1, 9)).toBe(200);
});
