/** Score, clock, banner and the names of room and game over a picture of a video: the canvas of the match has none of them. */
import type { VideoCaption, VideoSide } from "#client/session/video.ts";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import { css, type Rgb } from "./color.ts";
import { stripesOf } from "./kit.ts";
import { SUN, WHITE } from "./palette.ts";

const FAMILY = '"Outfit Variable", system-ui, sans-serif';
/** The glass of the interface, and the bands of the sides. */
const GLASS = "rgba(12, 28, 20, 0.86)";
const CLOCK_GLASS = "rgba(255, 255, 255, 0.1)";
const PLAIN_BAND: Rgb = 0x1d3a2b;
const BANDS: Readonly<Record<number, Rgb>> = { [RED_TEAM]: 0xc9343a, [BLUE_TEAM]: 0x2f5ce0 };

type Size = { readonly width: number; readonly height: number };

/** The unit of all lengths: the score is as wide as half of an upright picture, and the same on all wide ones of a height. */
function unitOf({ width, height }: Size): number {
  return Math.min(width / 76, height / 66);
}

/** The canvas shows the picture already. */
export function paintCaption(context: CanvasRenderingContext2D, caption: VideoCaption, size: Size): void {
  context.save();
  const unit = unitOf(size);
  context.textBaseline = "middle";
  if (caption.banner !== null) paintBanner(context, caption.banner, size, unit);
  if (caption.score !== null) paintScore(context, caption.score, size.width / 2, unit);
  paintNames(context, caption, size, unit);
  context.restore();
}

/** Kit, name and goals of each side, with the clock between them. */
function paintScore(
  context: CanvasRenderingContext2D,
  { red, blue, clock }: NonNullable<VideoCaption["score"]>,
  centre: number,
  unit: number,
): void {
  const [height, side, middle, top] = [5 * unit, 14.5 * unit, 9 * unit, 1.5 * unit];
  const left = centre - middle / 2 - side;
  context.save();
  context.beginPath();
  context.roundRect(left, top, 2 * side + middle, height, 1.2 * unit);
  context.clip();
  context.fillStyle = GLASS;
  context.fillRect(left, top, 2 * side + middle, height);
  context.fillStyle = CLOCK_GLASS;
  context.fillRect(centre - middle / 2, top, middle, height);
  paintKit(context, red.kit, { x: left, y: top, width: 1.2 * unit, height });
  paintKit(context, blue.kit, { x: left + 2 * side + middle - 1.2 * unit, y: top, width: 1.2 * unit, height });
  context.restore();
  const y = top + height / 2 + 0.15 * unit;
  paintSide(context, red, { y, unit, from: left, to: centre - middle / 2, mirrored: false });
  paintSide(context, blue, { y, unit, from: centre + middle / 2, to: left + 2 * side + middle, mirrored: true });
  paintText(context, clock, { x: centre, y, size: 2.3 * unit, weight: 650, align: "center" });
}

type SidePlace = { readonly y: number; readonly unit: number } & {
  readonly from: number;
  readonly to: number;
  /** The goals are next to the clock, on the left. */
  readonly mirrored: boolean;
};

function paintSide(
  context: CanvasRenderingContext2D,
  { name, goals }: VideoSide,
  { y, unit, from, to, mirrored }: SidePlace,
): void {
  const outer = { x: mirrored ? to - 2.4 * unit : from + 2.4 * unit, align: mirrored ? "right" : "left" } as const;
  const inner = { x: mirrored ? from + 1.6 * unit : to - 1.6 * unit, align: mirrored ? "left" : "right" } as const;
  paintText(context, name, { ...outer, y, size: 2 * unit, weight: 600, width: 8.5 * unit });
  paintText(context, String(goals), { ...inner, y, size: 3.4 * unit, weight: 750, width: 3.5 * unit });
}

/** The kit's stripes, turned by its angle, in a rectangle. */
function paintKit(
  context: CanvasRenderingContext2D,
  { colors, angle }: VideoSide["kit"],
  { x, y, width, height }: Size & { readonly x: number; readonly y: number },
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.translate(x + width / 2, y + height / 2);
  const turn = (angle * Math.PI) / 180;
  const reach = Math.hypot(width, height) / 2;
  // Half of the rectangle's extent across the stripes.
  const across = (Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * height) / 2;
  context.rotate(turn);
  for (const stripe of stripesOf(colors, across)) {
    context.fillStyle = css(stripe.color);
    context.fillRect(stripe.x, -reach, stripe.width, 2 * reach);
  }
  context.restore();
}

function paintBanner(
  context: CanvasRenderingContext2D,
  { headline, text, side }: NonNullable<VideoCaption["banner"]>,
  { width, height }: Size,
  unit: number,
): void {
  const tall = text === "" ? 10 * unit : 13.5 * unit;
  context.save();
  context.translate(width / 2, height * 0.26);
  context.rotate(-0.0436);
  context.fillStyle = css(side === null ? PLAIN_BAND : BANDS[side]!);
  context.fillRect(-width, -tall / 2, 2 * width, tall);
  context.fillStyle = "rgba(255, 255, 255, 0.9)";
  for (const edge of [-tall / 2, tall / 2 - 0.5 * unit]) context.fillRect(-width, edge, 2 * width, 0.5 * unit);
  const y = text === "" ? 0.4 * unit : -1.4 * unit;
  const limit = width * 0.94;
  paintText(context, headline, { x: 0, y, size: 7.4 * unit, weight: 850, align: "center", width: limit });
  paintText(context, text, { x: 0, y: 4.3 * unit, size: 2.4 * unit, weight: 600, align: "center", width: limit });
  context.restore();
}

/** The room below on the left, the game on the right. */
function paintNames(
  context: CanvasRenderingContext2D,
  { title, brand }: VideoCaption,
  { width, height }: Size,
  unit: number,
): void {
  context.shadowColor = "rgba(4, 14, 8, 0.85)";
  context.shadowBlur = 0.8 * unit;
  const y = height - 2.4 * unit;
  const edge = 2 * unit;
  const room = { x: edge, y, size: 1.9 * unit, weight: 600, align: "left", width: width * 0.6 } as const;
  paintText(context, title, room);
  paintText(context, brand, { x: width - edge, y, size: 2.6 * unit, weight: 800, align: "right", color: SUN });
  context.shadowBlur = 0;
}

type TextPlace = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly align: CanvasTextAlign;
  /** Longer text is drawn narrower. */
  readonly width?: number;
  readonly color?: Rgb;
};

function paintText(context: CanvasRenderingContext2D, text: string, place: TextPlace): void {
  if (text === "") return;
  context.font = `${place.weight} ${place.size}px ${FAMILY}`;
  context.textAlign = place.align;
  context.fillStyle = css(place.color ?? WHITE);
  context.fillText(text, place.x, place.y, place.width);
}
