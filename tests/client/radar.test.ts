/** The size of the radar, and when it is shown. */
import { describe, expect, it } from "vitest";
import { pictureBounds } from "#client/paint/bounds.ts";
import { fitRadar, needsRadar } from "#client/paint/radar.ts";
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";

const huge = builtinStadium("Huge");

describe("the radar", () => {
  it("is as long as asked, not higher than allowed, and turned with the pitch", () => {
    const level = fitRadar(huge, 180, 120, 0);
    const upright = fitRadar(huge, 180, 120, -1);
    expect([level.width, level.height <= 120]).toEqual([180, true]);
    expect([upright.width, upright.height]).toEqual([level.height, level.width]);
  });

  it.each(BUILTIN_NAMES)("has all of the pitch inside: %s", (name) => {
    const { box, scale, width, height } = fitRadar(builtinStadium(name), 180, 120, 0);
    expect((box.right - box.left) * scale).toBeLessThan(width);
    expect((box.bottom - box.top) * scale).toBeLessThan(height);
  });

  it("is needed while the screen shows less than four fifths of the pitch along an axis", () => {
    const fit = fitRadar(huge, 180, 120, 0);
    const { left, top, right, bottom } = pictureBounds(huge);
    const shown = (width: number, height: number) => ({
      ...{ x: left, y: top },
      ...{ width: (right - left) * width, height: (bottom - top) * height },
    });
    expect(needsRadar(fit, shown(0.81, 0.81))).toBe(false);
    expect(needsRadar(fit, shown(0.79, 1))).toBe(true);
    expect(needsRadar(fit, shown(1, 0.79))).toBe(true);
  });
});
