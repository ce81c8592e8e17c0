/** The picture that other sites show with a link to a room: its name, map and score, 1200 × 630 pixels. Not part of the page. */
import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import type { ShareCard } from "#protocol/share-card.ts";
import { charactersOf } from "#room/text.ts";
import type { Stadium } from "#sim/stadium.ts";
import { fitBox, pictureBounds } from "../paint/bounds.ts";
import { css, type Rgb } from "../paint/color.ts";
import { BLUE, INK, RED, SUN, WHITE } from "../paint/palette.ts";
import { PREVIEW_STYLE } from "../paint/picture-style.ts";
import { paintPitch } from "../paint/pitch.ts";
import { paintStands } from "../paint/stands.ts";
import { paintStadiumDisc } from "../paint/disc.ts";
import "./canvas-classes.ts";

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const QUALITY = 86;
const FONT = "Card Outfit";
const PANEL = 0x0b1f15;
const SOFT = 0xcfe3d2;
const MARGIN = 64;

let fontLoaded = false;

function loadFont(): void {
  if (fontLoaded) return;
  fontLoaded = true;
  const file = "@fontsource-variable/outfit/files/outfit-latin-wght-normal.woff2";
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(file), FONT);
}

/** The bytes of a JPEG file. */
export async function drawShareCard(card: ShareCard): Promise<Uint8Array> {
  loadFont();
  const canvas = createCanvas(CARD_WIDTH, CARD_HEIGHT);
  // The two contexts have the same methods, but their types come from different libraries.
  const context = canvas.getContext("2d") as unknown as CanvasRenderingContext2D;
  paintMap(context, card.stadium);
  paintShade(context);
  paintWords(context, card);
  return canvas.encode("jpeg", QUALITY);
}

/** The pitch fills the card, with its middle to the right of the words. */
function paintMap(context: CanvasRenderingContext2D, stadium: Stadium): void {
  const box = pictureBounds(stadium);
  const { scale } = fitBox(box, CARD_WIDTH * 0.86, CARD_HEIGHT, 40);
  const x = CARD_WIDTH * 0.58 - (scale * (box.left + box.right)) / 2;
  const y = CARD_HEIGHT * 0.54 - (scale * (box.top + box.bottom)) / 2;
  const area = { x: -x / scale, y: -y / scale, width: CARD_WIDTH / scale, height: CARD_HEIGHT / scale };
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  paintPitch(context, stadium, { area, pixelsPerUnit: scale, style: PREVIEW_STYLE, surround: paintStands });
  for (const { x: left, y: top, radius, color } of stadium.discs)
    paintStadiumDisc(context, { x: left, y: top, radius }, color, area);
  context.restore();
}

/** Dark where the words are. */
function paintShade(context: CanvasRenderingContext2D): void {
  const shade = context.createLinearGradient(0, 0, CARD_WIDTH, 0);
  shade.addColorStop(0, css(PANEL, 0.96));
  shade.addColorStop(0.48, css(PANEL, 0.74));
  shade.addColorStop(1, css(PANEL, 0));
  context.fillStyle = shade;
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT);
}

function paintWords(context: CanvasRenderingContext2D, { room, stadiumName, score, places }: ShareCard): void {
  context.textBaseline = "alphabetic";
  paintMark(context);
  const lines = room === "" ? ["Football", "in your browser"] : wrap(context, room, 68, 640);
  let y = 270;
  for (const line of lines) {
    write(context, line, { x: MARGIN, y, size: 68, weight: 750, color: WHITE });
    y += 80;
  }
  const facts = [stadiumName, places].filter((text) => text !== "").join("   ·   ");
  if (room !== "")
    write(context, fitted(context, facts, 34, 700), { x: MARGIN, y: y - 18, size: 34, weight: 500, color: SOFT });
  if (score !== null) paintScore(context, score);
}

/** The red disc and the ball of the icon, and the name. */
function paintMark(context: CanvasRenderingContext2D): void {
  dot(context, { x: MARGIN + 26, y: 104, radius: 26, color: RED });
  dot(context, { x: MARGIN + 72, y: 80, radius: 15, color: WHITE });
  write(context, "Rondo", { x: MARGIN + 108, y: 118, size: 54, weight: 800, color: WHITE });
}

function dot(
  context: CanvasRenderingContext2D,
  { x, y, radius, color }: { readonly x: number; readonly y: number; readonly radius: number; readonly color: Rgb },
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = css(color);
  context.fill();
  context.lineWidth = 6;
  context.strokeStyle = css(INK);
  context.stroke();
}

/** Both teams' goals between bars in their colours, and the clock. */
function paintScore(context: CanvasRenderingContext2D, { red, blue, clock }: NonNullable<ShareCard["score"]>): void {
  const [y, width, height] = [478, 372, 96];
  context.fillStyle = css(PANEL, 0.92);
  context.beginPath();
  context.roundRect(MARGIN, y, width, height, 18);
  context.fill();
  for (const [color, x] of [
    [RED, MARGIN],
    [BLUE, MARGIN + width - 18],
  ] as const) {
    context.fillStyle = css(color);
    context.beginPath();
    context.roundRect(x, y, 18, height, 6);
    context.fill();
  }
  context.textAlign = "center";
  write(context, String(red), { x: MARGIN + 102, y: y + 73, size: 72, weight: 800, color: WHITE });
  write(context, ":", { x: MARGIN + width / 2, y: y + 67, size: 60, weight: 700, color: SOFT });
  write(context, String(blue), { x: MARGIN + width - 102, y: y + 73, size: 72, weight: 800, color: WHITE });
  context.textAlign = "left";
  write(context, clock, { x: MARGIN + width + 32, y: y + 64, size: 44, weight: 600, color: SUN });
}

type Writing = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly color: Rgb;
};

function write(context: CanvasRenderingContext2D, text: string, { x, y, size, weight, color }: Writing): void {
  context.font = fontOf(size, weight);
  context.fillStyle = css(color);
  context.fillText(text, x, y);
}

function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px "${FONT}", "Noto Sans", "DejaVu Sans", "Noto Color Emoji", sans-serif`;
}

/** At most two lines of this width; what is longer ends with "…". */
function wrap(context: CanvasRenderingContext2D, text: string, size: number, width: number): string[] {
  context.font = fontOf(size, 750);
  const words = text.split(" ");
  let first = "";
  while (words.length > 0 && context.measureText(`${first} ${words[0]}`.trim()).width <= width)
    first = `${first} ${words.shift()}`.trim();
  if (first === "") return [fitted(context, text, size, width)];
  return words.length === 0 ? [first] : [first, fitted(context, words.join(" "), size, width)];
}

function fitted(context: CanvasRenderingContext2D, text: string, size: number, width: number): string {
  context.font = fontOf(size, 750);
  const characters = charactersOf(text);
  if (context.measureText(text).width <= width) return text;
  while (characters.length > 0 && context.measureText(`${characters.join("")}…`).width > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
