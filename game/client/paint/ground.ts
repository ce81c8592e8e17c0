/** The ground of a stadium, painted in map units: grass, ice, a hall's floor, or bare colour. */
import type { Background, Stadium } from "#sim/stadium.ts";
import { paintBoards } from "./boards.ts";
import { type Area, continueArc, EXACT_REACH } from "./clip.ts";
import { css } from "./color.ts";
import { paintGrain } from "./grain.ts";
import { paintStripes, paintWear } from "./grass.ts";
import { paintLight } from "./light.ts";
import { groundColors } from "./palette.ts";
import type { PitchStyle } from "./picture-style.ts";
import { courtOf, type Surface, surfaceOf } from "./surface.ts";

/** Opacity of the texture; weaker outside, where no play happens. */
const FIELD_GRAIN = 0.46;
const OUTSIDE_GRAIN = 0.3;
const MOTTLE: Readonly<Record<Surface, number>> = { grass: 0.34, ice: 0.42, boards: 0.16, court: 0.2 };

/** Makes the field's outline, a rectangle with round corners, the current path; exact near `area`. */
export function traceField(context: CanvasRenderingContext2D, bg: Background, area: Area): void {
  const { width, height } = bg;
  const radius = Math.max(0, Math.min(bg.cornerRadius, width, height));
  context.beginPath();
  if (Math.max(width, height) <= EXACT_REACH) {
    context.roundRect(-width, -height, width * 2, height * 2, radius);
    return;
  }
  // Clockwise from the lower right corner.
  for (const [corner, x, y] of [
    [0, 1, 1],
    [1, -1, 1],
    [2, -1, -1],
    [3, 1, -1],
  ] as const) {
    const from = (corner * Math.PI) / 2;
    const centre = { x: x * (width - radius), y: y * (height - radius) };
    continueArc(context, { ...centre, radius, from, to: from + Math.PI / 2 }, area);
  }
  context.closePath();
}

export type GroundPaint = {
  readonly area: Area;
  /** The canvas's, whatever its transform. */
  readonly pixelsPerUnit: number;
  readonly style: PitchStyle;
};

/** Fills `area` with everything below the markings. */
export function paintGround(context: CanvasRenderingContext2D, stadium: Stadium, paint: GroundPaint): void {
  const { bg } = stadium;
  const { area, style } = paint;
  const full = style.look === "full";
  context.fillStyle = css(groundColors(bg, style).outside);
  context.fillRect(area.x, area.y, area.width, area.height);
  if (bg.type === "none") return full ? paintCourt(context, stadium, paint) : undefined;
  const field = fieldIn(area, bg);
  if (full && field !== area) paintGrain(context, bg.type === "hockey" ? "ice" : "grass", area, OUTSIDE_GRAIN);
  if (!field) return;
  context.save();
  traceField(context, bg, area);
  if (full) paintEdge(context, paint.pixelsPerUnit);
  context.clip();
  paintField(context, stadium, { ...paint, area: field });
  context.restore();
}

/** The part of an area that a field is in: the area itself inside of it, undefined where there is none of it. */
function fieldIn(area: Area, { width, height, cornerRadius }: Background): Area | undefined {
  const [left, top] = [Math.max(area.x, -width), Math.max(area.y, -height)];
  const [right, bottom] = [Math.min(area.x + area.width, width), Math.min(area.y + area.height, height)];
  if (!(right > left && bottom > top)) return undefined;
  const inside = right - left === area.width && bottom - top === area.height;
  return inside && cornerRadius <= 0 ? area : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The floor inside the field. Expects a clip around it. */
function paintField(context: CanvasRenderingContext2D, stadium: Stadium, { area, style }: GroundPaint): void {
  const { bg } = stadium;
  const surface = surfaceOf(bg);
  const { stripes } = groundColors(bg, style);
  context.fillStyle = css(stripes[0]);
  context.fillRect(area.x, area.y, area.width, area.height);
  const full = style.look === "full";
  if (full && surface === "boards") paintBoards(context, stripes[1], area);
  else if (bg.type === "grass") paintStripes(context, bg, area, stripes[1]);
  if (!full) return;
  if (surface === "grass") paintWear(context, stadium, area);
  if (surface === "grass" || surface === "ice") paintGrain(context, surface, area, FIELD_GRAIN);
  paintGrain(context, "mottle", area, MOTTLE[surface]);
  if (surface === "ice") paintDepth(context, bg, area);
  paintLight(context, bg, surface, style.light);
}

/** The floor of a map without a field, inside the walls of its court. */
function paintCourt(context: CanvasRenderingContext2D, stadium: Stadium, { area, style }: GroundPaint): void {
  const court = courtOf(stadium);
  if (!court) return;
  const { left, top, right, bottom, corner } = court;
  const surface = surfaceOf(stadium.bg);
  context.save();
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, corner);
  context.clip();
  if (surface === "boards") paintBoards(context, stadium.bg.color, area);
  paintGrain(context, "mottle", area, MOTTLE[surface]);
  context.translate((left + right) / 2, (top + bottom) / 2);
  paintLight(context, { width: (right - left) / 2, height: (bottom - top) / 2 }, surface, style.light);
  context.restore();
}

/** A soft shadow around the field. Canvas shadows are measured in pixels and ignore the transform. */
function paintEdge(context: CanvasRenderingContext2D, pixelsPerUnit: number): void {
  context.save();
  context.shadowColor = "rgba(6, 20, 12, 0.45)";
  context.shadowBlur = 24 * pixelsPerUnit;
  context.shadowOffsetY = 4 * pixelsPerUnit;
  context.fillStyle = "#000";
  context.fill();
  context.restore();
}

/** Ice lies deeper than its border: shade along the inside of it, in fine steps. */
function paintDepth(context: CanvasRenderingContext2D, bg: Background, area: Area): void {
  context.strokeStyle = "rgba(8, 18, 34, 0.035)";
  for (let width = 4; width <= 56; width += 6) {
    context.lineWidth = width;
    traceField(context, bg, area);
    context.stroke();
  }
}
