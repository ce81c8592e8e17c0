/** The house colours of the pitch. What a stadium file says wins; these fill in where it says nothing. */
import type { Background } from "#sim/stadium.ts";
import { mix, type Rgb } from "./color.ts";

export const RED: Rgb = 0xe5484d;
export const BLUE: Rgb = 0x3b6cf6;
export const INK: Rgb = 0x10241a;
export const CHALK: Rgb = 0xe6f2d6;
export const SUN: Rgb = 0xffcc4d;

/** What `.hbs` files get that name no colour; files that name it mean "the usual". */
const UNNAMED: Rgb = 0x718c5a;

export type GroundColors = {
  /** All around the field, and the whole canvas. */
  readonly outside: Rgb;
  /** Mown by turns. */
  readonly stripes: readonly [Rgb, Rgb];
  readonly line: Rgb;
};

/** Ground colours of a background; custom colours are kept exactly outside the field, for maps that paint with them. */
export function groundColors(bg: Background): GroundColors {
  const usual = bg.color === UNNAMED;
  // A rink is its floor; the format gives its colour no meaning.
  if (bg.type === "hockey") return { outside: 0x36404e, stripes: [0x5a687c, 0x5a687c], line: 0xe9cc6e };
  if (bg.type === "grass") {
    if (usual) return { outside: 0x3c6a43, stripes: [0x558f52, 0x4c8449], line: CHALK };
    const light = mix(bg.color, 0xffffff, 0.1);
    return { outside: bg.color, stripes: [light, mix(bg.color, 0xffffff, 0.045)], line: mix(bg.color, 0xf6fff0, 0.68) };
  }
  return { outside: bg.color, stripes: [bg.color, bg.color], line: bg.color };
}
