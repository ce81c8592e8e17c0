/** Discs: a flat coat, stripes of a kit, light from above, an outline, and on it a number or an avatar. */
import { css, lightness, mix, type Rgb } from "./color.ts";
import { INK } from "./palette.ts";

export const OUTLINE = 2;
const FONT = '"Outfit Variable", system-ui, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';

/** As the outer edge of the outline is the disc's radius, discs that touch look as if they do. */
function traceDisc(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, Math.max(0.5, radius), 0, 2 * Math.PI);
}

/** A disc of the stadium: a post, an obstacle, an extra ball. -1 is a bare outline. */
export function paintPlainDisc(context: CanvasRenderingContext2D, radius: number, color: Rgb): void {
  if (color >= 0) {
    traceDisc(context, radius - OUTLINE / 2);
    context.fillStyle = css(color);
    context.fill();
    paintLight(context, radius, color);
  }
  paintOutline(context, radius, INK);
}

export type Shirt = {
  readonly colors: readonly Rgb[];
  /** Degrees; 0 is upright stripes. */
  readonly angle: number;
  readonly text: Rgb;
  readonly label: string;
};

export function paintPlayer(context: CanvasRenderingContext2D, radius: number, shirt: Shirt): void {
  context.save();
  traceDisc(context, radius - OUTLINE / 2);
  context.clip();
  context.rotate((shirt.angle * Math.PI) / 180);
  const width = (2 * radius) / shirt.colors.length;
  shirt.colors.forEach((color, i) => {
    context.fillStyle = css(color);
    // The overlap hides the seam between two stripes.
    context.fillRect(-radius + i * width, -radius, width + 0.5, 2 * radius);
  });
  context.restore();
  paintLight(context, radius, shirt.colors[0] ?? INK);
  paintOutline(context, radius, INK);
  paintLabel(context, radius, shirt);
}

/** The ring of a player whose kick is armed. */
export function paintRing(context: CanvasRenderingContext2D, radius: number): void {
  paintOutline(context, radius, 0xffffff, 2.4);
}

/** Marks the own disc. */
export function paintHalo(context: CanvasRenderingContext2D, radius: number): void {
  context.fillStyle = "rgba(255, 255, 255, 0.10)";
  traceDisc(context, radius);
  context.fill();
  context.strokeStyle = "rgba(255, 255, 255, 0.34)";
  context.lineWidth = 2.2;
  traceDisc(context, radius - 1);
  context.stroke();
}

/** A soft spot of shade, to be stretched under any disc. */
export function paintShadow(context: CanvasRenderingContext2D, radius: number): void {
  const shade = context.createRadialGradient(0, 0, radius * 0.55, 0, 0, radius);
  shade.addColorStop(0, "rgba(4, 18, 10, 0.5)");
  shade.addColorStop(0.6, "rgba(4, 18, 10, 0.26)");
  shade.addColorStop(1, "rgba(4, 18, 10, 0)");
  context.fillStyle = shade;
  traceDisc(context, radius);
  context.fill();
}

/** A hint of roundness; strong enough to be felt, too weak to hide a kit. */
function paintLight(context: CanvasRenderingContext2D, radius: number, color: Rgb): void {
  const light = context.createLinearGradient(0, -radius, 0, radius);
  const strength = lightness(color) > 0.8 ? 0.4 : 1;
  light.addColorStop(0, `rgba(255, 255, 255, ${0.22 * strength})`);
  light.addColorStop(0.5, "rgba(255, 255, 255, 0)");
  light.addColorStop(1, "rgba(0, 0, 0, 0.16)");
  traceDisc(context, radius - OUTLINE / 2);
  context.fillStyle = light;
  context.fill();
}

function paintOutline(context: CanvasRenderingContext2D, radius: number, color: Rgb, width = OUTLINE): void {
  traceDisc(context, radius - width / 2);
  context.strokeStyle = css(color);
  context.lineWidth = width;
  context.stroke();
}

/** Numbers and avatars sit on a dark edge where the text would drown in its kit. */
function paintLabel(context: CanvasRenderingContext2D, radius: number, shirt: Shirt): void {
  if (!shirt.label) return;
  const size = radius * (Array.from(shirt.label).length > 1 ? 0.98 : 1.18);
  context.font = `700 ${size}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const box = context.measureText(shirt.label);
  const y = (box.actualBoundingBoxAscent - box.actualBoundingBoxDescent) / 2;
  const x = (box.actualBoundingBoxLeft - box.actualBoundingBoxRight) / 2;
  context.lineJoin = "round";
  context.lineWidth = radius * 0.12;
  context.strokeStyle = css(mix(shirt.colors[0] ?? INK, lightness(shirt.text) > 0.5 ? 0 : 0xffffff, 0.45), 0.55);
  context.strokeText(shirt.label, x, y);
  context.fillStyle = css(shirt.text);
  context.fillText(shirt.label, x, y);
}
