/** Geometry of a kit on a disc, for canvas and SVG alike. Lengths are in the unit of the radius that is passed. */
import type { Kit } from "#client/session/room.ts";
import { charactersOf } from "#room/text.ts";
import type { Rgb } from "./color.ts";

/** A kit with the number or avatar on it. */
export type Shirt = Kit & { readonly label: string };

export type Stripe = { readonly color: Rgb; readonly x: number; readonly width: number };

/** Neighbouring stripes overlap by this much, so that no seam shows between them. */
const STRIPE_OVERLAP = 0.5;

/** Upright stripes across ±radius, from left to right; the caller turns them by the kit's angle. */
export function stripesOf(colors: readonly Rgb[], radius: number): readonly Stripe[] {
  const width = (2 * radius) / colors.length;
  return colors.map((color, i) => ({ color, x: i * width - radius, width: width + STRIPE_OVERLAP }));
}

/** Font size of a label: two characters are set smaller than one. */
export function labelSize(label: string, radius: number): number {
  return radius * (charactersOf(label).length > 1 ? 0.98 : 1.18);
}

/** Widest label on a disc, in radii. */
const LABEL_WIDTH = 1.75;

/** The font size at which a label fits, of the given width at `size`: fonts without a joined emoji draw its parts side by side. */
export function fittedSize(size: number, width: number, radius: number): number {
  return width > LABEL_WIDTH * radius ? (size * LABEL_WIDTH * radius) / width : size;
}
