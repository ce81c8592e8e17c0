/** Walls of several points: a click for each, or a line drawn with the button held. A double click, Enter or the first point ends it. */
import { wallShape } from "#editor/shapes.ts";
import type { Point } from "#sim/stadium.ts";
import {
  addShape,
  lengthText,
  shapeContext,
  show,
  snapped,
  type Tool,
  type ToolContext,
  type ToolEvent,
  wayOf,
} from "./tool.ts";

/** Pixels from which a press and its release are a line. */
const DRAG_PIXELS = 8;

export function createWallTool(context: ToolContext): Tool {
  let points: Point[] = [];
  /** Where the button was pressed, without snapping, until it is released. */
  let pressed: Point | undefined;

  const isSame = (a: Point | undefined, b: Point) => a !== undefined && Math.hypot(a.x - b.x, a.y - b.y) < 1e-6;
  const at = (event: ToolEvent) => snapped(context, event, { anchor: points.at(-1) });
  const showLine = (to: Point) => {
    const last = points.at(-1);
    const measure = last && !isSame(last, to) ? { measure: { at: to, text: lengthText(last, to) } } : {};
    const shape = last === undefined ? null : wallShape(shapeContext(context, "wall"), [...points, to]).change;
    show(context, shape, { snap: to, ...measure });
  };
  const finish = () => {
    const drawn = points;
    points = [];
    if (drawn.length < 2) {
      show(context, null);
      return drawn.length > 0;
    }
    addShape(context, wallShape(shapeContext(context, "wall"), drawn));
    return true;
  };
  /** Adds a point; the first one again closes the wall and ends it. */
  const add = (point: Point) => {
    if (isSame(points.at(-1), point)) return;
    const closes = points.length > 1 && isSame(points[0], point);
    points.push(point);
    if (closes) finish();
  };
  return {
    down(event) {
      const point = at(event);
      // The first press of a double click has added the point.
      if (event.clicks > 1) finish();
      else add(point);
      pressed = event.point;
      if (points.length > 0) showLine(point);
    },
    move: (event) => showLine(at(event)),
    up(event) {
      const isDrawn = points.length > 0 && pressed !== undefined && wayOf(context, pressed, event.point) > DRAG_PIXELS;
      pressed = undefined;
      if (points.length === 0) return;
      const point = at(event);
      if (isDrawn) add(point);
      if (points.length > 0) showLine(point);
    },
    cancel() {
      points = [];
      pressed = undefined;
      show(context, null);
    },
    finish,
  };
}
