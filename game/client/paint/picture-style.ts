/** How a pitch is painted, by the player's settings. */
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

export const TEAM_COLORS: TeamColors = { red: RED, blue: BLUE };

/** Of map previews. */
export const PREVIEW_STYLE: PitchStyle = { look: "full", light: "night", teams: TEAM_COLORS };
