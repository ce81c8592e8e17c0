import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportStadium } from "#stadium/export.ts";
import { parseStadium } from "#stadium/parse.ts";
import { rawStadium, stadium } from "../support/arbitraries.ts";
import { accept, hbs } from "../support/hbs.ts";

describe("exporting a stadium and reading it back", () => {
  it("gives every number of any stadium back, without a warning", () => {
    fc.assert(
      fc.property(stadium, (given) => {
        const back = accept(exportStadium(given));
        expect(back.stadium).toStrictEqual(given);
        expect(back.warnings).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("gives the stadium of any readable file back", () => {
    fc.assert(
      fc.property(rawStadium(0), (raw) => {
        const given = accept(JSON.stringify(raw)).stadium;
        expect(accept(exportStadium(given)).stadium).toStrictEqual(given);
      }),
      { numRuns: 400 },
    );
  });

  it("gives back a joint between discs that are farther apart than a number may be", () => {
    const discs = [{ pos: [-1e308, 1e308] }, { pos: [1e308, -1e308] }];
    const given = accept(hbs({ discs, joints: [{ d0: 1, d1: 2 }] })).stadium;
    expect(given.joints[0]?.maxLength).toBe(Number.MAX_VALUE);
    expect(accept(exportStadium(given)).stadium).toStrictEqual(given);
  });

  it("is canonical: a second export is the same text", () => {
    fc.assert(
      fc.property(stadium, (given) => {
        const text = exportStadium(given);
        expect(exportStadium(accept(text).stadium)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});

describe("reading damaged files", () => {
  it("never throws, and what it accepts has only finite numbers and valid indices", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }).chain(rawStadium), (raw) => {
        const result = parseStadium(JSON.stringify(raw));
        if (!result.ok) {
          expect(result.errors.length).toBeGreaterThan(0);
          return;
        }
        const { vertexes, segments, joints, discs } = result.stadium;
        for (const { v0, v1 } of segments) expect(vertexes[v0] !== undefined && vertexes[v1] !== undefined).toBe(true);
        for (const { d0, d1 } of joints) expect(discs[d0] !== undefined && discs[d1] !== undefined).toBe(true);
        expect(exportStadium(result.stadium)).not.toMatch(/null|NaN/);
      }),
      { numRuns: 400 },
    );
  });

  it("never throws on any text", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => typeof parseStadium(text).ok === "boolean"));
    const alphabet = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "'",
      '"',
      "/",
      "*",
      "\\",
      "\n",
      "a",
      "1",
      "-",
      "\u2028",
    );
    fc.assert(fc.property(fc.string({ unit: alphabet }), (text) => typeof parseStadium(text).ok === "boolean"));
  });
});
