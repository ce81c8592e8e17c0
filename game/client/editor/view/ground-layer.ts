/** The ground, its markings and the grid, painted once for each place of the view, since nothing that is dragged is part of it. */
import type { Stadium } from "#sim/stadium.ts";
import { paintGround } from "#client/paint/ground.ts";
import { paintMarkings } from "#client/paint/markings.ts";
import type { Turn } from "#client/session/device.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { boundedField } from "#client/paint/pitch.ts";
import { drawGrid, type GridPaint } from "./draw-grid.ts";
import type { Area } from "#client/paint/clip.ts";

export type GroundView = {
  readonly area: Area;
  /** The canvas's pixels per map unit. */
  readonly pixelsPerUnit: number;
  readonly style: PitchStyle;
  /** Of the map on the canvas. */
  readonly turn: Turn;
  /** Null where it is not shown. */
  readonly grid: GridPaint | null;
};

export type GroundLayer = {
  /** Draws the ground of `area` on a context whose unit is the map's. */
  readonly draw: (context: CanvasRenderingContext2D, stadium: Stadium, view: GroundView) => void;
};

const LINE_WIDTH = 3;

/** As the canvas that it is drawn on (canvas-view.ts). */
const SOFTWARE: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** `createCanvas` gives a canvas of its own. */
export function createGroundLayer(createCanvas: () => HTMLCanvasElement): GroundLayer {
  const canvas = createCanvas();
  let painted = "";
  return {
    draw(context, given, view) {
      const stadium = { ...given, bg: boundedField(given.bg) };
      const { area, pixelsPerUnit, style, turn, grid } = view;
      const width = Math.max(1, Math.round(area.width * pixelsPerUnit));
      const height = Math.max(1, Math.round(area.height * pixelsPerUnit));
      const key = JSON.stringify([stadium.bg, stadium.width, stadium.height, area, pixelsPerUnit, style, grid]);
      if (key !== painted) {
        canvas.width = width;
        canvas.height = height;
        const layer = canvas.getContext("2d", SOFTWARE)!;
        layer.setTransform(pixelsPerUnit, 0, 0, pixelsPerUnit, -area.x * pixelsPerUnit, -area.y * pixelsPerUnit);
        paintGround(layer, stadium, view);
        paintMarkings(layer, stadium.bg, { lineWidth: LINE_WIDTH, style, area });
        if (grid !== null) drawGrid(layer, grid);
        painted = key;
      }
      context.save();
      if (turn === 0) context.resetTransform();
      else context.setTransform(0, turn, -turn, 0, turn === 1 ? height : 0, turn === 1 ? 0 : width);
      context.drawImage(canvas, 0, 0);
      context.restore();
    },
  };
}
