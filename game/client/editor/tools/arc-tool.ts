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
  wayOf,
} from "./tool.ts";

/** Pixels from which a press and its release are both ends. */
const DRAG_PIXELS = 8;

export function createArcTool(context: ToolContext): Tool {
  let ends: Point[] = [];
  /** Where the button was pressed, without snapping, until it is released. */
  let pressed: Point | undefined;
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
    show(context, arcShape(shapeContext(context, "wall"), pair(), event.point).change, {
      measure: { at: event.point, text },
    });
  };
  const addEnd = (point: Point) => {
    const [from] = ends;
    if (from === undefined || wayOf(context, from, point) > 0) ends.push(point);
  };
  return {
    down(event) {
      if (ends.length === 2) {
        const drawn = arcShape(shapeContext(context, "wall"), pair(), event.point);
        ends = [];
        return addShape(context, drawn);
      }
      addEnd(at(event));
      pressed = event.point;
      showArc(event);
    },
    move: showArc,
    up(event) {
      const isDrawn = pressed !== undefined && wayOf(context, pressed, event.point) > DRAG_PIXELS;
      pressed = undefined;
      if (isDrawn && ends.length === 1) addEnd(at(event));
      if (ends.length > 0) showArc(event);
    },
    cancel() {
      ends = [];
      pressed = undefined;
      show(context, null);
    },
    finish: () => false,
  };
}
