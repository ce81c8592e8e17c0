/**
 * Colours of stadium files: hex digits without `#` read as one 32-bit integer, "transparent" (which is −1, FFFFFFFF), or
 * [r, g, b].
 */

import { MAX_VALUE_LENGTH } from "./limits.ts";

/** In a stadium: nothing is drawn. */
export const TRANSPARENT = -1;

/**
 * 0xRRGGBB or -1. "malformed": a text that is no colour, which games draw black; "not-a-color": a value of another
 * kind, which is an error.
 */
export function parseColor(value: unknown): number | "malformed" | "not-a-color" {
  if (typeof value === "string") return parseColorText(value);
  if (!Array.isArray(value) || value.length !== 3) return "not-a-color";
  const [red, green, blue] = value as readonly unknown[];
  if (!isChannel(red) || !isChannel(green) || !isChannel(blue)) return "not-a-color";
  const color = ((red << 16) + (green << 8) + (blue << 0)) | 0;
  return color === TRANSPARENT ? TRANSPARENT : color & 0xffffff;
}

/** "ABC" is 0x000ABC. Of more than six digits the low 24 bits count, unless they are exactly FFFFFFFF. */
function parseColorText(text: string): number | "malformed" {
  if (text === "transparent") return TRANSPARENT;
  if (text.length > MAX_VALUE_LENGTH) return "malformed";
  if (!/^[0-9a-f]+$/i.test(text)) return "malformed";
  return /^0*f{8}$/i.test(text) ? TRANSPARENT : Number.parseInt(text.slice(-6), 16);
}

function isChannel(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

export function colorText(color: number): string {
  return color === TRANSPARENT ? "transparent" : color.toString(16).toUpperCase().padStart(6, "0");
}
