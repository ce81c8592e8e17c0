/** A stadium as a small picture: its pitch, joints and discs, and shade where planes keep everything out. */
import type { Stadium } from "#sim/stadium.ts";
import { hasFootball, paintBall } from "./ball.ts";
import { createBallSpin } from "./ball-spin.ts";
import { fitBox, pictureBounds } from "./bounds.ts";
import { type Area, EXACT_REACH } from "./clip.ts";
import { css } from "./color.ts";
import { OUTLINE_WIDTH, paintStadiumDisc } from "./disc.ts";
import { paintJoints } from "./joints.ts";
import { groundColors } from "./palette.ts";
import { PREVIEW_STYLE } from "./picture-style.ts";
import { paintPitch, type StrokeWidths } from "./pitch.ts";

/** CSS pixels that are left free on each side. */
export const PREVIEW_MARGIN = 6;
/** CSS pixels. */
const LINE_WIDTH_MIN = 1.1;
const OUTLINE_WIDTH_MIN = 0.8;
const DISC_RADIUS_MIN = 1.6;
const BALL_RADIUS_MIN = 3.2;
const FOOTBALL_RADIUS_MIN = 6;

export type PreviewSize = {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The canvas's pixels per CSS pixel. */
  readonly density: number;
};

/** Shorter sides are made this long, in CSS pixels, so that a stadium like a line still has a picture. */
const SIDE_MIN = 64;

/** The size of a picture without room to spare, in CSS pixels, if its longer side is `longer`. */
export function previewSize(stadium: Stadium, longer: number): Pick<PreviewSize, "width" | "height"> {
  const { left, top, right, bottom } = pictureBounds(stadium);
  const ratio = (bottom - top) / (right - left);
  // NaN where an extent is 0 or overflows.
  if (!(ratio > 0)) return { width: longer, height: longer };
  const side = (share: number) =>
    Math.max(SIDE_MIN, Math.round(2 * PREVIEW_MARGIN + (longer - 2 * PREVIEW_MARGIN) * Math.min(1, share)));
  return { width: side(1 / ratio), height: side(ratio) };
}

/** Fills a canvas of `width` × `height` × `density` pixels. */
export function paintPreview(context: CanvasRenderingContext2D, stadium: Stadium, size: PreviewSize): void {
  const { width, height, density } = size;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.fillStyle = css(groundColors(stadium.bg, PREVIEW_STYLE).outside);
  context.fillRect(0, 0, width, height);
  const { scale, x, y } = fitBox(pictureBounds(stadium), width, height, PREVIEW_MARGIN);
  if (!(scale > 0)) return;
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  const area = { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale };
  const strokes = strokesFor(scale);
  paintPitch(context, stadium, { area, pixelsPerUnit: scale * density, style: PREVIEW_STYLE, strokes });
  paintPlanes(context, stadium, area);
  paintJoints(context, stadium, strokes.line, area);
  paintDiscs(context, stadium, scale, area);
  context.restore();
}

/** At least `LINE_WIDTH_MIN` CSS pixels wide, goal lines more. */
function strokesFor(scale: number): StrokeWidths {
  const line = Math.max(3, LINE_WIDTH_MIN / scale);
  return { line, goalLine: 1.8 * line };
}

/** Planes are invisible in a match; here shade shows which side is out of reach. */
function paintPlanes(context: CanvasRenderingContext2D, { planes }: Stadium, area: Area): void {
  const x = area.x + area.width / 2;
  const y = area.y + area.height / 2;
  const far = Math.hypot(area.width, area.height);
  context.fillStyle = "rgba(0, 0, 0, 0.18)";
  for (const { normal, dist } of planes) {
    // From the middle of the picture to the plane; planes further away than its corners shade all of it or nothing.
    const way = Math.max(-far, Math.min(far, dist - normal.x * x - normal.y * y));
    context.save();
    // After this x runs along the normal, to the allowed side.
    context.transform(normal.x, normal.y, -normal.y, normal.x, x + normal.x * way, y + normal.y * way);
    context.fillRect(-2 * far, -far, 2 * far, 2 * far);
    context.restore();
  }
}

/** In file order, as in a match. A small football is painted without spots, which would blur into grey. */
function paintDiscs(context: CanvasRenderingContext2D, stadium: Stadium, scale: number, area: Area): void {
  const outline = Math.max(OUTLINE_WIDTH, OUTLINE_WIDTH_MIN / scale);
  for (const [i, { x, y, radius, color }] of stadium.discs.entries()) {
    if (!(radius > 0)) continue;
    const visible = Math.max(radius, (i === 0 ? BALL_RADIUS_MIN : DISC_RADIUS_MIN) / scale);
    if (i === 0 && radius * scale >= FOOTBALL_RADIUS_MIN && radius < EXACT_REACH && hasFootball(stadium)) {
      context.save();
      context.translate(x, y);
      paintBall(context, radius, createBallSpin());
      context.restore();
    } else paintStadiumDisc(context, { x, y, radius: visible }, color, area, outline);
  }
}
