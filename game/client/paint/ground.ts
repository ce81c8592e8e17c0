/** The ground of a stadium, painted in map units: grass with mown stripes, a rink, or bare colour. */
import type { Background } from "#sim/stadium.ts";
import { type Area, continueArc, EXACT_REACH } from "./clip.ts";
import { css } from "./color.ts";
import { grainOf } from "./grain.ts";
import { groundColors } from "./palette.ts";

const STRIPE = 46;
/** Opacity of the texture; weaker outside, where no play happens. */
const FIELD_GRAIN = 0.46;
const OUTSIDE_GRAIN = 0.3;

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
  traceField(context, bg, area);
  paintEdge(context, pixelsPerUnit);
  context.clip();
  context.fillStyle = css(stripes[0]);
  context.fillRect(area.x, area.y, area.width, area.height);
  if (bg.type === "grass") paintStripes(context, bg, area, css(stripes[1]));
  paintGrain(context, bg, area, FIELD_GRAIN);
  paintLight(context, bg, area);
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

/** Stripes start at the halfway line, so that both halves mirror each other. Only those in `area` are painted. */
function paintStripes(context: CanvasRenderingContext2D, bg: Background, area: Area, color: string): void {
  context.fillStyle = color;
  const from = Math.max(-bg.width, area.x);
  const to = Math.min(bg.width, area.x + area.width);
  const first = STRIPE / 2 + 2 * STRIPE * Math.floor((from - STRIPE / 2) / (2 * STRIPE));
  for (let x = first; x < to; x += 2 * STRIPE) context.fillRect(x, area.y, STRIPE, area.height);
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
function paintLight(context: CanvasRenderingContext2D, bg: Background, area: Area): void {
  const reach = Math.hypot(bg.width, bg.height);
  const light = context.createRadialGradient(0, -bg.height * 0.25, reach * 0.1, 0, 0, reach);
  light.addColorStop(0, "rgba(255, 255, 235, 0.10)");
  light.addColorStop(0.55, "rgba(255, 255, 235, 0)");
  light.addColorStop(1, "rgba(0, 12, 8, 0.16)");
  context.fillStyle = light;
  context.fillRect(area.x, area.y, area.width, area.height);
}
