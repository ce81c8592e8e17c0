/** The painted lines of the ground: border, halfway line, kick-off circle, goal lines of a rink. */
import type { Background } from "#sim/stadium.ts";
import { css } from "./color.ts";
import { traceField } from "./ground.ts";
import { groundColors } from "./palette.ts";

/** The halves of a rink's kick-off circle. */
const RINK_RIGHT = 0x85acf3;
const RINK_LEFT = 0xe18977;

export function paintMarkings(context: CanvasRenderingContext2D, bg: Background, lineWidth: number): void {
  if (bg.type === "none") return;
  context.save();
  context.lineWidth = lineWidth;
  context.strokeStyle = css(groundColors(bg).line, bg.type === "grass" ? 0.85 : 0.9);
  context.fillStyle = context.strokeStyle;
  if (bg.width > 0 && bg.height > 0) {
    traceField(context, bg);
    context.stroke();
  }
  if (bg.type === "grass") paintGrassMarkings(context, bg);
  else paintRinkMarkings(context, bg);
  context.restore();
}

function paintGrassMarkings(context: CanvasRenderingContext2D, bg: Background): void {
  line(context, 0, -bg.height, bg.height);
  if (bg.kickOffRadius > 0) paintKickOffCircle(context, bg.kickOffRadius);
}

/** The kick-off circle and its spot, with the context's line width, stroke and fill. */
export function paintKickOffCircle(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.stroke();
  context.beginPath();
  context.arc(0, 0, context.lineWidth * 1.5, 0, 2 * Math.PI);
  context.fill();
}

function paintRinkMarkings(context: CanvasRenderingContext2D, bg: Background): void {
  context.save();
  context.setLineDash([15, 15]);
  line(context, 0, -bg.height, bg.height);
  context.restore();
  paintGoalLines(context, bg);
  if (bg.kickOffRadius <= 0) return;
  for (const [color, from] of [
    [RINK_RIGHT, -Math.PI / 2],
    [RINK_LEFT, Math.PI / 2],
  ] as const) {
    context.strokeStyle = css(color);
    context.beginPath();
    context.arc(0, 0, bg.kickOffRadius, from, from + Math.PI);
    context.stroke();
  }
}

/** Goal lines of a rink end at its border, also inside its round corners. */
function paintGoalLines(context: CanvasRenderingContext2D, bg: Background): void {
  if (bg.goalLine <= 0) return;
  const x = bg.width - bg.goalLine;
  const into = Math.max(0, Math.min(bg.cornerRadius, bg.width, bg.height) - bg.goalLine);
  const corner = Math.min(bg.cornerRadius, bg.width, bg.height);
  const half = bg.height - corner + Math.sqrt(Math.max(0, corner * corner - into * into));
  line(context, x, -half, half);
  line(context, -x, -half, half);
}

function line(context: CanvasRenderingContext2D, x: number, from: number, to: number): void {
  context.beginPath();
  context.moveTo(x, from);
  context.lineTo(x, to);
  context.stroke();
}
