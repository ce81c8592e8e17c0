/** Shapes of effects around the origin, in white: sprites are tinted. */
import { css, type Rgb } from "./color.ts";
import { createNoise } from "./noise.ts";
import { INK, WHITE } from "./palette.ts";

/** Light that fades out at `radius`. */
export function paintGlow(context: CanvasRenderingContext2D, radius: number): void {
  const glow = context.createRadialGradient(0, 0, 0, 0, 0, radius);
  glow.addColorStop(0, css(WHITE));
  glow.addColorStop(0.25, css(WHITE, 0.55));
  glow.addColorStop(0.6, css(WHITE, 0.14));
  glow.addColorStop(1, css(WHITE, 0));
  context.fillStyle = glow;
  context.fillRect(-radius, -radius, 2 * radius, 2 * radius);
}

/** A wide ring, soft inwards and with a clear edge. */
export function paintWave(context: CanvasRenderingContext2D, radius: number): void {
  const wave = context.createRadialGradient(0, 0, radius * 0.6, 0, 0, radius);
  wave.addColorStop(0, css(WHITE, 0));
  wave.addColorStop(0.85, css(WHITE, 0.5));
  wave.addColorStop(0.95, css(WHITE));
  wave.addColorStop(1, css(WHITE, 0));
  context.fillStyle = wave;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Half extents of a mark. */
export const MARK = { width: 20, height: 7 } as const;

/** What a hard shot leaves on the ground, to the right: scratches of this colour. */
export function paintMark(context: CanvasRenderingContext2D, color: Rgb): void {
  const random = createNoise(5);
  context.lineCap = "round";
  for (let i = 0; i < 16; i++) {
    const [x, y] = [-MARK.width + 3 + random() * 12, (random() - 0.5) * MARK.height * 1.5];
    context.strokeStyle = css(color, 0.25 + random() * 0.4);
    context.lineWidth = 0.6 + random() * 1.4;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 5 + random() * 19, y * 0.7);
    context.stroke();
  }
}

/** Of marks: earth below grass, frost on ice, rubber on floors. */
export function markColor(surface: "grass" | "ice" | "boards" | "court"): Rgb {
  if (surface === "ice") return 0xe6eef5;
  return surface === "grass" ? 0x4b4a26 : INK;
}
