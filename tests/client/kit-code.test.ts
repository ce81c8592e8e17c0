import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatKitCode, parseKitCode } from "#client/session/kit-code.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";

const color = fc.integer({ min: 0, max: 0xffffff });
const kit = fc.record({
  angle: fc.integer({ min: 0, max: 359 }),
  text: color,
  colors: fc.array(color, { minLength: 1, maxLength: 3 }),
});

describe("a kit code", () => {
  it("contains team, angle, number and up to three stripes", () => {
    expect(parseKitCode("/colors red 60 FFFFFF E5484D 3B6CF6 10241A")).toEqual({
      team: RED_TEAM,
      kit: { angle: 60, text: 0xffffff, colors: [0xe5484d, 0x3b6cf6, 0x10241a] },
    });
    expect(parseKitCode("/colors blue 0 000000 ffffff")).toEqual({
      team: BLUE_TEAM,
      kit: { angle: 0, text: 0, colors: [0xffffff] },
    });
  });

  it("is the default kit with 'clear'", () => {
    expect(parseKitCode("/colors blue clear")).toEqual({ team: BLUE_TEAM, kit: undefined });
    expect(formatKitCode({ team: RED_TEAM, kit: undefined })).toBe("/colors red clear");
  });

  it("is read with extra spaces, in any case, with #, without the slash and without leading zeros", () => {
    const expected = { team: RED_TEAM, kit: { angle: 45, text: 0, colors: [0xff, 0xabcdef] } };
    expect(parseKitCode("  COLORS  Red 45   0 #ff  #ABCdef ")).toEqual(expected);
    expect(parseKitCode("/colours red 45 0 FF ABCDEF")).toEqual(expected);
  });

  it("normalizes angles to one turn", () => {
    expect(parseKitCode("/colors red -90 0 1")?.kit?.angle).toBe(270);
    expect(parseKitCode("/colors red 750 0 1")?.kit?.angle).toBe(30);
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
  ])("is not read from %j", (text) => {
    expect(parseKitCode(text)).toBeUndefined();
  });

  it("is read back as it was written, for any kit", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2), fc.option(kit, { nil: undefined }), (team, worn) => {
        const line = { team: team as 1 | 2, kit: worn };
        expect(parseKitCode(formatKitCode(line))).toEqual(line);
      }),
    );
  });

  it("does not throw for any pasted text", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseKitCode(`/colors red ${text}`)));
  });
});
