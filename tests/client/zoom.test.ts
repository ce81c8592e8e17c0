import { describe, expect, it } from "vitest";
import { zoomFor } from "#client/scene/zoom.ts";

describe("the zoom", () => {
  it("shows the whole height and nearly the whole width of Classic on a laptop", () => {
    const zoom = zoomFor({ width: 1366, height: 768 }, 0);
    expect(768 / zoom).toBeGreaterThanOrEqual(400);
    expect(1366 / zoom).toBeGreaterThan(740);
  });

  it("shows the same part of the pitch on a laptop and on a large screen of the same shape", () => {
    const laptop = zoomFor({ width: 1280, height: 720 }, 0);
    const wall = zoomFor({ width: 2560, height: 1440 }, 0);
    expect(wall / laptop).toBeCloseTo(2, 10);
  });

  it("has a minimum, so that discs are large enough on a phone", () => {
    expect(zoomFor({ width: 390, height: 844 }, 0)).toBeGreaterThanOrEqual(1.1);
    expect(zoomFor({ width: 844, height: 390 }, 0)).toBeGreaterThanOrEqual(1.1);
  });

  it("shows exactly the stadium's maximum width where more would fit", () => {
    expect(1366 / zoomFor({ width: 1366, height: 768 }, 500)).toBeCloseTo(500, 10);
    expect(zoomFor({ width: 1366, height: 768 }, 2000)).toBe(zoomFor({ width: 1366, height: 768 }, 0));
  });

  it("is the user's factor times what fits", () => {
    const screen = { width: 1280, height: 720 };
    expect(zoomFor(screen, 0, 1.5)).toBeCloseTo(1.5 * zoomFor(screen, 0), 12);
    expect(zoomFor({ width: 390, height: 844 }, 0, 0.5)).toBeCloseTo(0.5 * zoomFor({ width: 390, height: 844 }, 0), 12);
  });

  it("never shows more than the stadium's maximum width", () => {
    expect(1366 / zoomFor({ width: 1366, height: 768 }, 500, 0.5)).toBeCloseTo(500, 10);
    expect(1366 / zoomFor({ width: 1366, height: 768 }, 500, 2)).toBeLessThan(500);
  });
});
