/** Which part of the map the canvas of the editor shows: the map point in its middle, and CSS pixels per map unit. */
import type { Point } from "#sim/stadium.ts";
import type { Area } from "#client/paint/clip.ts";
import { type Box, fitBox } from "#client/paint/bounds.ts";

export type Viewpoint = { readonly x: number; readonly y: number; readonly scale: number };

/** CSS pixels. */
export type CanvasSize = { readonly width: number; readonly height: number };

const SCALE_MIN = 0.02;
const SCALE_MAX = 40;
/** Map units from the origin beyond which nothing is edited. */
const REACH = 1e6;

export function toMap(view: Viewpoint, size: CanvasSize, { x, y }: Point): Point {
  return { x: view.x + (x - size.width / 2) / view.scale, y: view.y + (y - size.height / 2) / view.scale };
}

export function toScreen(view: Viewpoint, size: CanvasSize, { x, y }: Point): Point {
  return { x: (x - view.x) * view.scale + size.width / 2, y: (y - view.y) * view.scale + size.height / 2 };
}

/** The part of the map on the canvas. */
export function shownArea({ x, y, scale }: Viewpoint, { width, height }: CanvasSize): Area {
  return {
    x: x - width / 2 / scale,
    y: y - height / 2 / scale,
    width: width / scale,
    height: height / scale,
  };
}

/** Scaled by `factor` so that what is at the screen point stays there. */
export function zoomedAt(view: Viewpoint, size: CanvasSize, point: Point, factor: number): Viewpoint {
  const scale = clamp(view.scale * factor, SCALE_MIN, SCALE_MAX);
  const { x, y } = toMap(view, size, point);
  const share = view.scale / scale;
  return bounded({ x: x + (view.x - x) * share, y: y + (view.y - y) * share, scale });
}

/** Moved by CSS pixels, as if the map were dragged. */
export function draggedBy(view: Viewpoint, dx: number, dy: number): Viewpoint {
  return bounded({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale });
}

/** The box in the middle, as large as `margin` CSS pixels on each side allow. */
export function fitted(box: Box, { width, height }: CanvasSize, margin: number): Viewpoint {
  const { scale } = fitBox(box, width, height, margin);
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  return bounded({ ...middle, scale: Number.isFinite(scale) && scale > 0 ? clamp(scale, SCALE_MIN, SCALE_MAX) : 1 });
}

function bounded({ x, y, scale }: Viewpoint): Viewpoint {
  return { x: clamp(x, -REACH, REACH) || 0, y: clamp(y, -REACH, REACH) || 0, scale };
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
