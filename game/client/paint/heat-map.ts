/** A heat map: where a player was, in the colour of the team, over the picture of a stadium. */
import type { Stadium } from "#sim/stadium.ts";
import { fitBox, pictureBounds } from "./bounds.ts";
import { css, mix, type Rgb } from "./color.ts";
import { paintPreview, PREVIEW_MARGIN, type PreviewSize } from "./preview.ts";

export type HeatGrid = {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the upper left corner of the stadium's picture. */
  readonly cells: ArrayLike<number>;
};

export type HeatPaint = { readonly grid: HeatGrid; readonly color: Rgb; readonly size: PreviewSize };

/** Squares per cell and side: the picture changes smoothly from one to the next. */
const DETAIL = 4;
/** Cells over which a count is spread to each side. */
const SPREAD = 2;
/** The brightest places are this light. */
const CORE: Rgb = 0xfff3b0;
/** Below this share of the maximum nothing is drawn. */
const SHARE_MIN = 0.02;
const SHADE = "rgba(6, 16, 10, 0.5)";

/** Fills a canvas of `width` × `height` × `density` pixels. */
export function paintHeatMap(context: CanvasRenderingContext2D, stadium: Stadium, paint: HeatPaint): void {
  const { size } = paint;
  paintPreview(context, stadium, size);
  context.fillStyle = SHADE;
  context.fillRect(0, 0, size.width, size.height);
  paintHeat(context, stadium, paint);
}

/** The heat alone, where the stadium's picture is. */
export function paintHeat(context: CanvasRenderingContext2D, stadium: Stadium, { grid, color, size }: HeatPaint): void {
  const { density } = size;
  const box = pictureBounds(stadium);
  const { scale, x, y } = fitBox(box, size.width, size.height, PREVIEW_MARGIN);
  const heat = heatOf(grid);
  const width = ((box.right - box.left) * scale) / (grid.columns * DETAIL);
  const height = ((box.bottom - box.top) * scale) / (grid.rows * DETAIL);
  // Edges are on pixels, so that no seams show.
  const edgeX = (column: number) => Math.round((x + box.left * scale + column * width) * density) / density;
  const edgeY = (row: number) => Math.round((y + box.top * scale + row * height) * density) / density;
  for (let row = 0; row < grid.rows * DETAIL; row++) {
    for (let column = 0; column < grid.columns * DETAIL; column++) {
      const share = between(heat, grid, (column + 0.5) / DETAIL - 0.5, (row + 0.5) / DETAIL - 0.5);
      if (share < SHARE_MIN) continue;
      context.fillStyle = css(mix(color, CORE, Math.max(0, share - 0.45) / 0.55), Math.min(0.92, 0.12 + 1.4 * share));
      const [left, top] = [edgeX(column), edgeY(row)];
      context.fillRect(left, top, edgeX(column + 1) - left, edgeY(row + 1) - top);
    }
  }
}

/** Spread counts as shares of the highest, with a root that lifts rare places. */
export function heatOf({ columns, rows, cells }: HeatGrid): Float64Array {
  const spread = blurred(blurred(Float64Array.from(cells), columns, rows, 1), rows, columns, columns);
  const most = spread.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 ? spread.map((value) => Math.sqrt(value / most)) : spread;
}

/** Blurs along lines of `length` cells whose neighbours are `step` apart. */
function blurred(cells: Float64Array, length: number, lines: number, step: number): Float64Array {
  const result = new Float64Array(cells.length);
  const lineStep = step === 1 ? length : 1;
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let by = -SPREAD; by <= SPREAD; by++) {
        if (i + by < 0 || i + by >= length) continue;
        sum += cells[line * lineStep + (i + by) * step]! * Math.exp(-(by * by) / SPREAD);
      }
      result[line * lineStep + i * step] = sum;
    }
  }
  return result;
}

/** The value at a place between the middles of cells. */
function between(heat: Float64Array, { columns, rows }: HeatGrid, x: number, y: number): number {
  const [column, row] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const [right, below] = [Math.min(columns - 1, column + 1), Math.min(rows - 1, row + 1)];
  const [dx, dy] = [Math.max(0, x - column), Math.max(0, y - row)];
  const upper = heat[row * columns + column]! * (1 - dx) + heat[row * columns + right]! * dx;
  const lower = heat[below * columns + column]! * (1 - dx) + heat[below * columns + right]! * dx;
  return upper * (1 - dy) + lower * dy;
}
