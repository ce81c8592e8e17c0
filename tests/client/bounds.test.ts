import { describe, expect, it } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadiums/stadium-library.ts";
import { arcExtremes } from "#client/paint/arc.ts";
import { type Box, fitBox, lineBounds, pictureBounds } from "#client/paint/bounds.ts";
import { accept, hbs } from "../support/hbs.ts";

const stadiumOf = (name: string) => STADIUM_CARDS.find((card) => card.name === name)!.stadium;

const contains = (box: Box, { x, y }: { readonly x: number; readonly y: number }) =>
  x >= box.left - 1e-6 && x <= box.right + 1e-6 && y >= box.top - 1e-6 && y <= box.bottom + 1e-6;

describe("the bounds of a stadium's picture", () => {
  it("contain field, goals and ball of every map, and nothing the camera cannot show", () => {
    for (const { name, stadium } of STADIUM_CARDS) {
      const box = pictureBounds(stadium);
      for (const { p0, p1 } of stadium.goals)
        expect([name, contains(box, p0), contains(box, p1)]).toEqual([name, true, true]);
      expect([name, contains(box, stadium.discs[0]!)]).toEqual([name, true]);
      expect(box.right).toBeLessThanOrEqual(stadium.width);
      expect(box.bottom).toBeLessThanOrEqual(stadium.height);
      expect(box.right).toBeGreaterThan(box.left);
    }
  });

  it("ignore invisible walls", () => {
    const classic = stadiumOf("Classic");
    const wall = { ...classic.segments[0]!, vis: false, v0: classic.vertexes.length, v1: classic.vertexes.length };
    const corner = { ...classic.vertexes[0]!, x: classic.width, y: classic.height };
    const hidden = { ...classic, vertexes: [...classic.vertexes, corner], segments: [...classic.segments, wall] };
    expect(pictureBounds(hidden)).toEqual(pictureBounds(classic));
    expect(lineBounds(hidden)).toEqual(lineBounds(classic));
  });

  it("ignore discs without a positive radius, and walls that 64-bit floats cannot hold", () => {
    const classic = stadiumOf("Classic");
    const [ball, vertex, segment] = [classic.discs[0]!, classic.vertexes[0]!, classic.segments[0]!];
    const at = { x: classic.width, y: classic.height };
    const hidden = [0, -8, -1e300].map((radius) => ({ ...ball, ...at, radius }));
    expect(pictureBounds({ ...classic, discs: [...classic.discs, ...hidden] })).toEqual(pictureBounds(classic));
    const far = [-1, 1].map((side) => ({ ...vertex, x: side * 1.5e308, y: 1.5e308 }));
    const wall = { ...segment, vis: true, color: 0, v0: classic.vertexes.length, v1: classic.vertexes.length + 1 };
    for (const curveF of [0, 1e-300, 1e300, Infinity]) {
      const vertexes = [...classic.vertexes, ...far];
      const box = pictureBounds({ ...classic, vertexes, segments: [...classic.segments, { ...wall, curveF }] });
      expect(Object.values(box).every(Number.isFinite)).toBe(true);
    }
  });

  it("are never so small that a ball fills the picture", () => {
    const box = pictureBounds(accept(hbs({ width: 400, height: 200 })).stadium);
    expect(box).toEqual({ left: -130, top: -75, right: 130, bottom: 75 });
  });

  it("are the camera's where a map has nothing visible", () => {
    const empty = accept(hbs({ width: 300, height: 100, bg: { type: "none" } })).stadium;
    const bare = { ...empty, discs: [], goals: [], segments: [] };
    expect(pictureBounds(bare)).toEqual({ left: -300, top: -100, right: 300, bottom: 100 });
    expect(lineBounds(bare)).toBeUndefined();
  });

  it("include how far an arc bulges beyond its ends", () => {
    const half = { x: 0, y: 0, radius: 10, from: Math.PI, to: 2 * Math.PI };
    const points = arcExtremes(half);
    expect(Math.min(...points.map(({ y }) => y))).toBeCloseTo(-10);
    expect(Math.max(...points.map(({ y }) => y))).toBeCloseTo(0);
    const quarter = { x: 5, y: 5, radius: 10, from: 0.1, to: 0.2 };
    expect(arcExtremes(quarter)).toHaveLength(2);
  });
});

describe("a fitted box", () => {
  it("is as large as the picture allows, centred, with a margin", () => {
    const box = { left: -100, top: -10, right: 300, bottom: 90 };
    const { scale, x, y } = fitBox(box, 210, 110, 5);
    expect(scale).toBeCloseTo(0.5);
    expect(x + scale * box.left).toBeCloseTo(5);
    expect(x + scale * box.right).toBeCloseTo(205);
    expect(y + (scale * (box.top + box.bottom)) / 2).toBeCloseTo(55);
  });
});
