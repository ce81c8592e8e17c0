/** Between the canvas and the map. Canvas points are CSS pixels from its upper left corner. */
import { onMap, type Turn } from "#client/session/device.ts";
import type { Point } from "#sim/stadium.ts";
import type { Viewpoint } from "./editor-state.ts";

export type CanvasSize = { readonly width: number; readonly height: number };

/** A part of the map. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** CSS pixels per map unit. */
export const SCALE_MIN = 0.02;
export const SCALE_MAX = 40;
/** CSS pixels that are left free around what is shown. */
const MARGIN = 48;

export function toMap({ x, y, scale, turn = 0 }: Viewpoint, { width, height }: CanvasSize, point: Point): Point {
  const by = onMap(turn, (point.x - width / 2) / scale, (point.y - height / 2) / scale);
  return { x: x + by.x, y: y + by.y };
}

/** As fitBox, with the map turned. */
export function fitTurned(box: Box, { width, height }: CanvasSize, turn: Turn): Viewpoint {
  if (turn === 0) return fitBox(box, { width, height });
  return { ...fitBox(box, { width: height, height: width }), turn };
}

/** Scales so that the map's point under a canvas point stays there. */
export function zoomAt(
  viewpoint: Viewpoint,
  size: CanvasSize,
  { at, factor }: { readonly at: Point; readonly factor: number },
): Viewpoint {
  const scale = boundedScale(viewpoint.scale * factor);
  const fixed = toMap(viewpoint, size, at);
  const by = onMap(viewpoint.turn ?? 0, (at.x - size.width / 2) / scale, (at.y - size.height / 2) / scale);
  return { ...viewpoint, scale, x: fixed.x - by.x, y: fixed.y - by.y };
}

/** Moves the map by pixels. */
export function panBy(viewpoint: Viewpoint, pixels: Point): Viewpoint {
  const { x, y, scale, turn = 0 } = viewpoint;
  const by = onMap(turn, pixels.x / scale, pixels.y / scale);
  return { ...viewpoint, x: x - by.x, y: y - by.y };
}

/** The part of the map that the canvas shows. */
export function shownBox(viewpoint: Viewpoint, size: CanvasSize): Box {
  const first = toMap(viewpoint, size, { x: 0, y: 0 });
  const last = toMap(viewpoint, size, { x: size.width, y: size.height });
  return {
    ...{ left: Math.min(first.x, last.x), top: Math.min(first.y, last.y) },
    ...{ right: Math.max(first.x, last.x), bottom: Math.max(first.y, last.y) },
  };
}

/** Shows a box of the map in the middle, as large as fits. */
export function fitBox({ left, top, right, bottom }: Box, { width, height }: CanvasSize): Viewpoint {
  const room = (pixels: number) => Math.max(pixels - 2 * MARGIN, pixels / 2);
  const scale = Math.min(room(width) / Math.max(1, right - left), room(height) / Math.max(1, bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: boundedScale(scale) };
}

/** The nearest scale that the editor shows. */
export function boundedScale(scale: number): number {
  return Math.min(SCALE_MAX, Math.max(SCALE_MIN, scale));
}
