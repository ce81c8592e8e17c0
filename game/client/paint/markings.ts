/** The painted lines of the ground: border, halfway line, kick-off circle, goal lines of a rink. */
import type { Background } from "#sim/stadium.ts";
import { type Area, traceArc, traceCircle, traceLine } from "./clip.ts";
import { css } from "./color.ts";
import { traceField } from "./ground.ts";
import { groundColors } from "./palette.ts";
import type { PitchStyle } from "./picture-style.ts";

/** The halves of a rink's kick-off circle. */
const RINK_RIGHT = 0x85acf3;
const RINK_LEFT = 0xe18977;
/** Length of the dashes of a rink's halfway line, and of the gaps between them. */
const DASH = 15;

export type MarkingPaint = { readonly lineWidth: number; readonly style: PitchStyle; readonly area: Area };

/** Expects a context whose unit is the map's; paints what is near `area`. */
export function paintMarkings(
  context: CanvasRenderingContext2D,
  bg: Background,
  { lineWidth, style, area }: MarkingPaint,
): void {
  if (bg.type === "none") return;
  context.save();
  context.lineWidth = lineWidth;
  context.strokeStyle = css(groundColors(bg, style).line, bg.type === "grass" ? 0.85 : 0.9);
  context.fillStyle = context.strokeStyle;
  if (bg.width > 0 && bg.height > 0) {
    traceField(context, bg, area);
    context.stroke();
  }
  if (bg.type === "grass") paintGrassMarkings(context, bg, area);
  else paintRinkMarkings(context, bg, area);
  context.restore();
}

function paintGrassMarkings(context: CanvasRenderingContext2D, bg: Background, area: Area): void {
  paintUpright(context, 0, -bg.height, bg.height, area);
  if (bg.kickOffRadius > 0) paintKickOffCircle(context, bg.kickOffRadius, area);
}

/** The kick-off circle and its spot, with the context's line width, stroke and fill. */
export function paintKickOffCircle(context: CanvasRenderingContext2D, radius: number, area: Area): void {
  context.beginPath();
  traceCircle(context, { x: 0, y: 0, radius }, area);
  context.stroke();
  context.beginPath();
  context.arc(0, 0, context.lineWidth * 1.5, 0, 2 * Math.PI);
  context.fill();
}

function paintRinkMarkings(context: CanvasRenderingContext2D, bg: Background, area: Area): void {
  paintDashes(context, bg.height, area);
  paintGoalLines(context, bg, area);
  if (bg.kickOffRadius <= 0) return;
  for (const [color, from] of [
    [RINK_RIGHT, -Math.PI / 2],
    [RINK_LEFT, Math.PI / 2],
  ] as const) {
    context.strokeStyle = css(color);
    context.beginPath();
    traceArc(context, { x: 0, y: 0, radius: bg.kickOffRadius, from, to: from + Math.PI }, area);
    context.stroke();
  }
}

/** The halfway line of a rink; the dashes begin at its upper end. */
function paintDashes(context: CanvasRenderingContext2D, height: number, area: Area): void {
  const hidden = Math.max(0, Math.floor((area.y + height) / (2 * DASH)) - 1);
  const from = -height + hidden * 2 * DASH;
  const to = Math.min(height, area.y + area.height + DASH);
  if (from >= to) return;
  context.save();
  context.setLineDash([DASH, DASH]);
  paintUpright(context, 0, from, to, area);
  context.restore();
}

/** Goal lines of a rink end at its border, also inside its round corners. */
function paintGoalLines(context: CanvasRenderingContext2D, bg: Background, area: Area): void {
  if (bg.goalLine <= 0) return;
  const x = bg.width - bg.goalLine;
  const into = Math.max(0, Math.min(bg.cornerRadius, bg.width, bg.height) - bg.goalLine);
  const corner = Math.min(bg.cornerRadius, bg.width, bg.height);
  const half = bg.height - corner + Math.sqrt(Math.max(0, corner * corner - into * into));
  paintUpright(context, x, -half, half, area);
  paintUpright(context, -x, -half, half, area);
}

function paintUpright(context: CanvasRenderingContext2D, x: number, from: number, to: number, area: Area): void {
  context.beginPath();
  traceLine(context, { x, y: from }, { x, y: to }, area);
  context.stroke();
}
