/** The team colours of the client, compared wherever a file cannot import them. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, cssHex, linear, type Triple, visionDistance } from "#client/paint/color.ts";
import { BLUE, INK, RED, SUN } from "#client/paint/palette.ts";
import { type PaletteName, paletteKits, TEAM_PALETTES, wornKits } from "#client/session/team-palette.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("the palette", () => {
  it("is the same in the style sheets", () => {
    const tokens = read("game/client/ui/style/tokens.css");
    expect(tokens).toContain(`--red: ${cssHex(RED)};`);
    expect(tokens).toContain(`--blue: ${cssHex(BLUE)};`);
    expect(tokens).toContain(`--sun: ${cssHex(SUN)};`);
    expect(tokens).toContain(`--outline: ${cssHex(INK)};`);
  });

  it("of each colour blindness is the same in the style sheets", () => {
    const tokens = read("game/client/ui/style/tokens.css");
    for (const [name, { red, blue }] of Object.entries(TEAM_PALETTES).slice(1)) {
      const rule = `:root[data-palette="${name}"] {\n  --red: ${cssHex(red.colors[0]!)};\n  --blue: ${cssHex(blue.colors[0]!)};`;
      expect(tokens).toContain(rule);
    }
  });

  it("is the same in the icon", () => {
    const icon = read("assets/icon.svg");
    expect(icon).toContain(`fill="${cssHex(RED)}" stroke="${cssHex(INK)}"`);
  });
});

describe("the palettes of the teams", () => {
  const GRASS = 0x528c4f;
  const VISIONS = { deuteranopia: 2, protanopia: 1, tritanopia: 3 } as const;

  it.each(Object.entries(VISIONS))("for %s are apart from each other and from grass with it", (name, vision) => {
    const { red, blue } = TEAM_PALETTES[name as keyof typeof VISIONS];
    const [a, b, grass] = [red.colors[0]!, blue.colors[0]!, GRASS].map(linear) as [Triple, Triple, Triple];
    expect(visionDistance(a, b, vision)).toBeGreaterThan(0.4);
    expect(visionDistance(a, grass, vision)).toBeGreaterThan(0.2);
    expect(visionDistance(b, grass, vision)).toBeGreaterThan(0.2);
  });

  it("have numbers that are read on their colours and on bands", () => {
    for (const palette of Object.keys(TEAM_PALETTES) as PaletteName[]) {
      for (const patterns of [false, true]) {
        const { red, blue } = paletteKits({ palette, patterns });
        for (const { text, colors } of [red, blue]) {
          for (const color of colors) expect(contrast(text, color), palette).toBeGreaterThan(3);
        }
      }
    }
  });

  it("replace the kits of a new room, and no kit that a team has chosen", () => {
    const chosen = { angle: 30, text: 0x101010, colors: [0xff0000, 0x00ff00] };
    const picture = { palette: "tritanopia", patterns: false } as const;
    const usual = { red: RED_KIT, blue: BLUE_KIT };
    expect(wornKits(usual, picture)).toEqual(TEAM_PALETTES.tritanopia);
    expect(wornKits({ ...usual, red: chosen }, picture).red).toBe(chosen);
    expect(wornKits({ red: { ...RED_KIT, colors: [] }, blue: BLUE_KIT }, picture)).toEqual(TEAM_PALETTES.tritanopia);
    expect(wornKits(usual, { palette: "standard", patterns: false })).toEqual(usual);
    const { red, blue } = wornKits(usual, { palette: "standard", patterns: true });
    expect(red.colors).toHaveLength(3);
    expect(red.angle).not.toBe(blue.angle);
  });
});
