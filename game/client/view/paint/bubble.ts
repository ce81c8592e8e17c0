/** What stands over a disc when its player says something without words, or is about to say something. */
import { LAUGHING_FACE } from "#client/session/emote.ts";
import type { Saying } from "../talk.ts";

/** The largest one, its tail and its shadow included. */
export const BUBBLE_WIDTH = 128;
export const BUBBLE_HEIGHT = 34;

const TAIL = 5;
const SHADOW = 2;
const PADDING = 9;
const SIZE = 13;
const FONT = `650 ${SIZE}px "Outfit Variable", system-ui, sans-serif`;
const PAPER = "rgba(255, 255, 250, 0.97)";
const INK = "#10241a";
const DOTS_WIDTH = 34;
const DOT = 2.6;
/** Lower than words: dots are up for long. */
const DOTS_HEIGHT = 17;

/** Around the origin; the tail's tip is at the middle of the lower edge. */
export function paintBubble(context: CanvasRenderingContext2D, saying: Saying): void {
  const bottom = BUBBLE_HEIGHT / 2 - SHADOW - TAIL;
  if (saying.kind === "face") paintFace(context, bottom + TAIL);
  else if (saying.kind === "dots") paintDots(context, bottom);
  else paintWords(context, saying.words, bottom);
}

function paintWords(context: CanvasRenderingContext2D, words: string, bottom: number): void {
  const top = -BUBBLE_HEIGHT / 2 + 2;
  context.font = FONT;
  const widest = BUBBLE_WIDTH - 6 - 2 * PADDING;
  paintPaper(context, Math.min(widest, context.measureText(words).width) + 2 * PADDING, top, bottom);
  context.fillStyle = INK;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, 0, (top + bottom) / 2 + 0.5, widest);
}

function paintDots(context: CanvasRenderingContext2D, bottom: number): void {
  const top = bottom - DOTS_HEIGHT;
  paintPaper(context, DOTS_WIDTH, top, bottom);
  context.fillStyle = INK;
  for (const x of [-1, 0, 1]) {
    context.beginPath();
    context.arc(x * DOT * 3.2, (top + bottom) / 2, DOT, 0, 2 * Math.PI);
    context.fill();
  }
}

function paintPaper(context: CanvasRenderingContext2D, width: number, top: number, bottom: number): void {
  const height = bottom - top;
  context.save();
  // Canvas shadows are measured in pixels of the canvas; a bubble needs no softness, only an edge below.
  for (const [drop, color] of [
    [1.4, "rgba(4, 18, 10, 0.4)"],
    [0, PAPER],
  ] as const) {
    context.fillStyle = color;
    context.beginPath();
    context.roundRect(-width / 2, top + drop, width, height, Math.min(11, height / 2));
    // Turning the same way as the rest: the other way would cut a gap where both lie over each other.
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
