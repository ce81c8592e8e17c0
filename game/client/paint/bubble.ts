/** The speech bubble over a disc: an emote, or three dots while the player types. Lengths are map units. */
import { LAUGHING_FACE } from "#client/session/emote.ts";
import { css } from "./color.ts";
import { INK } from "./palette.ts";

export type BubbleContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "face" }
  /** The player is typing. */
  | { readonly kind: "typing" };

/** The largest bubble, including its tail and its shadow. */
export const BUBBLE_WIDTH = 128;
export const BUBBLE_HEIGHT = 34;

const TAIL = 5;
const SHADOW = 2;
const PADDING = 9;
const SIZE = 13;
const FONT = `650 ${SIZE}px "Outfit Variable", system-ui, sans-serif`;
const PAPER = "rgba(255, 255, 250, 0.97)";
const DOTS_WIDTH = 34;
const DOT = 2.6;
/** Lower than a text bubble, because dots can stay for a long time. */
const DOTS_HEIGHT = 17;

/** Paints around the origin; the tip of the tail is at the middle of the lower edge. */
export function paintBubble(context: CanvasRenderingContext2D, content: BubbleContent): void {
  const bottom = BUBBLE_HEIGHT / 2 - SHADOW - TAIL;
  if (content.kind === "face") paintFace(context, bottom + TAIL);
  else if (content.kind === "typing") paintDots(context, bottom);
  else paintText(context, content.text, bottom);
}

function paintText(context: CanvasRenderingContext2D, text: string, bottom: number): void {
  const top = -BUBBLE_HEIGHT / 2 + 2;
  context.font = FONT;
  const widest = BUBBLE_WIDTH - 6 - 2 * PADDING;
  paintPaper(context, Math.min(widest, context.measureText(text).width) + 2 * PADDING, top, bottom);
  context.fillStyle = css(INK);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, 0, (top + bottom) / 2 + 0.5, widest);
}

function paintDots(context: CanvasRenderingContext2D, bottom: number): void {
  const top = bottom - DOTS_HEIGHT;
  paintPaper(context, DOTS_WIDTH, top, bottom);
  context.fillStyle = css(INK);
  for (const x of [-1, 0, 1]) {
    context.beginPath();
    context.arc(x * DOT * 3.2, (top + bottom) / 2, DOT, 0, 2 * Math.PI);
    context.fill();
  }
}

function paintPaper(context: CanvasRenderingContext2D, width: number, top: number, bottom: number): void {
  const height = bottom - top;
  context.save();
  // A hard edge below instead of a canvas shadow, which would be measured in pixels and ignore the transform.
  for (const [drop, color] of [
    [1.4, "rgba(4, 18, 10, 0.4)"],
    [0, PAPER],
  ] as const) {
    context.fillStyle = color;
    context.beginPath();
    context.roundRect(-width / 2, top + drop, width, height, Math.min(11, height / 2));
    // The same winding direction as the rectangle: the opposite one would cut a hole where both overlap.
    context.moveTo(TAIL, bottom + drop - 1);
    context.lineTo(0, bottom + TAIL + drop);
    context.lineTo(-TAIL, bottom + drop - 1);
    context.fill();
  }
  context.restore();
}

function paintFace(context: CanvasRenderingContext2D, bottom: number): void {
  context.save();
  context.translate(0, bottom - 14);
  context.scale(1.2, 1.2);
  context.lineWidth = 1.3;
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const { path, fill, stroke } of LAUGHING_FACE) {
    const shape = new Path2D(path);
    if (fill !== undefined) {
      context.fillStyle = fill;
      context.fill(shape);
    }
    if (stroke === undefined) continue;
    context.strokeStyle = stroke;
    context.stroke(shape);
  }
  context.restore();
}
