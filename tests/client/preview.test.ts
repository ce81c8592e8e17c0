import { beforeAll, describe, expect, it, vi } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadiums/stadium-library.ts";
import { EXACT_REACH } from "#client/paint/clip.ts";
import { OUTLINE_WIDTH } from "#client/paint/disc.ts";
import { paintPreview } from "#client/paint/preview.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import type { Stadium } from "#sim/stadium.ts";
import { accept, hbs } from "../support/hbs.ts";

/** A canvas context that only notes calls; every method returns an object that accepts further calls. */
function recordingContext() {
  const calls: { readonly name: string; readonly args: readonly unknown[] }[] = [];
  const result = { addColorStop: () => undefined, setTransform: () => undefined };
  const context = new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) =>
      name in target ? target[name] : (...args: unknown[]) => (calls.push({ name, args }), result),
    set: (target, name: string, value) => ((target[name] = value), true),
  });
  return { context: context as unknown as CanvasRenderingContext2D, calls };
}

beforeAll(() => {
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = () => recordingContext().context;
    },
  );
  vi.stubGlobal(
    "DOMMatrix",
    class {
      scale = () => this;
    },
  );
  return () => vi.unstubAllGlobals();
});

const SIZE = { width: 192, height: 116, density: 2 };

/** The numbers that a preview passes to the canvas. */
function numbersOf(stadium: Stadium): readonly number[] {
  const { context, calls } = recordingContext();
  paintPreview(context, stadium, SIZE);
  return calls.flatMap(({ args }) => args.flat()).filter((arg) => typeof arg === "number");
}

describe("a map preview", () => {
  it.each(STADIUM_CARDS.map(({ name, stadium }) => ({ name, stadium })))(
    "of $name passes only finite numbers to the canvas and restores its state",
    ({ stadium }) => {
      const { context, calls } = recordingContext();
      paintPreview(context, stadium, SIZE);
      const numbers = calls.flatMap(({ args }) => args.flat()).filter((arg) => typeof arg === "number");
      expect(numbers.every(Number.isFinite)).toBe(true);
      const count = (name: string) => calls.filter((call) => call.name === name).length;
      expect(count("save")).toBe(count("restore"));
      expect(count("stroke")).toBeGreaterThan(0);
    },
  );

  it("passes only numbers that the canvas holds exactly, whatever a stadium reaches to", () => {
    const { stadium } = accept(hbs({ width: 400, height: 200, bg: { type: "grass", width: 350, height: 150 } }));
    const [ball, joint] = [
      { ...stadium.discs[0]!, radius: 10 },
      { minLength: 0, maxLength: 0, strength: 0, color: 0 },
    ];
    const masks = { bCoef: 1, cMask: 0, cGroup: 0 };
    for (const far of [1e5, 1e7, 1e30, 1e200, 1.7e308]) {
      for (const type of ["grass", "hockey"] as const) {
        const endless = {
          ...stadium,
          bg: { ...stadium.bg, type, kickOffRadius: far },
          discs: [ball, { ...ball, radius: far }, { ...ball, x: far, y: -far, radius: far }, { ...ball, x: -far }],
          joints: [
            { ...joint, d0: 0, d1: 2 },
            { ...joint, d0: 2, d1: 3 },
          ],
          vertexes: [
            { ...masks, x: -far, y: -far },
            { ...masks, x: far, y: far },
            { ...masks, x: 0, y: 0 },
          ],
          segments: [Infinity, 0, 1, far].flatMap((curveF) =>
            [1, 2].map((v1) => ({ ...masks, v0: 0, v1, curveF, bias: 0, vis: true, color: 0 })),
          ),
          goals: [{ p0: { x: -far, y: -far }, p1: { x: far, y: far }, team: "red" }],
          planes: [{ ...masks, normal: { x: 0, y: 1 }, dist: far }],
        } satisfies Stadium;
        expect(Math.max(...numbersOf(endless).map(Math.abs)), `${type} ${far}`).toBeLessThan(2 * EXACT_REACH);
        // A field's sides are level or upright, so that the other coordinate of their ends need not be exact.
        const field = { ...endless.bg, width: far, height: far, cornerRadius: far / 2, goalLine: 9 };
        expect(numbersOf({ ...endless, bg: field }).every(Number.isFinite), `${type} ${far}`).toBe(true);
      }
    }
  });

  it("has a football with spots where it is large enough", () => {
    const classic = builtinStadium("Classic");
    const fills = (width: number, stadium: Stadium) => {
      const { context, calls } = recordingContext();
      paintPreview(context, stadium, { width, height: width / 2, density: 1 });
      return calls.filter(({ name }) => name === "fill").length;
    };
    const flat = { ...classic, discs: classic.discs.map((disc) => ({ ...disc, color: 1 })) };
    expect(fills(190, classic)).toBe(fills(190, flat));
    expect(fills(1600, classic)).toBeGreaterThan(fills(1600, flat));
  });

  it("paints discs in index order, the ball first, and none without a positive radius", () => {
    const { stadium } = accept(hbs({ width: 400, height: 200 }));
    const ball = stadium.discs[0]!;
    const { context, calls } = recordingContext();
    const discs = [10, 20, 0, -30, 40].map((radius) => ({ ...ball, radius, color: 1 }));
    paintPreview(context, { ...stadium, discs }, SIZE);
    const radii = calls.filter(({ name }) => name === "arc").map(({ args }) => Number(args[2]));
    expect(radii).toEqual([10, 20, 40].map((radius) => radius - OUTLINE_WIDTH / 2));
  });
});
