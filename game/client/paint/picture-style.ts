/** How a pitch is painted, by the player's settings. */
import { type PaletteName, TEAM_PALETTES } from "#client/session/team-palette.ts";
import type { Rgb } from "./color.ts";
import { BLUE, RED } from "./palette.ts";

export type PitchStyle = {
  /** `classic`: flat, as the author of the map saw it; no light, no texture, no surround. */
  readonly look: "full" | "classic";
  readonly light: "night" | "day";
  /** Goals are painted in them. */
  readonly teams: TeamColors;
};

export type TeamColors = { readonly red: Rgb; readonly blue: Rgb };

export function teamColors(palette: PaletteName): TeamColors {
  const { red, blue } = TEAM_PALETTES[palette];
  return { red: red.colors[0] ?? RED, blue: blue.colors[0] ?? BLUE };
}

/** Of map previews. */
export const PREVIEW_STYLE: PitchStyle = { look: "full", light: "night", teams: { red: RED, blue: BLUE } };
