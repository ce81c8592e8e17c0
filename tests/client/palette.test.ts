/** The team colours of the client, compared wherever a file cannot import them. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cssHex } from "#client/paint/color.ts";
import { BLUE, INK, RED, SUN } from "#client/paint/palette.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("the palette", () => {
  it("is the same in the style sheets", () => {
    const tokens = read("game/client/ui/style/tokens.css");
    expect(tokens).toContain(`--red: ${cssHex(RED)};`);
    expect(tokens).toContain(`--blue: ${cssHex(BLUE)};`);
    expect(tokens).toContain(`--sun: ${cssHex(SUN)};`);
    expect(tokens).toContain(`--outline: ${cssHex(INK)};`);
  });

  it("is the same in the icon", () => {
    const icon = read("assets/icon.svg");
    expect(icon).toContain(`fill="${cssHex(RED)}" stroke="${cssHex(INK)}"`);
  });
});
