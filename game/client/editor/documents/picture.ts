/** Small pictures of documents, for lists. */
import { paintPreview } from "#client/paint/preview.ts";
import type { Stadium } from "#sim/stadium.ts";

/** CSS pixels. */
export const PICTURE = { width: 240, height: 135 } as const;

/** A data URL; "" where the browser cannot draw it. */
export function pictureOf(stadium: Stadium, page: Document): string {
  const canvas = page.createElement("canvas");
  Object.assign(canvas, PICTURE);
  const context = canvas.getContext("2d");
  if (context === null) return "";
  paintPreview(context, stadium, { ...PICTURE, density: 1 });
  return canvas.toDataURL("image/webp", 0.7);
}
