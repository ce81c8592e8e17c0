/** Colours of the pitch where a stadium file or a kit names none. */
import { BLUE_COLOR, RED_COLOR } from "#room/kit.ts";
import type { Background } from "#sim/stadium.ts";
import { mix, type Rgb } from "./color.ts";

/** The teams' own colours: goals, discs without a kit, confetti. */
export const RED: Rgb = RED_COLOR;
export const BLUE: Rgb = BLUE_COLOR;
export const WHITE: Rgb = 0xffffff;
/** Outlines of balls and other stadium discs. */
export const BLACK: Rgb = 0x000000;
/** Outlines of players, spots of balls, dark text. */
export const INK: Rgb = 0x10241a;
/** Arrow to the ball, confetti. */
export const SUN: Rgb = 0xffcc4d;

export const CHALK: Rgb = 0xe6f2d6;

/** The grass colour that `.hbs` files have when they name none; files that name it mean the default as well. */
export const HBS_DEFAULT_GRASS: Rgb = 0x718c5a;

export type GroundColors = {
  /** Everything outside the field. */
  readonly outside: Rgb;
  /** Light and dark mowing stripes. */
  readonly stripes: readonly [Rgb, Rgb];
  readonly line: Rgb;
};

/** Lines of grass in the original game. */
const HBS_LINE: Rgb = 0xc7e6bd;

export type GroundLook = { readonly look: "full" | "classic"; readonly light: "night" | "day" };

/**
 * Colours of a background. A stadium's own colour is exact outside the field, because some maps paint with it; only the
 * default grass is replaced, where the look is not classic.
 */
export function groundColors({ type, color }: Background, { look, light }: GroundLook): GroundColors {
  const day = light === "day" && look === "full";
  // The format gives the colour of a rink no meaning.
  if (type === "hockey") {
    const ice = day ? 0x6d7d92 : 0x5a687c;
    return { outside: day ? 0x465365 : 0x36404e, stripes: [ice, ice], line: 0xe9cc6e };
  }
  if (type === "none") return { outside: color, stripes: [color, color], line: color };
  if (look === "classic") return { outside: color, stripes: [mix(color, WHITE, 0.06), color], line: HBS_LINE };
  if (color === HBS_DEFAULT_GRASS) {
    return day
      ? { outside: 0x467a49, stripes: [0x63a35b, 0x599852], line: CHALK }
      : { outside: 0x3c6a43, stripes: [0x558f52, 0x4c8449], line: CHALK };
  }
  return {
    outside: color,
    stripes: [mix(color, WHITE, 0.1), mix(color, WHITE, 0.045)],
    line: mix(color, 0xf6fff0, 0.68),
  };
}
