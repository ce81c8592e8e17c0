/** Discs: flat ones of stadiums; around the origin those of players, with light from above and a number or an avatar. */
import { type Area, type Circle, traceCircle } from "./clip.ts";
import { css, luma, mix, type Rgb } from "./color.ts";
import { fittedSize, labelSize, type Shirt, stripesOf } from "./kit.ts";
import { BLACK, INK, SUN, WHITE } from "./palette.ts";
import type { PitchStyle } from "./picture-style.ts";

/** Map units, inside the radius: discs that touch in the simulation touch on the screen. */
export const OUTLINE_WIDTH = 2;
export const RING_WIDTH = 2.4;
const FONT = '"Outfit Variable", system-ui, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';

function traceDisc(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, Math.max(0.5, radius), 0, 2 * Math.PI);
}

/** Width of a stadium disc's outline: thinner on tiny discs, so that their colour stays visible. */
export function outlineOf(radius: number, width = OUTLINE_WIDTH): number {
  return Math.min(width, radius / 2);
}

/**
 * A disc of the stadium, as far as it is near `area`: flat colour and a black outline, because maps hide black discs on
 * black ground. A negative colour is a bare outline; without a positive radius there is nothing to paint.
 */
export function paintStadiumDisc(
  context: CanvasRenderingContext2D,
  { x, y, radius }: Circle,
  color: Rgb,
  area: Area,
  outlineWidth = OUTLINE_WIDTH,
): void {
  if (!(radius > 0)) return;
  const width = outlineOf(radius, outlineWidth);
  context.beginPath();
  traceCircle(context, { x, y, radius: radius - width / 2 }, area);
  if (color >= 0) {
    context.fillStyle = css(color);
    context.fill();
  }
  context.strokeStyle = css(BLACK);
  context.lineWidth = width;
  context.stroke();
}

export function paintPlayer(
  context: CanvasRenderingContext2D,
  radius: number,
  shirt: Shirt,
  look: PitchStyle["look"] = "full",
): void {
  context.save();
  traceDisc(context, radius - OUTLINE_WIDTH / 2);
  context.clip();
  context.rotate((shirt.angle * Math.PI) / 180);
  for (const { color, x, width } of stripesOf(shirt.colors, radius)) {
    context.fillStyle = css(color);
    context.fillRect(x, -radius, width, 2 * radius);
  }
  context.restore();
  if (look === "full") paintLight(context, radius, shirt.colors[0] ?? INK);
  paintOutline(context, radius, INK);
  paintLabel(context, radius, shirt);
}

/** Outline of a player whose kick is armed; drawn over the dark one. */
export function paintKickRing(context: CanvasRenderingContext2D, radius: number): void {
  paintOutline(context, radius, WHITE, RING_WIDTH);
}

/** A thin ring; kicks and bounces show it growing and fading. */
export function paintPulse(context: CanvasRenderingContext2D, radius: number): void {
  context.strokeStyle = css(WHITE);
  context.lineWidth = 2.5;
  traceDisc(context, radius - 2);
  context.stroke();
}

/** The halo around the client's own disc: light, with an edge that is seen on every ground. */
export function paintHalo(context: CanvasRenderingContext2D, radius: number, look: PitchStyle["look"]): void {
  const color = look === "full" ? SUN : WHITE;
  const glow = context.createRadialGradient(0, 0, radius * 0.5, 0, 0, radius);
  glow.addColorStop(0, css(mix(color, WHITE, 0.5), 0.2));
  glow.addColorStop(1, css(mix(color, WHITE, 0.5), 0.08));
  context.fillStyle = look === "full" ? glow : css(color, 0.1);
  traceDisc(context, radius);
  context.fill();
  paintOutline(context, radius, INK, 3, 0.36);
  paintOutline(context, radius - 0.7, color, 1.8, look === "full" ? 0.9 : 0.5);
}

/** Offset and size of a disc's shadow, in shares of the disc's radius. */
export const SHADOW = { x: 0.1, y: 0.2, size: 1.28 } as const;

/** A soft round shadow that fades out at `radius`. */
export function paintShadow(context: CanvasRenderingContext2D, radius: number): void {
  const shade = context.createRadialGradient(0, 0, radius * 0.55, 0, 0, radius);
  shade.addColorStop(0, "rgba(4, 18, 10, 0.5)");
  shade.addColorStop(0.6, "rgba(4, 18, 10, 0.26)");
  shade.addColorStop(1, "rgba(4, 18, 10, 0)");
  context.fillStyle = shade;
  traceDisc(context, radius);
  context.fill();
}

/** The fill of the ball: one colour with light from above; `paintOutline` draws the rest. */
export function paintLeather(
  context: CanvasRenderingContext2D,
  radius: number,
  color: Rgb,
  look: PitchStyle["look"] = "full",
): void {
  traceDisc(context, radius - OUTLINE_WIDTH / 2);
  context.fillStyle = css(color);
  context.fill();
  if (look === "full") paintLight(context, radius, color);
}

/** A hint of roundness; weak enough to leave a kit's colours recognisable. */
function paintLight(context: CanvasRenderingContext2D, radius: number, color: Rgb): void {
  const light = context.createLinearGradient(0, -radius, 0, radius);
  const strength = luma(color) > 0.8 ? 0.4 : 1;
  light.addColorStop(0, `rgba(255, 255, 255, ${0.22 * strength})`);
  light.addColorStop(0.5, "rgba(255, 255, 255, 0)");
  light.addColorStop(1, "rgba(0, 0, 0, 0.16)");
  traceDisc(context, radius - OUTLINE_WIDTH / 2);
  context.fillStyle = light;
  context.fill();
}

export function paintOutline(
  context: CanvasRenderingContext2D,
  radius: number,
  color: Rgb,
  width = OUTLINE_WIDTH,
  alpha = 1,
): void {
  traceDisc(context, radius - width / 2);
  context.strokeStyle = css(color, alpha);
  context.lineWidth = width;
  context.stroke();
}

/** Number or avatar, with an edge of the opposite brightness for kits of the text's own colour. */
function paintLabel(context: CanvasRenderingContext2D, radius: number, shirt: Shirt): void {
  if (!shirt.label) return;
  const size = labelSize(shirt.label, radius);
  context.font = `700 ${size}px ${FONT}`;
  context.font = `700 ${fittedSize(size, context.measureText(shirt.label).width, radius)}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const box = context.measureText(shirt.label);
  const y = (box.actualBoundingBoxAscent - box.actualBoundingBoxDescent) / 2;
  const x = (box.actualBoundingBoxLeft - box.actualBoundingBoxRight) / 2;
  context.lineJoin = "round";
  context.lineWidth = radius * 0.12;
  context.strokeStyle = css(mix(shirt.colors[0] ?? INK, luma(shirt.text) > 0.5 ? 0 : WHITE, 0.45), 0.55);
  context.strokeText(shirt.label, x, y);
  context.fillStyle = css(shirt.text);
  context.fillText(shirt.label, x, y);
}
