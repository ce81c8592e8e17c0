/** The stadiums that the start screen offers. */
import { describe, expect, it } from "vitest";
import { PITCH_SIZES, pitchStadium } from "#editor/templates.ts";
import { parseStadiumValue } from "#stadium/parse.ts";

describe.each(PITCH_SIZES)("the pitch for $id", (size) => {
  it("has no vertex that no wall uses, and is the same on both sides", () => {
    const read = parseStadiumValue(pitchStadium("Pitch", size));
    if (!read.ok) throw new Error("unreadable");
    const { vertexes, segments } = read.stadium;
    const used = new Set(segments.flatMap(({ v0, v1 }) => [v0, v1]));
    expect(vertexes.filter((_, index) => !used.has(index))).toEqual([]);
    const places = (sign: number) => vertexes.map(({ x, y }) => `${sign * x + 0},${y}`).toSorted();
    expect(places(-1)).toEqual(places(1));
    expect(read.warnings).toEqual([]);
  });
});
