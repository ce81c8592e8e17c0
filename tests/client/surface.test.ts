/** Which floor a map gets: never one that changes colours which the map paints with. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hueOf } from "#client/paint/color.ts";
import { groundColors } from "#client/paint/palette.ts";
import { standsBox } from "#client/paint/stands.ts";
import { courtOf, surfaceOf } from "#client/paint/surface.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { accept, hbs, type RawStadium } from "../support/hbs.ts";

const FULL = { look: "full", light: "night" } as const;
const CLASSIC = { look: "classic", light: "night" } as const;

const stadium = (map: RawStadium) => accept(hbs({ width: 400, height: 200, ...map })).stadium;
const surface = (bg: RawStadium) => surfaceOf(stadium({ bg }).bg);

/** Four walls around ±300 × ±150 with a gap of 120 at each goal. */
const HALL: RawStadium = {
  bg: { color: "B98A5A" },
  vertexes: [
    [-300, -150],
    [300, -150],
    [300, -60],
    [300, 60],
    [300, 150],
    [-300, 150],
    [-300, 60],
    [-300, -60],
  ].map(([x, y]) => ({ x, y })),
  segments: [
    [0, 1],
    [1, 2],
    [3, 4],
    [4, 5],
    [5, 6],
    [7, 0],
  ].map(([v0, v1]) => ({ v0, v1, color: "FFFFFF" })),
  goals: [
    { p0: [-300, -60], p1: [-300, 60], team: "red" },
    { p0: [300, -60], p1: [300, 60], team: "blue" },
  ],
};

describe("the surface of a stadium", () => {
  it("follows the type and the colour of its background", () => {
    expect(surface({ type: "grass" })).toBe("grass");
    expect(surface({ type: "grass", color: "5E8A4E" })).toBe("grass");
    expect(surface({ type: "grass", color: "B98A5A" })).toBe("boards");
    expect(surface({ type: "grass", color: "303A66" })).toBe("court");
    expect(surface({ type: "grass", color: "808080" })).toBe("court");
    expect(surface({ type: "hockey", color: "B98A5A" })).toBe("ice");
    expect(surface({ color: "B98A5A" })).toBe("boards");
    expect(surface({ color: "5E8A4E" })).toBe("court");
  });

  it("has the map's exact colour outside the field, in each look", () => {
    const { bg } = stadium({ bg: { type: "grass", width: 100, height: 50, color: "303A66" } });
    for (const look of [FULL, CLASSIC]) expect(groundColors(bg, look).outside).toBe(0x303a66);
    const grass = builtinStadium("Classic").bg;
    expect(groundColors(grass, CLASSIC).outside).toBe(grass.color);
  });
});

describe("the court of a map without a field", () => {
  it("is what walls enclose between the goals", () => {
    expect(courtOf(stadium(HALL))).toEqual({ left: -300, top: -150, right: 300, bottom: 150, corner: 0 });
  });

  it("has the round corners of its walls", () => {
    const shoebox = readFileSync(new URL("../../assets/stadium/shoebox.hbs", import.meta.url), "utf8");
    expect(courtOf(accept(shoebox).stadium)?.corner).toBeGreaterThan(10);
    // Corners without arcs are open.
    const [top, ...others] = HALL["vertexes"] as readonly RawStadium[];
    expect(courtOf(stadium({ ...HALL, vertexes: [{ ...top, x: -260 }, ...others] }))).toBeUndefined();
  });

  it("is left alone where the map paints with the colour of its ground, or has no walls or goals around it", () => {
    const [first, ...others] = HALL["segments"] as readonly RawStadium[];
    const hidden = { ...HALL, discs: [{ pos: [0, 0], radius: 20, color: "B98A5A" }] };
    const drawn = { ...HALL, segments: [{ ...first, color: "B98A5A" }, ...others] };
    const open = { ...HALL, segments: others };
    const invisible = { ...HALL, segments: [{ ...first, vis: false }, ...others] };
    const grass = { ...HALL, bg: { type: "grass", width: 300, height: 150 } };
    for (const map of [hidden, drawn, open, invisible, grass, { ...HALL, goals: [] }])
      expect(courtOf(stadium(map))).toBeUndefined();
  });
});

describe("the stands", () => {
  it("are outside of the camera's reach and of everything in the map", () => {
    const bg = { type: "grass", width: 370, height: 170 };
    const near = standsBox(stadium({ bg }))!;
    expect(near.right).toBeGreaterThan(400);
    expect(near.top).toBeLessThan(-200);
    const far = standsBox(stadium({ bg, discs: [{ pos: [900, 0], radius: 30 }] }))!;
    expect(far.right).toBeGreaterThan(930);
    expect(far.left).toBe(near.left);
  });

  it("are left out without a field, and where the map reaches far", () => {
    expect(standsBox(stadium({ bg: { color: "808080" } }))).toBeUndefined();
    const bg = { type: "grass", width: 370, height: 170 };
    expect(standsBox(stadium({ bg, discs: [{ pos: [1e5, 0], radius: 30 }] }))).toBeUndefined();
  });
});

it("hue and saturation are those of HSV", () => {
  expect(hueOf(0xff0000)).toEqual({ hue: 0, saturation: 1 });
  expect(hueOf(0x00ff00).hue).toBe(120);
  expect(hueOf(0x808000)).toEqual({ hue: 60, saturation: 1 });
  expect(hueOf(0x0000ff).hue).toBe(240);
  expect(hueOf(0x777777)).toEqual({ hue: 0, saturation: 0 });
});
