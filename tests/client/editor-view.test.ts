/** What the canvas of the editor shows of the map when it gets another size. */
import { signal } from "@preact/signals-core";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { keepSeen, viewOf } from "#client/editor/view/keep-seen.ts";
import type { Viewpoint } from "#client/editor/editor-state.ts";
import type { Turn } from "#client/session/device.ts";
import { type CanvasSize, fitBox, fitTurned, panBy, shownBox, toMap, zoomAt } from "#client/editor/viewpoint.ts";

const BOUNDS = { left: -420, top: -200, right: 420, bottom: 200 };
const UPRIGHT = { width: 390, height: 600 };
const ON_SIDE = { width: 800, height: 250 };

function createView(size: CanvasSize) {
  const viewpoint = signal<Viewpoint>(fitBox(BOUNDS, size));
  const wholeTurn = signal<Turn | null>(null);
  const canvas = signal(size);
  onTestFinished(keepSeen({ viewpoint, wholeTurn, size: () => canvas.value, bounds: () => BOUNDS }));
  return { viewpoint, wholeTurn, canvas };
}

describe("a canvas of another size", () => {
  it("shows everything again if everything was fitted", () => {
    const { viewpoint, canvas } = createView(UPRIGHT);
    canvas.value = ON_SIDE;
    expect(viewpoint.value).toEqual(fitBox(BOUNDS, ON_SIDE));
  });

  it("shows what was seen, and the first view again at the first size", () => {
    const { viewpoint, canvas } = createView(UPRIGHT);
    const chosen = { x: 300, y: 50, scale: 2 };
    viewpoint.value = chosen;
    canvas.value = ON_SIDE;
    expect(viewpoint.value.scale).toBeLessThan(2);
    canvas.value = { width: 200, height: 100 };
    canvas.value = UPRIGHT;
    expect(viewpoint.value).toEqual(chosen);
  });

  it("keeps a view that was chosen at that size", () => {
    const { viewpoint, canvas } = createView(UPRIGHT);
    canvas.value = ON_SIDE;
    viewpoint.value = { x: -300, y: 0, scale: 3 };
    canvas.value = { width: 900, height: 300 };
    expect(viewpoint.value).toEqual({ x: -300, y: 0, scale: 3 });
  });

  it("shows the whole map meanwhile and the view before afterwards, whatever the sizes between", () => {
    const { viewpoint, canvas, wholeTurn } = createView(UPRIGHT);
    const chosen = { x: 300, y: 50, scale: 2 };
    viewpoint.value = chosen;
    wholeTurn.value = 0;
    canvas.value = { width: 390, height: 844 };
    expect(viewpoint.value).toEqual(fitBox(BOUNDS, canvas.value));
    wholeTurn.value = null;
    canvas.value = UPRIGHT;
    expect(viewpoint.value).toEqual(chosen);
  });

  it("never hides a part of the map that was seen, nor enlarges it", () => {
    const side = fc.integer({ min: 100, max: 2000 });
    const size = fc.record({ width: side, height: side });
    const place = fc.record({
      x: fc.integer({ min: -400, max: 400 }),
      y: fc.integer({ min: -190, max: 190 }),
      scale: fc.double({ min: 0.2, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(place, size, size, (viewpoint, before, now) => {
        const view = viewOf({ viewpoint, size: before }, now, BOUNDS);
        const [seen, shown] = [shownBox(viewpoint, before), shownBox(view, now)];
        expect(shown.left).toBeLessThanOrEqual(Math.max(seen.left, BOUNDS.left) + 1e-6);
        expect(shown.top).toBeLessThanOrEqual(Math.max(seen.top, BOUNDS.top) + 1e-6);
        expect(shown.right).toBeGreaterThanOrEqual(Math.min(seen.right, BOUNDS.right) - 1e-6);
        expect(shown.bottom).toBeGreaterThanOrEqual(Math.min(seen.bottom, BOUNDS.bottom) - 1e-6);
        expect(view.scale).toBeLessThanOrEqual(viewpoint.scale);
      }),
    );
  });
});

describe("a turned map", () => {
  const canvas = { width: 400, height: 800 };

  it.each([-1, 1] as const)("fits with its length along the height (turn %i)", (turn) => {
    const view = fitTurned(BOUNDS, canvas, turn);
    expect(view.scale).toBe((400 - 96) / 400);
    const shown = shownBox(view, canvas);
    expect([shown.right - shown.left, shown.bottom - shown.top].map((side) => Math.round(side * view.scale))).toEqual([
      800, 400,
    ]);
    // The positive x axis is upwards for red, downwards for blue.
    expect(Math.sign(toMap(view, canvas, { x: 200, y: 0 }).x)).toBe(turn === -1 ? 1 : -1);
  });

  it.each([-1, 0, 1] as const)("moves and scales with the pointer (turn %i)", (turn) => {
    const view: Viewpoint = { x: 10, y: 20, scale: 2, turn };
    const at = { x: 120, y: 500 };
    const point = toMap(view, canvas, at);
    const zoomed = toMap(zoomAt(view, canvas, { at, factor: 1.5 }), canvas, at);
    expect(zoomed.x).toBeCloseTo(point.x);
    expect(zoomed.y).toBeCloseTo(point.y);
    const panned = toMap(panBy(view, { x: 30, y: -40 }), canvas, { x: at.x + 30, y: at.y - 40 });
    expect(panned.x).toBeCloseTo(point.x);
    expect(panned.y).toBeCloseTo(point.y);
  });
});
