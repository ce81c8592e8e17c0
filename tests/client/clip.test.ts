import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Arc,
  type Area,
  type Circle,
  cutArc,
  cutLine,
  EXACT_REACH,
  traceArc,
  traceCircle,
  traceLine,
} from "#client/paint/clip.ts";
import { recordedPath } from "../support/recorded-path.ts";

const AREA: Area = { x: -420, y: -200, width: 840, height: 400 };

/** A circle through a point of the picture, with its centre in the given direction. */
const through = (x: number, y: number, angle: number, radius: number): Circle => ({
  x: x + radius * Math.cos(angle),
  y: y + radius * Math.sin(angle),
  radius,
});

const isIn = ({ x, y, width, height }: Area, px: number, py: number) =>
  px >= x && px <= x + width && py >= y && py <= y + height;

const circles = fc
  .record({
    x: fc.double({ min: -420, max: 420, noNaN: true }),
    y: fc.double({ min: -200, max: 200, noNaN: true }),
    angle: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
    radius: fc.double({ min: 2 * EXACT_REACH, max: 1e9, noNaN: true }),
  })
  .map(({ x, y, angle, radius }) => ({ x, y, circle: through(x, y, angle, radius) }));

describe("a circle of any radius", () => {
  it("passes through its points of the picture, and no path leaves the surroundings", () => {
    fc.assert(
      fc.property(circles, (given) => {
        const { subpaths } = recordedPath((context) => traceCircle(context, given.circle, AREA));
        expect(subpaths).toHaveLength(1);
        expect(distanceTo(subpaths[0]!, given.x, given.y)).toBeLessThan(0.01);
        expect(Math.max(...subpaths[0]!.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))).toBeLessThan(EXACT_REACH);
      }),
    );
  });

  it("has the same inside as the circle", () => {
    fc.assert(
      fc.property(
        circles,
        fc.double({ min: -420, max: 420, noNaN: true }),
        fc.double({ min: -200, max: 200, noNaN: true }),
        ({ circle }, x, y) => {
          const { subpaths } = recordedPath((context) => traceCircle(context, circle, AREA));
          const gap = Math.hypot(x - circle.x, y - circle.y) - circle.radius;
          if (Math.abs(gap) > 0.1) expect(isInside(subpaths[0]!, x, y)).toBe(gap < 0);
        },
      ),
    );
  });

  it("is a rectangle around the picture or nothing where its edge is not in it", () => {
    const inside = recordedPath((context) => traceCircle(context, { x: 0, y: 1e6, radius: 2e6 }, AREA));
    expect(isInside(inside.subpaths[0]!, -420, -200) && isInside(inside.subpaths[0]!, 420, 200)).toBe(true);
    const outside = recordedPath((context) => traceCircle(context, { x: 0, y: 1e6, radius: 9e5 }, AREA));
    expect(outside.subpaths).toEqual([]);
  });

  it("is the canvas's own where it fits the precision of canvases", () => {
    expect(recordedPath((context) => traceCircle(context, { x: 1, y: 2, radius: 30 }, AREA)).calls).toEqual([
      ["moveTo", 31, 2],
      ["arc", 1, 2, 30, 0, 2 * Math.PI],
    ]);
  });
});

describe("an arc of any radius", () => {
  it("is drawn only where it runs", () => {
    fc.assert(
      fc.property(circles, ({ x, y, circle }) => {
        const angle = Math.atan2(y - circle.y, x - circle.x);
        // The arc begins at the point and runs clockwise for 50 map units.
        const arc: Arc = { ...circle, from: angle, to: angle + 50 / circle.radius };
        const { subpaths } = recordedPath((context) => traceArc(context, arc, AREA));
        expect(subpaths).toHaveLength(1);
        const length = subpaths[0]!.reduce((sum, point, i, all) => {
          const before = all[i - 1] ?? point;
          return sum + Math.hypot(point.x - before.x, point.y - before.y);
        }, 0);
        expect(length).toBeCloseTo(50, 1);
        expect(Math.hypot(subpaths[0]![0]!.x - x, subpaths[0]![0]!.y - y)).toBeLessThan(1e-3);
      }),
    );
  });

  it("may leave the picture and return", () => {
    // Nearly a whole turn, with its gap in the middle of the picture.
    const arc = { ...through(0, 0, Math.PI / 2, 1e6), from: -Math.PI / 2 + 1e-4, to: -Math.PI / 2 - 1e-4 };
    const parts = cutArc(arc, AREA);
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(part.some(({ x, y }) => isIn(AREA, x, y))).toBe(true);
    expect(Math.min(...parts.flat().map(({ x }) => Math.abs(x)))).toBeCloseTo(100, 3);
  });
});

describe("a line of any length", () => {
  it("passes through its points of the picture", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -420, max: 420, noNaN: true }),
        fc.double({ min: -200, max: 200, noNaN: true }),
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        fc.double({ min: 2 * EXACT_REACH, max: 1e9, noNaN: true }),
        (x, y, angle, length) => {
          const [dx, dy] = [length * Math.cos(angle), length * Math.sin(angle)];
          const { subpaths } = recordedPath((context) => {
            traceLine(context, { x: x - dx, y: y - dy }, { x: x + dx, y: y + dy }, AREA);
          });
          expect(distanceTo(subpaths[0]!, x, y)).toBeLessThan(1e-3);
          expect(Math.max(...subpaths[0]!.flatMap((point) => [Math.abs(point.x), Math.abs(point.y)]))).toBeLessThan(
            1e3,
          );
        },
      ),
    );
  });

  it("gives finite numbers or nothing", () => {
    fc.assert(
      fc.property(fc.tuple(number, number, number, number), (ends) => {
        const [ax, ay, bx, by] = ends;
        const line = cutLine({ x: ax, y: ay }, { x: bx, y: by }, AREA);
        if (line) {
          expect(line.flatMap((point) => [point.x, point.y]).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it("is left out where it misses the picture", () => {
    expect(cutLine({ x: -1e6, y: 900 }, { x: 1e6, y: 901 }, AREA)).toBeUndefined();
    expect(cutLine({ x: 900, y: -1e6 }, { x: 900, y: 1e6 }, AREA)).toBeUndefined();
  });
});

/** Any finite number. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

type Points = readonly { readonly x: number; readonly y: number }[];

function distanceTo(points: Points, x: number, y: number): number {
  return Math.min(
    ...points.slice(1).map((b, i) => {
      const a = points[i]!;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const square = dx * dx + dy * dy;
      const share = square > 0 ? Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / square)) : 0;
      return Math.hypot(a.x + share * dx - x, a.y + share * dy - y);
    }),
  );
}

/** Even-odd rule. */
function isInside(points: Points, x: number, y: number): boolean {
  return points.reduce((inside, b, i) => {
    const a = points.at(i - 1)!;
    const crosses = a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
    return crosses ? !inside : inside;
  }, false);
}
