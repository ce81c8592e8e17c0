/** The name tag under a disc, and the badge that a script puts before it. Lengths are map units. */
import { charactersOf } from "#room/text.ts";
import { css, lightened, mix, type Rgb } from "./color.ts";
import { WHITE } from "./palette.ts";

export const NAME_HEIGHT = 17;
/** Longer names are cut and end in "…". */
export const NAME_WIDTH = 104;

const SIZE = 11.5;
const FONT = `600 ${SIZE}px "Outfit Variable", system-ui, sans-serif`;

const BADGE_SIZE = 9.5;
const BADGE_FONT = `700 ${BADGE_SIZE}px "Outfit Variable", system-ui, sans-serif`;
const BADGE_PADDING = 3.5;
export const BADGE_HEIGHT = 13;
/** Between badge and name. */
export const BADGE_GAP = 3;
/** Four wide characters and the padding. */
export const BADGE_WIDTH_MAX = 60;

/** What lies around the letters: the edge of names, and the plate of badges. */
const PLATE = 0x081c10;
const EDGE_ALPHA = 0.6;
const PLATE_ALPHA = 0.82;
/** The lightest grass. */
const GRASS = 0x468450;

/** Minimum contrast of WCAG for text. */
const READABLE = 4.5;

/** A script's colour for a name on the pitch, as light as its edge requires. */
export function nameTint(color: Rgb | null): Rgb {
  return color === null ? WHITE : lightened(color, mix(GRASS, PLATE, EDGE_ALPHA), READABLE);
}

/** A script's colour for a badge, as light as its plate requires; it is the same on the pitch and on the page. */
export function badgeTint(color: Rgb): Rgb {
  return lightened(color, mix(GRASS, PLATE, PLATE_ALPHA), READABLE);
}

/** The colour of the plate below a badge where nothing shows through. */
export const BADGE_PLATE = css(PLATE, PLATE_ALPHA);

export function paintName(context: CanvasRenderingContext2D, name: string): void {
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const text = shorten(context, name);
  context.lineWidth = 2.6;
  context.strokeStyle = css(PLATE, EDGE_ALPHA);
  context.strokeText(text, 0, 0.5);
  context.fillStyle = "rgba(255, 255, 255, 0.95)";
  context.fillText(text, 0, 0.5);
}

/** White letters on a dark plate: the sprite is tinted, which leaves the plate dark. */
export function paintBadge(context: CanvasRenderingContext2D, text: string): void {
  const width = badgeWidth(context, text);
  context.fillStyle = BADGE_PLATE;
  context.beginPath();
  context.roundRect(-width / 2, -BADGE_HEIGHT / 2, width, BADGE_HEIGHT, 3);
  context.fill();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = css(WHITE);
  context.fillText(text, 0, 0.5, width - BADGE_PADDING);
}

export function nameWidth(context: CanvasRenderingContext2D, name: string): number {
  context.font = FONT;
  return Math.min(NAME_WIDTH, context.measureText(name).width);
}

/** Leaves the badge's font in the context. */
export function badgeWidth(context: CanvasRenderingContext2D, text: string): number {
  context.font = BADGE_FONT;
  return Math.min(BADGE_WIDTH_MAX, context.measureText(text).width + 2 * BADGE_PADDING);
}

function shorten(context: CanvasRenderingContext2D, name: string): string {
  if (context.measureText(name).width <= NAME_WIDTH) return name;
  const letters = charactersOf(name);
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > NAME_WIDTH) letters.pop();
  return `${letters.join("")}…`;
}
