/** How far the visible things of a stadium reach, in map units. */
import type { Point, Stadium } from "#sim/stadium.ts";
import { arcExtremes, arcOf } from "./arc.ts";

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Size of the smallest picture: where little more than the ball is visible, it is not shown larger than life. */
const PICTURE_WIDTH_MIN = 260;
const PICTURE_HEIGHT_MIN = 150;

/** The part of a stadium worth a picture: everything visible, cut to what its camera can show. */
export function pictureBounds(stadium: Stadium): Box {
  const { width, height } = stadium;
  const camera = { left: -width, top: -height, right: width, bottom: height };
  const box = boxAround([...fieldCorners(stadium), ...linePoints(stadium), ...discCorners(stadium)]);
  if (box === undefined) return camera;
  const cut = {
    left: Math.max(box.left, camera.left),
    top: Math.max(box.top, camera.top),
    right: Math.min(box.right, camera.right),
    bottom: Math.min(box.bottom, camera.bottom),
  };
  return cut.right > cut.left && cut.bottom > cut.top ? grown(cut) : camera;
}

function grown({ left, top, right, bottom }: Box): Box {
  const x = Math.max(0, PICTURE_WIDTH_MIN - (right - left)) / 2;
  const y = Math.max(0, PICTURE_HEIGHT_MIN - (bottom - top)) / 2;
  return { left: left - x, top: top - y, right: right + x, bottom: bottom + y };
}

/** Around walls and goals, which do not move; undefined where a stadium has neither. */
export function lineBounds(stadium: Stadium): Box | undefined {
  return boxAround(linePoints(stadium));
}

function fieldCorners({ bg }: Stadium): Point[] {
  if (bg.type === "none" || bg.width <= 0 || bg.height <= 0) return [];
  return [
    { x: -bg.width, y: -bg.height },
    { x: bg.width, y: bg.height },
  ];
}

function linePoints(stadium: Stadium): Point[] {
  const { vertexes, segments, goals } = stadium;
  const points: Point[] = goals.flatMap(({ p0, p1 }) => [p0, p1]);
  for (const segment of segments) {
    if (!segment.vis || segment.color < 0) continue;
    const arc = arcOf(segment, stadium);
    if (arc) points.push(...arcExtremes(arc));
    else for (const end of [vertexes[segment.v0], vertexes[segment.v1]]) if (end) points.push(end);
  }
  return points;
}

function discCorners({ discs }: Stadium): Point[] {
  return discs
    .filter(({ radius }) => radius > 0)
    .flatMap(({ x, y, radius }) => [
      { x: x - radius, y: y - radius },
      { x: x + radius, y: y + radius },
    ]);
}

function boxAround(points: readonly Point[]): Box | undefined {
  const [first] = points;
  if (first === undefined) return undefined;
  const box = { left: first.x, top: first.y, right: first.x, bottom: first.y };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** How map units become pixels: scaled first, then moved by (x, y) pixels. */
export type Fit = { readonly scale: number; readonly x: number; readonly y: number };

/** A box as large as a picture allows and in its middle, with `margin` pixels left free on each side. */
export function fitBox(box: Box, width: number, height: number, margin: number): Fit {
  const scale = Math.min((width - 2 * margin) / (box.right - box.left), (height - 2 * margin) / (box.bottom - box.top));
  return {
    scale,
    x: width / 2 - (scale * (box.left + box.right)) / 2,
    y: height / 2 - (scale * (box.top + box.bottom)) / 2,
  };
}
