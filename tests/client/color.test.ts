import { describe, expect, it } from "vitest";
import { contrast, css, cssHex, leastDistance, lightened, linear, luma, mix } from "#client/paint/color.ts";

describe("colours", () => {
  it("have the contrast ratio of WCAG", () => {
    expect(contrast(0x000000, 0xffffff)).toBeCloseTo(21);
    expect(contrast(0xffffff, 0x000000)).toBeCloseTo(21);
    expect(contrast(0x777777, 0xffffff)).toBeCloseTo(4.48, 2);
    expect(contrast(0x123456, 0x123456)).toBe(1);
  });

  it("are written as CSS", () => {
    expect(cssHex(0x00000f)).toBe("#00000f");
    expect(css(0x102030)).toBe("rgba(16, 32, 48, 1)");
    expect(css(0x102030, 0.5)).toBe("rgba(16, 32, 48, 0.5)");
  });

  it("are mixed per channel", () => {
    expect(mix(0x000000, 0xffffff, 0.5)).toBe(0x808080);
    expect(mix(0x102030, 0x908070, 0)).toBe(0x102030);
    expect(mix(0x102030, 0x908070, 1)).toBe(0x908070);
  });

  it("are lightened as much as the contrast needs", () => {
    const background = 0x182f20;
    for (const color of [0x000000, 0xff0000, 0x0000ff, 0x800080, 0x333333]) {
      const shown = contrast(lightened(color, background, 4.5), background);
      expect(shown).toBeGreaterThanOrEqual(4.5);
      expect(shown).toBeLessThan(4.7);
    }
    expect(lightened(0xffd700, background, 4.5)).toBe(0xffd700);
    expect(lightened(0xff0000, background, 4.5) >> 16).toBe(0xff);
  });

  it("have a luma from black to white", () => {
    expect(luma(0)).toBe(0);
    expect(luma(0xffffff)).toBeCloseTo(1);
    expect(luma(0x00ff00)).toBeGreaterThan(luma(0xff0000));
  });

  it("are as far apart as under the colour vision that separates them least", () => {
    const distance = (a: number, b: number) => leastDistance(linear(a), linear(b));
    expect(distance(0, 0xffffff)).toBeCloseTo(1, 1);
    expect(distance(0x3b6cf6, 0x3b6cf6)).toBe(0);
    // Opposites with full colour vision, the same brown with protanopia or deuteranopia.
    expect(distance(0xd02020, 0x5a8a00)).toBeLessThan(0.1);
  });
});
