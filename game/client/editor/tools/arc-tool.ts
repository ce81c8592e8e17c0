/** Arcs: both ends first, then a point that the arc passes through. */
import { arcShape } from "#editor/shapes.ts";
import { curveThrough } from "#editor/curve-shape.ts";
import type { Point } from "#sim/stadium.ts";
import {
  addShape,
  lengthText,
  shapeContext,
  shortNumber,
  show,
  snapped,
  type Tool,
  type ToolContext,
  type ToolEvent,
} from "./tool.ts";

/** Pixels from which a press and its release are both ends. */
const DRAG_PIXELS = 8;

export function createArcTool(context: ToolContext): Tool {
  let ends: Point[] = [];
  let isHeld = false;
  const at = (event: ToolEvent) => snapped(context, event, { anchor: ends.length === 1 ? ends[0] : undefined });
  const pair = () => ends as unknown as readonly [Point, Point];
  const showArc = (event: ToolEvent) => {
    if (ends.length < 2) {
      const to = at(event);
      const [from] = ends;
      return show(context, null, {
        snap: to,
        ...(from && { line: [from, to], measure: { at: to, text: lengthText(from, to) } }),
      });
    }
    const text = `${shortNumber(curveThrough(...pair(), event.point))}°`;
    show(context, arcShape(shapeContext(context), pair(), event.point).change, { measure: { at: event.point, text } });
  };
  const addEnd = (point: Point, minimum: number) => {
    const far = minimum / context.state.viewpoint.peek().scale;
    const [from] = ends;
    if (from === undefined || Math.hypot(point.x - from.x, point.y - from.y) > far) ends.push(point);
  };
  return {
    down(event) {
      if (ends.length === 2) {
        const drawn = arcShape(shapeContext(context), pair(), event.point);
        ends = [];
        return addShape(context, drawn);
      }
      addEnd(at(event), 0);
      isHeld = true;
      showArc(event);
    },
    move: showArc,
    up(event) {
      if (isHeld && ends.length === 1) addEnd(at(event), DRAG_PIXELS);
      isHeld = false;
      if (ends.length > 0) showArc(event);
    },
    cancel() {
      ends = [];
      isHeld = false;
      show(context, null);
    },
    finish: () => false,
  };
}
