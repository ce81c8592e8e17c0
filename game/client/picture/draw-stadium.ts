/** A stadium as an image file, drawn in Node by the painter of the page's map previews. Not part of the page. */
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Stadium } from "#sim/stadium.ts";
import { paintPreview, type PreviewSize, previewSize } from "../paint/preview.ts";
import "./canvas-classes.ts";

const ENCODERS = {
  png: (canvas: Canvas) => canvas.encode("png"),
  jpg: (canvas: Canvas) => canvas.encode("jpeg"),
  webp: (canvas: Canvas) => canvas.encode("webp"),
};

export type ImageFormat = keyof typeof ENCODERS;

/** The bytes of an image file whose longer side has `size` pixels; the other follows from the stadium's extents. */
export function drawStadium(stadium: Stadium, size: number, format: ImageFormat): Promise<Uint8Array> {
  return drawInFrame(stadium, { ...previewSize(stadium, size), density: 1 }, format);
}

/** The bytes of an image file of `width` × `height` × `density` pixels, with the stadium in its middle. */
export async function drawInFrame(stadium: Stadium, frame: PreviewSize, format: ImageFormat): Promise<Uint8Array> {
  const canvas = createCanvas(frame.width * frame.density, frame.height * frame.density);
  // The two contexts have the same methods, but their types come from different libraries.
  const context = canvas.getContext("2d") as unknown as CanvasRenderingContext2D;
  paintPreview(context, stadium, frame);
  return ENCODERS[format](canvas);
}
