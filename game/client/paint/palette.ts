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
const HBS_DEFAULT_GRASS: Rgb = 0x718c5a;

export type GroundColors = {
  /** Everything outside the field. */
  readonly outside: Rgb;
  /** Light and dark mowing stripes. */
  readonly stripes: readonly [Rgb, Rgb];
  readonly line: Rgb;
};

/** Colours of a background. A stadium's own colour is exact outside the field, because some maps paint with it. */
export function groundColors({ type, color }: Background): GroundColors {
  // The format gives the colour of a rink no meaning.
  if (type === "hockey") return { outside: 0x36404e, stripes: [0x5a687c, 0x5a687c], line: 0xe9cc6e };
  if (type === "none") return { outside: color, stripes: [color, color], line: color };
  if (color === HBS_DEFAULT_GRASS) return { outside: 0x3c6a43, stripes: [0x558f52, 0x4c8449], line: CHALK };
  return {
    outside: color,
    stripes: [mix(color, WHITE, 0.1), mix(color, WHITE, 0.045)],
    line: mix(color, 0xf6fff0, 0.68),
  };
}
