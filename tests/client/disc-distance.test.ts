import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discTerms, type DiscTerms } from "#client/render/disc-distance.ts";

const f = Math.fround;

/** The shader's function in 32-bit floats, as a graphics card computes it. */
function discDistance32({ x, y, curvature, offset }: DiscTerms, atX: number, atY: number): number {
  const [ux, uy, c, px, py] = [f(x), f(y), f(curvature), f(atX), f(atY)];
  const dot = (ax: number, ay: number, bx: number, by: number) => f(f(ax * bx) + f(ay * by));
  const square = f(f(f(dot(px, py, px, py) * c) - f(2 * dot(px, py, ux, uy))) + f(offset));
  const [dx, dy] = [f(f(px * c) - ux), f(f(py * c) - uy)];
  return f(square / f(f(Math.sqrt(dot(dx, dy, dx, dy))) + 1));
}

describe("the distance from a disc's edge in a shader", () => {
  it("is within a hundredth of a pixel at any radius", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 200, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: -1200, max: 1200, noNaN: true }),
        fc.double({ min: -1200, max: 1200, noNaN: true }),
        (radius, angle, x, y) => {
          // A pixel of the edge at (x, y), and one that is 3 pixels inside.
          const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
          const terms = discTerms(x + radius * dx, y + radius * dy, radius);
          expect(Math.abs(discDistance32(terms, x, y))).toBeLessThan(0.01);
          expect(Math.abs(discDistance32(terms, x + 3 * dx, y + 3 * dy) + 3)).toBeLessThan(0.01);
        },
      ),
    );
  });

  it("has its sign beyond that", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e9, max: 1e300, noNaN: true }), (radius) => {
        expect(discDistance32(discTerms(0, radius * 1.5, radius), 10, 10)).toBeGreaterThan(1000);
        expect(discDistance32(discTerms(0, radius * 0.5, radius), 10, 10)).toBeLessThan(-1000);
      }),
    );
  });
});
