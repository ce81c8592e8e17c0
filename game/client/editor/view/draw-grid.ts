/** The grid, and the axes of the pitch. */
import type { Area } from "#client/paint/clip.ts";
import type { MirrorMode } from "#editor/mirror.ts";

/** Lines nearer than this, in CSS pixels, are left out: only each fifth of them is drawn. */
const PIXELS_MIN = 7;

export type GridPaint = {
  readonly area: Area;
  /** CSS pixels per map unit. */
  readonly scale: number;
  /** In map units. */
  readonly grid: number;
  readonly mirror: MirrorMode;
};

/** Expects a context whose unit is the map's. */
export function drawGrid(context: CanvasRenderingContext2D, { area, scale, grid, mirror }: GridPaint): void {
  let step = grid;
  while (step > 0 && step * scale < PIXELS_MIN) step *= 5;
  if (step > 0) {
    drawLines(context, area, { step, scale, style: "rgba(255, 255, 255, 0.09)" });
    drawLines(context, area, { step: step * 5, scale, style: "rgba(255, 255, 255, 0.13)" });
  }
  drawAxis(context, area, { scale, isX: true, isMirror: mirror === "x" || mirror === "both" });
  drawAxis(context, area, { scale, isX: false, isMirror: mirror === "y" || mirror === "both" });
}

type Lines = { readonly step: number; readonly scale: number; readonly style: string };

function drawLines(context: CanvasRenderingContext2D, area: Area, { step, scale, style }: Lines): void {
  context.strokeStyle = style;
  context.lineWidth = 1 / scale;
  context.beginPath();
  for (let x = Math.ceil(area.x / step) * step; x <= area.x + area.width; x += step) {
    context.moveTo(x, area.y);
    context.lineTo(x, area.y + area.height);
  }
  for (let y = Math.ceil(area.y / step) * step; y <= area.y + area.height; y += step) {
    context.moveTo(area.x, y);
    context.lineTo(area.x + area.width, y);
  }
  context.stroke();
}

type Axis = { readonly scale: number; readonly isX: boolean; readonly isMirror: boolean };

/** The axis of a mirror is bright. */
function drawAxis(context: CanvasRenderingContext2D, area: Area, { scale, isX, isMirror }: Axis): void {
  context.strokeStyle = isMirror ? "rgba(255, 204, 77, 0.9)" : "rgba(255, 255, 255, 0.22)";
  context.lineWidth = (isMirror ? 1.5 : 1) / scale;
  context.setLineDash(isMirror ? [8 / scale, 6 / scale] : []);
  context.beginPath();
  if (isX) {
    context.moveTo(0, area.y);
    context.lineTo(0, area.y + area.height);
  } else {
    context.moveTo(area.x, 0);
    context.lineTo(area.x + area.width, 0);
  }
  context.stroke();
  context.setLineDash([]);
}
