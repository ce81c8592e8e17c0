/** The ground of a stadium, painted in map units: grass with mown stripes, a rink, or bare colour. */
import type { Background } from "#sim/stadium.ts";
import { css } from "./color.ts";
import { grainOf } from "./grain.ts";
import { groundColors } from "./palette.ts";

const STRIPE = 46;
/** Opacity of the texture; weaker outside, where no play happens. */
const FIELD_GRAIN = 0.46;
const OUTSIDE_GRAIN = 0.3;

/** Adds the field's outline, a rectangle with round corners, to the path. */
export function traceField(context: CanvasRenderingContext2D, bg: Background): void {
  const { width, height } = bg;
  const corner = Math.max(0, Math.min(bg.cornerRadius, width, height));
  context.beginPath();
  context.roundRect(-width, -height, width * 2, height * 2, corner);
}

/** Fills `area` with everything below the markings. `pixelsPerUnit` is the canvas's, whatever its transform. */
export function paintGround(
  context: CanvasRenderingContext2D,
  bg: Background,
  area: Area,
  pixelsPerUnit: number,
): void {
  const { outside, stripes } = groundColors(bg);
  context.fillStyle = css(outside);
  context.fillRect(area.x, area.y, area.width, area.height);
  if (bg.type === "none") return;
  paintGrain(context, bg, area, OUTSIDE_GRAIN);
  if (bg.width <= 0 || bg.height <= 0) return;
  context.save();
  traceField(context, bg);
  paintEdge(context, pixelsPerUnit);
  context.clip();
  context.fillStyle = css(stripes[0]);
  context.fillRect(-bg.width, -bg.height, bg.width * 2, bg.height * 2);
  if (bg.type === "grass") paintStripes(context, bg, css(stripes[1]));
  paintGrain(context, bg, { x: -bg.width, y: -bg.height, width: bg.width * 2, height: bg.height * 2 }, FIELD_GRAIN);
  paintLight(context, bg);
  context.restore();
}

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

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

/** Stripes start at the halfway line, so that both halves mirror each other. */
function paintStripes(context: CanvasRenderingContext2D, bg: Background, color: string): void {
  context.fillStyle = color;
  for (let x = STRIPE / 2; x < bg.width; x += STRIPE * 2) {
    context.fillRect(x, -bg.height, STRIPE, bg.height * 2);
    context.fillRect(-x - STRIPE, -bg.height, STRIPE, bg.height * 2);
  }
}

/** Grey noise over the colour: blades of grass or scratches in ice. */
function paintGrain(context: CanvasRenderingContext2D, bg: Background, area: Area, strength: number): void {
  const pattern = context.createPattern(grainOf(bg.type === "hockey" ? "ice" : "grass"), "repeat");
  if (!pattern) return;
  // Two pixels of the texture per map unit: no enlarged pixels at usual zooms.
  pattern.setTransform(new DOMMatrix().scale(0.5));
  context.save();
  context.globalCompositeOperation = "soft-light";
  context.globalAlpha = strength;
  context.fillStyle = pattern;
  context.fillRect(area.x, area.y, area.width, area.height);
  context.restore();
}

/** Lighter in the middle than at the edges. */
function paintLight(context: CanvasRenderingContext2D, bg: Background): void {
  const reach = Math.hypot(bg.width, bg.height);
  const light = context.createRadialGradient(0, -bg.height * 0.25, reach * 0.1, 0, 0, reach);
  light.addColorStop(0, "rgba(255, 255, 235, 0.10)");
  light.addColorStop(0.55, "rgba(255, 255, 235, 0)");
  light.addColorStop(1, "rgba(0, 12, 8, 0.16)");
  context.fillStyle = light;
  context.fillRect(-bg.width, -bg.height, bg.width * 2, bg.height * 2);
}
