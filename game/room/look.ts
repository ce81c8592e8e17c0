/** How room scripts make members and discs look: colours of names, badges beside them, drawings on discs. */
import { charactersOf, cleanLine } from "./text.ts";

/** Drawings for discs. */
export const DISC_IMAGES = [
  ...(["ball", "puck", "star", "crown", "heart", "skull"] as const),
  ...(["bomb", "flame", "ice", "bolt", "coin", "arrow"] as const),
] as const;
export type DiscImage = (typeof DISC_IMAGES)[number];

/** `color`: 0xRRGGBB. */
export type NameBadge = { readonly text: string; readonly color: number };

export type MemberLook = {
  /** 0xRRGGBB; null for the colour of the page. */
  readonly nameColor: number | null;
  readonly badge: NameBadge | null;
  /** Drawn on the member's disc. */
  readonly image: DiscImage | null;
};

export const PLAIN_LOOK: MemberLook = { nameColor: null, badge: null, image: null };

/** Characters of a badge. */
export const BADGE_MAX = 4;

/** Null for names that no image has. */
export function toDiscImage(name: unknown): DiscImage | null {
  return DISC_IMAGES.find((image) => image === name) ?? null;
}

/** A bound for the work of cleaning: code units of a text. */
const CLEANED_MAX = 200;

/** Null when nothing visible is left of the text. */
export function toBadge({ text, color }: NameBadge): NameBadge | null {
  const clean = charactersOf(cleanLine(text.slice(0, CLEANED_MAX), 2 * BADGE_MAX)).slice(0, BADGE_MAX);
  return clean.length === 0 ? null : { text: clean.join("").trim(), color: toColor(color) };
}

/** Any number as 0xRRGGBB. */
export function toColor(color: number): number {
  return color & 0xffffff;
}
