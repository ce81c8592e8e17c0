/** The visible segments of a stadium. */
import type { Stadium } from "#sim/stadium.ts";
import { traceSegment } from "./arc.ts";
import type { Area } from "./clip.ts";
import { css } from "./color.ts";

/** In file order, because later segments lie on top; consecutive segments of one colour share a stroke. */
export function paintWalls(context: CanvasRenderingContext2D, stadium: Stadium, width: number, area: Area): void {
  context.save();
  context.lineWidth = width;
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
    traceSegment(context, segment, stadium, area);
  }
  if (color !== undefined) context.stroke();
  context.restore();
}
