import { describe, expect, it } from "vitest";
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";
import { exportStadium } from "#stadium/export.ts";
import { accept } from "../support/hbs.ts";

describe("builtinStadium", () => {
  it("gives a stadium for the ten standard names and no other", () => {
    expect(BUILTIN_NAMES).toHaveLength(10);
    for (const name of BUILTIN_NAMES) expect(builtinStadium(name).name).toBe(name);
    for (const name of ["classic", "Gigantic", "", "__proto__", "constructor"]) expect(builtinStadium(name)).toBeNull();
  });

  it.each(BUILTIN_NAMES)("%s survives export and import without a warning", (name) => {
    expect(accept(exportStadium(builtinStadium(name)))).toStrictEqual({ stadium: builtinStadium(name), warnings: [] });
  });

  it.each(BUILTIN_NAMES)("%s is its own mirror image, sides exchanged", (name) => {
    const { vertexes, discs, goals } = builtinStadium(name);
    const places = [...vertexes, ...discs].map(({ x, y }) => `${x + 0},${y}`).toSorted();
    expect([...vertexes, ...discs].map(({ x, y }) => `${-x + 0},${y}`).toSorted()).toEqual(places);
    expect(goals.map((goal) => [goal.team, goal.p0.x > 0])).toEqual([
      ["blue", true],
      ["red", false],
    ]);
  });

  it.each([
    ["Classic", 277.5, 20, 14, 6],
    ["Small", 240, 20, 14, 6],
    ["Big", 400, 20, 14, 6],
    ["Rounded", 277.5, 28, 18, 6],
    ["Hockey", 208.5, 20, 14, 8],
    ["Big Hockey", 292.5, 20, 14, 8],
    ["Huge", 400, 20, 14, 6],
  ] as const)("%s spawns at %d and has its %d vertexes, %d segments, %d planes", (name, spawn, ...counts) => {
    const { spawnDistance, vertexes, segments, planes } = builtinStadium(name);
    expect(spawnDistance).toBe(spawn);
    expect([vertexes.length, segments.length, planes.length]).toEqual(counts);
  });

  it("holds the half circle toward blue's side shut while red kicks off", () => {
    const { segments, vertexes } = builtinStadium("Classic");
    const [redArc, blueArc] = [segments[8], segments[9]];
    expect([redArc?.cGroup, blueArc?.cGroup]).toEqual([8, 16]);
    expect(vertexes[redArc?.v0 ?? -1]).toMatchObject({ x: 0, y: -75 });
    expect(vertexes[blueArc?.v0 ?? -1]).toMatchObject({ x: 0, y: 75 });
  });
});
