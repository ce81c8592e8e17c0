/**
 * The ground under the drawing, painted once onto a canvas larger than the screen. While the view moves the picture is moved
 * and stretched with it, and painted again where it ends or once the view rests.
 */
import type { Stadium } from "#sim/stadium.ts";
import type { Area } from "#client/paint/clip.ts";
import { paintGround } from "#client/paint/ground.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { paintStands, standsBox } from "#client/paint/stands.ts";
import { type CanvasSize, shownArea, type Viewpoint } from "./viewpoint.ts";

/** Painted around the screen, in shares of its sides. */
const SPARE = 0.25;
/** Pictures that are stretched or shrunk by more are painted again at once. */
const STRETCH_MAX = 1.6;
/** Of the painted canvas; larger ones are painted less sharply. */
const PIXELS_MAX = 12e6;
/** Milliseconds without a change of the view until the picture is painted sharply. */
const REST_MS = 140;

type Painted = {
  readonly key: string;
  readonly area: Area;
  /** Canvas pixels per map unit. */
  readonly scale: number;
};

export class GroundLayer {
  readonly #canvas = document.createElement("canvas");
  readonly #onRested: () => void;
  #painted: Painted | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** `onRested`: the picture should be drawn again, now sharply. */
  constructor(onRested: () => void) {
    this.#onRested = onRested;
  }

  /** Draws the ground on a context whose unit is the map's. `ratio`: canvas pixels per CSS pixel. */
  draw(
    context: CanvasRenderingContext2D,
    stadium: Stadium,
    { view, size, ratio, style }: { view: Viewpoint; size: CanvasSize; ratio: number; style: PitchStyle },
  ): void {
    const shown = shownArea(view, size);
    const key = groundKey(stadium, style);
    const scale = view.scale * ratio;
    if (this.#painted?.key !== key || !this.#serves(shown, scale)) this.#paint(stadium, style, { key, shown, scale });
    const { area, scale: paintedScale } = this.#painted!;
    if (paintedScale !== scale) this.#repaintSoon();
    context.drawImage(this.#canvas, area.x, area.y, area.width, area.height);
  }

  stop(): void {
    clearTimeout(this.#rest);
  }

  #serves(shown: Area, scale: number): boolean {
    if (this.#painted === undefined) return false;
    const { area, scale: painted } = this.#painted;
    const stretch = scale / painted;
    return (
      stretch < STRETCH_MAX &&
      stretch > 1 / STRETCH_MAX &&
      shown.x >= area.x &&
      shown.y >= area.y &&
      shown.x + shown.width <= area.x + area.width &&
      shown.y + shown.height <= area.y + area.height
    );
  }

  #repaintSoon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#painted = undefined;
      this.#onRested();
    }, REST_MS);
  }

  #paint(
    stadium: Stadium,
    style: PitchStyle,
    { key, shown, scale }: { key: string; shown: Area; scale: number },
  ): void {
    clearTimeout(this.#rest);
    const [x, y] = [shown.width * SPARE, shown.height * SPARE];
    const area = { x: shown.x - x, y: shown.y - y, width: shown.width + 2 * x, height: shown.height + 2 * y };
    const canvas = this.#canvas;
    const sharpness = Math.min(scale, Math.sqrt(PIXELS_MAX / (area.width * area.height)));
    canvas.width = Math.ceil(area.width * sharpness);
    canvas.height = Math.ceil(area.height * sharpness);
    const context = canvas.getContext("2d", { alpha: false })!;
    context.setTransform(canvas.width / area.width, 0, 0, canvas.height / area.height, 0, 0);
    context.translate(-area.x, -area.y);
    const paint = { area, pixelsPerUnit: sharpness, style };
    paintGround(context, stadium, paint);
    if (style.look === "full") paintStands(context, stadium, paint);
    this.#painted = { key, area, scale };
  }
}

/** What the picture of the ground depends on. */
function groundKey(stadium: Stadium, { look, light }: PitchStyle): string {
  return JSON.stringify([look, light, stadium.bg, look === "full" ? standsBox(stadium) : undefined]);
}
