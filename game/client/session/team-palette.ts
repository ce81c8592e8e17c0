/** The kits of teams that have chosen none: red and blue, or colours that stay apart with a colour blindness. */
import { BLUE_KIT, type Kit, RED_KIT } from "#room/kit.ts";
import type { Kits } from "./room.ts";
import type { SettingValues } from "./settings.ts";

export type PaletteName = SettingValues["picture"]["palette"];
type PictureValues = SettingValues["picture"];

const INK = 0x10241a;
const WHITE = 0xffffff;

const plain = (color: number, text: number): Kit => ({ angle: 0, text, colors: [color] });

/** The pairs are also far from grass, in the colour vision that they are for. */
export const TEAM_PALETTES: Readonly<Record<PaletteName, Kits>> = {
  standard: { red: RED_KIT, blue: BLUE_KIT },
  deuteranopia: { red: plain(0xf5a31a, INK), blue: plain(0x2b57d9, WHITE) },
  protanopia: { red: plain(0xf7c31a, INK), blue: plain(0x2b57d9, WHITE) },
  tritanopia: { red: plain(0xc2185b, WHITE), blue: plain(0x7fe3f0, INK) },
};

/** How much darker the band of a pattern is. */
const BAND_SHARE = 0.45;

/** The kits of a palette, with a band on each if patterns are on: upright for red, level for blue. */
export function paletteKits({ palette, patterns }: Pick<PictureValues, "palette" | "patterns">): Kits {
  const { red, blue } = TEAM_PALETTES[palette];
  return patterns ? { red: banded(red, 0), blue: banded(blue, 90) } : { red, blue };
}

function banded(kit: Kit, angle: number): Kit {
  const [color = 0] = kit.colors;
  // Light text is read on a darker band, dark text on a lighter one.
  const band = towards(color, kit.text === WHITE ? 0 : WHITE, BAND_SHARE);
  return { ...kit, angle, colors: [color, band, color] };
}

function towards(color: number, end: number, share: number): number {
  const blend = (shift: number) => {
    const from = (color >> shift) & 255;
    return Math.round(from + (((end >> shift) & 255) - from) * share) << shift;
  };
  return blend(16) | blend(8) | blend(0);
}

/** The kits that a room's teams are shown in: their own, or those of the palette where a team has that of a new room. */
export function wornKits({ red, blue }: Kits, picture: Pick<PictureValues, "palette" | "patterns">): Kits {
  const own = paletteKits(picture);
  return { red: isChosen(red, RED_KIT) ? red : own.red, blue: isChosen(blue, BLUE_KIT) ? blue : own.blue };
}

function isChosen({ angle, text, colors }: Kit, usual: Kit): boolean {
  return colors.length > 0 && (angle !== usual.angle || text !== usual.text || colors.join() !== usual.colors.join());
}
