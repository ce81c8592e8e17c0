/** Boards of a hall: planks along the field, in shades of one colour. */
import type { Area } from "./clip.ts";
import { css, mix, type Rgb } from "./color.ts";
import { noiseAt } from "./noise.ts";
import { INK, WHITE } from "./palette.ts";

/** Map units. */
const PLANK_HEIGHT = 11;
const PLANK_LENGTH = 130;
const SEAM = 0.7;
/** Largest share of white or ink in a plank. */
const TONE = 0.05;
/** Number of shades; planks of one shade are one path. */
const TONES = 6;

/** Fills `area`. */
export function paintBoards(context: CanvasRenderingContext2D, color: Rgb, area: Area): void {
  context.fillStyle = css(color);
  context.fillRect(area.x, area.y, area.width, area.height);
  for (let tone = 0; tone < TONES; tone++) {
    const share = (tone / (TONES - 1)) * 2 - 1;
    context.fillStyle = css(mix(color, share > 0 ? WHITE : INK, Math.abs(share) * TONE));
    context.beginPath();
    visitPlanks(area, (x, y, shade) => {
      if (Math.floor(shade * TONES) === tone) context.rect(x, y, PLANK_LENGTH, PLANK_HEIGHT);
    });
    context.fill();
  }
  context.fillStyle = css(mix(color, INK, 0.8), 0.2);
  context.beginPath();
  visitPlanks(area, (x, y) => {
    context.rect(x, y, PLANK_LENGTH, SEAM);
    context.rect(x, y + SEAM, SEAM, PLANK_HEIGHT - SEAM);
  });
  context.fill();
}

function visitPlanks(area: Area, visit: (x: number, y: number, shade: number) => void): void {
  const last = Math.ceil((area.y + area.height) / PLANK_HEIGHT);
  for (let row = Math.floor(area.y / PLANK_HEIGHT); row < last; row++) {
    const shift = noiseAt(-1, row) * PLANK_LENGTH;
    const end = Math.ceil((area.x + area.width - shift) / PLANK_LENGTH);
    for (let column = Math.floor((area.x - shift) / PLANK_LENGTH); column < end; column++) {
      visit(column * PLANK_LENGTH + shift, row * PLANK_HEIGHT, noiseAt(column, row));
    }
  }
}
