/** A stadium as a small picture: its pitch, its discs, and shade where planes keep everything out. */
import type { Stadium } from "#sim/stadium.ts";
import { fitBox, pictureBounds } from "./bounds.ts";
import { css } from "./color.ts";
import { paintPlainDisc } from "./disc.ts";
import { groundColors } from "./palette.ts";
import { paintPitch, type StrokeWidths } from "./pitch.ts";

/** CSS pixels. */
const MARGIN = 6;
const LINE_WIDTH_MIN = 1.1;
const OUTLINE_WIDTH_MIN = 0.8;
const DISC_RADIUS_MIN = 1.6;
const BALL_RADIUS_MIN = 3.2;

export type PreviewSize = {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The canvas's pixels per CSS pixel. */
  readonly density: number;
};

/** Fills a canvas of `width` × `height` × `density` pixels. */
export function paintPreview(context: CanvasRenderingContext2D, stadium: Stadium, size: PreviewSize): void {
  const { width, height, density } = size;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.fillStyle = css(groundColors(stadium.bg).outside);
  context.fillRect(0, 0, width, height);
  const { scale, x, y } = fitBox(pictureBounds(stadium), width, height, MARGIN);
  if (!(scale > 0)) return;
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  const area = { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale };
  paintPitch(context, stadium, { area, pixelsPerUnit: scale * density, strokes: strokesFor(scale) });
  paintPlanes(context, stadium);
  paintDiscs(context, stadium, scale);
  context.restore();
}

/** At least `LINE_WIDTH_MIN` CSS pixels wide, goal lines more. */
function strokesFor(scale: number): StrokeWidths {
  const line = Math.max(3, LINE_WIDTH_MIN / scale);
  return { line, goalLine: 1.8 * line };
}

/** Planes are invisible in a match; here shade shows which side is out of reach. */
function paintPlanes(context: CanvasRenderingContext2D, { planes, width, height }: Stadium): void {
  const far = 4 * Math.hypot(width, height) + 1000;
  context.fillStyle = "rgba(0, 0, 0, 0.18)";
  for (const { normal, dist } of planes) {
    context.save();
    // After this x runs along the normal, to the allowed side.
    context.transform(normal.x, normal.y, -normal.y, normal.x, normal.x * dist, normal.y * dist);
    context.fillRect(-far, -far, far, 2 * far);
    context.restore();
  }
}

/** In file order from the last to the first: the ball lies on top, without spots, which would blur into grey. */
function paintDiscs(context: CanvasRenderingContext2D, { discs }: Stadium, scale: number): void {
  const outline = Math.max(1.5, OUTLINE_WIDTH_MIN / scale);
  for (const [i, disc] of [...discs.entries()].toReversed()) {
    const radius = Math.max(disc.radius, (i === 0 ? BALL_RADIUS_MIN : DISC_RADIUS_MIN) / scale);
    context.save();
    context.translate(disc.x, disc.y);
    paintPlainDisc(context, radius, disc.color, outline);
    context.restore();
  }
}
