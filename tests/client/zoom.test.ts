import { describe, expect, it } from "vitest";
import { type ZoomRules, zoomFor } from "#client/scene/zoom.ts";

/** A pitch far larger than any screen, with a limit of the view's width. */
const large = (maxViewWidth = 0): ZoomRules => ({ width: 5000, height: 5000, maxViewWidth });
const CLASSIC: ZoomRules = { width: 420, height: 200, maxViewWidth: 0 };

describe("the zoom", () => {
  it.each([
    [1366, 768],
    [1280, 720],
    [1440, 900],
    [1024, 768],
    [2560, 1440],
    [844, 390],
  ])("shows all of Classic on a screen of %i × %i", (width, height) => {
    const zoom = zoomFor({ width, height }, CLASSIC);
    expect(width / zoom).toBeGreaterThan(839.99);
    expect(height / zoom).toBeGreaterThan(399.99);
  });

  it("shows a part of Classic on a phone held upright", () => {
    expect(zoomFor({ width: 390, height: 844 }, CLASSIC)).toBe(zoomFor({ width: 390, height: 844 }, large()));
  });

  it("shows as much of a pitch that fits easily as of one that is too large", () => {
    const screen = { width: 1366, height: 768 };
    expect(zoomFor(screen, { width: 100, height: 50, maxViewWidth: 0 })).toBe(zoomFor(screen, large()));
  });

  it("shows the same part of the pitch on a laptop and on a large screen of the same shape", () => {
    const laptop = zoomFor({ width: 1280, height: 720 }, large());
    const wall = zoomFor({ width: 2560, height: 1440 }, large());
    expect(wall / laptop).toBeCloseTo(2, 10);
  });

  it("has a minimum, so that discs are large enough on a phone", () => {
    expect(zoomFor({ width: 390, height: 844 }, large())).toBeGreaterThanOrEqual(1.1);
    expect(zoomFor({ width: 844, height: 390 }, large())).toBeGreaterThanOrEqual(1.1);
  });

  it("shows exactly the stadium's maximum width where more would fit", () => {
    expect(1366 / zoomFor({ width: 1366, height: 768 }, large(500))).toBeCloseTo(500, 10);
    expect(zoomFor({ width: 1366, height: 768 }, large(2000))).toBe(zoomFor({ width: 1366, height: 768 }, large()));
  });

  it("is the user's factor times what fits", () => {
    const screen = { width: 1280, height: 720 };
    expect(zoomFor(screen, large(), 1.5)).toBeCloseTo(1.5 * zoomFor(screen, large()), 12);
    expect(zoomFor({ width: 390, height: 844 }, large(), 0.5)).toBeCloseTo(
      0.5 * zoomFor({ width: 390, height: 844 }, large()),
      12,
    );
  });

  it("never shows more than the stadium's maximum width", () => {
    expect(1366 / zoomFor({ width: 1366, height: 768 }, large(500), 0.5)).toBeCloseTo(500, 10);
    expect(1366 / zoomFor({ width: 1366, height: 768 }, large(500), 2)).toBeLessThan(500);
  });
});
