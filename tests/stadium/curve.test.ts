import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveDegrees, curveFactor, STRAIGHT } from "#stadium/curve.ts";
import { readReference } from "./reference-files.ts";

type CurveTable = { readonly rows: readonly (readonly [degrees: number, curveF: number | null])[] };

describe("curveFactor", () => {
  it("is 1/tan of half the angle, with the last bit that existing maps have", () => {
    expect(curveFactor(90)).toBe(1.0000000000000002);
    expect(curveFactor(180)).toBe(6.123233995736766e-17);
    expect(curveFactor(270)).toBe(-0.9999999999999998);
  });

  it("is straight outside about 9.99 to 340 degrees", () => {
    for (const degrees of [0, 5, 9.98, 341, 359, 360, 720, 1e30]) expect(curveFactor(degrees)).toBe(STRAIGHT);
    expect(curveFactor(9.991)).toBeLessThan(STRAIGHT);
    expect(curveFactor(339.999)).toBeGreaterThan(-STRAIGHT);
  });

  const table = readReference<CurveTable>("curve-table.json");
  it.skipIf(table === null)("equals every row of the reference table", () => {
    for (const [degrees, curveF] of table?.rows ?? []) {
      expect(curveFactor(Math.abs(degrees)), `${degrees} degrees`).toBe(curveF ?? STRAIGHT);
    }
  });
});

describe("curveDegrees", () => {
  it("finds the angle again, as a round number where there is one", () => {
    expect(curveDegrees(curveFactor(90))).toBe(90);
    expect(curveDegrees(curveFactor(180))).toBe(180);
    expect(curveDegrees(curveFactor(12.5))).toBe(12.5);
    expect(curveDegrees(STRAIGHT)).toBe(0);
  });

  it("is close for every angle, and finite for every factor", () => {
    fc.assert(
      fc.property(fc.double({ min: 10, max: 339.9, noNaN: true }), (degrees) => {
        expect(curveDegrees(curveFactor(degrees))).toBeCloseTo(degrees, 6);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -1e30, max: 1e30, noNaN: true }), (curveF) => {
        const degrees = curveDegrees(curveF);
        expect(degrees >= 0 && degrees <= 360).toBe(true);
      }),
    );
  });
});
