/** The visible segments of a stadium. */
import type { Stadium } from "#sim/stadium.ts";
import { css } from "./color.ts";
import { traceSegment } from "./segment-path.ts";

const THICKNESS = 3;

/** In file order, as later ones lie on top; neighbours of one colour share a stroke. */
export function paintWalls(context: CanvasRenderingContext2D, stadium: Stadium): void {
  context.save();
  context.lineWidth = THICKNESS;
  context.lineCap = "round";
  let color: number | undefined;
  for (const segment of stadium.segments) {
    if (!segment.vis || segment.color < 0) continue;
    if (segment.color !== color) {
      if (color !== undefined) context.stroke();
      color = segment.color;
      context.strokeStyle = css(color);
      context.beginPath();
    }
    traceSegment(context, segment, stadium);
  }
  if (color !== undefined) context.stroke();
  context.restore();
}
