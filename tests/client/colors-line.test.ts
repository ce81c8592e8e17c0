import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatColorsLine, parseColorsLine } from "#client/session/colors-line.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";

const color = fc.integer({ min: 0, max: 0xffffff });
const kit = fc.record({
  angle: fc.integer({ min: 0, max: 359 }),
  text: color,
  colors: fc.array(color, { minLength: 1, maxLength: 3 }),
});

describe("a line of colours", () => {
  it("is team, angle, number and up to three stripes", () => {
    expect(parseColorsLine("/colors red 60 FFFFFF E5484D 3B6CF6 10241A")).toEqual({
      team: RED_TEAM,
      kit: { angle: 60, text: 0xffffff, colors: [0xe5484d, 0x3b6cf6, 0x10241a] },
    });
    expect(parseColorsLine("/colors blue 0 000000 ffffff")).toEqual({
      team: BLUE_TEAM,
      kit: { angle: 0, text: 0, colors: [0xffffff] },
    });
  });

  it("goes back to the usual colours with one word", () => {
    expect(parseColorsLine("/colors blue clear")).toEqual({ team: BLUE_TEAM, kit: undefined });
    expect(formatColorsLine({ team: RED_TEAM, kit: undefined })).toBe("/colors red clear");
  });

  it("is read as people write it: spaces, capitals, fingerprints, without the stroke and without leading zeros", () => {
    const expected = { team: RED_TEAM, kit: { angle: 45, text: 0, colors: [0xff, 0xabcdef] } };
    expect(parseColorsLine("  COLORS  Red 45   0 #ff  #ABCdef ")).toEqual(expected);
    expect(parseColorsLine("/colours red 45 0 FF ABCDEF")).toEqual(expected);
  });

  it("turns angles into one turn", () => {
    expect(parseColorsLine("/colors red -90 0 1")?.kit?.angle).toBe(270);
    expect(parseColorsLine("/colors red 750 0 1")?.kit?.angle).toBe(30);
  });

  it.each([
    "",
    "/colors",
    "/colors red",
    "/colors green 0 FFFFFF FFFFFF",
    "/colors red 0 FFFFFF",
    "/colors red FFFFFF FFFFFF FFFFFF",
    "/colors red 0 FFFFFF 1 2 3 4",
    "/colors red 0 FFFFFF 1234567",
    "/colors red 0 FFFFFF nothex",
    "/colors red 1e3 FFFFFF FFFFFF",
    "/color red 0 FFFFFF FFFFFF",
    "/colors red clear all",
  ])("is none: %j", (text) => {
    expect(parseColorsLine(text)).toBeUndefined();
  });

  it("is read back as it was written, whatever the kit", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2), fc.option(kit, { nil: undefined }), (team, worn) => {
        const line = { team: team as 1 | 2, kit: worn };
        expect(parseColorsLine(formatColorsLine(line))).toEqual(line);
      }),
    );
  });

  it("never fails, whatever is pasted", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseColorsLine(`/colors red ${text}`)));
  });
});
