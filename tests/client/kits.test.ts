import { describe, expect, it } from "vitest";
import { fittedSize, labelSize } from "#client/paint/kit.ts";
import { areDistinct, numberContrast, READABLE } from "#client/ui/room-menu/kits/kit-contrast.ts";
import { PRESETS } from "#client/ui/room-menu/kits/kit-presets.ts";
import { kitOf } from "#client/session/kit.ts";
import { kitBackground } from "#client/ui/team/team-style.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { createRoomInfo } from "../support/room-info.ts";

const plain = (color: number) => ({ angle: 0, text: 0xffffff, colors: [color] });

describe("a kit", () => {
  it("has the contrast of its worst stripe", () => {
    expect(numberContrast({ angle: 0, text: 0, colors: [0xffffff, 0x222222] })).toBeLessThan(READABLE);
    expect(numberContrast(plain(0x102030))).toBeGreaterThan(READABLE);
  });

  it("is distinct from another for all colour visions, or not", () => {
    expect(areDistinct(RED_KIT, BLUE_KIT)).toBe(true);
    expect(areDistinct(plain(0xe5484d), plain(0xa5282d))).toBe(false);
    expect(areDistinct(plain(0xd02020), plain(0x5a8a00))).toBe(false);
  });

  it("counts as the mean of its stripes", () => {
    const striped = { angle: 0, text: 0, colors: [0, 0xffffff] };
    expect(areDistinct(striped, plain(0xbcbcbc))).toBe(false);
    expect(areDistinct(striped, plain(0))).toBe(true);
  });

  it("is the default of its team where the room has none", () => {
    expect(kitOf(null, 1)).toEqual(RED_KIT);
    expect(kitOf(null, 2)).toEqual(BLUE_KIT);
    expect(kitOf(createRoomInfo({ kits: { red: { ...RED_KIT, colors: [] }, blue: BLUE_KIT } }), 1)).toEqual(RED_KIT);
  });

  it("is a CSS background of equal stripes, turned as on the pitch", () => {
    const kits = { red: { angle: 30, text: 0, colors: [0xff0000, 0x00ff00] }, blue: BLUE_KIT };
    expect(kitBackground(createRoomInfo({ kits }), 1)).toBe(
      "linear-gradient(120deg, #ff0000 0% 50%, #00ff00 50% 100%)",
    );
  });
});

describe("the label of a disc", () => {
  it("is set smaller for two characters than for one, of which a joined emoji is one", () => {
    expect(labelSize("👨‍👩‍👧‍👦", 10)).toBe(labelSize("7", 10));
    expect(labelSize("10", 10)).toBeLessThan(labelSize("7", 10));
  });

  it("is shrunk to the disc where a font draws the parts of an emoji side by side", () => {
    expect(fittedSize(11.8, 14, 10)).toBe(11.8);
    expect(fittedSize(11.8, 35, 10)).toBeCloseTo(5.9);
  });
});

describe("preset kits", () => {
  it("are twelve, all distinct and readable", () => {
    expect(PRESETS).toHaveLength(12);
    expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(12);
    for (const { name, kit } of PRESETS) expect([name, numberContrast(kit) >= READABLE]).toEqual([name, true]);
  });

  it("each have three others that are distinct", () => {
    for (const { name, kit } of PRESETS) {
      const partners = PRESETS.filter((other) => areDistinct(kit, other.kit));
      expect([name, partners.length >= 3]).toEqual([name, true]);
    }
  });
});
