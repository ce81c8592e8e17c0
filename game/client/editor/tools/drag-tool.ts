/** Tools that draw a shape between two points: pressed and drawn, or with a click for each of them. */
import type { Change } from "#editor/change.ts";
import type { Shape } from "#editor/shapes.ts";
import type { Point } from "#sim/stadium.ts";
import { addShape, show, snapped, type Tool, type ToolContext, type ToolEvent, wayOf } from "./tool.ts";

export type DragShape = {
  /** The shape between two points; `shift` keeps proportions. */
  readonly shape: (from: Point, to: Point, event: ToolEvent) => Shape;
  /** What is measured while it is drawn. */
  readonly measure: (from: Point, to: Point) => string;
  /** Whether a click without a second point draws something, as for discs. */
  readonly clickShape?: (at: Point) => Shape;
  /** Whether lines snap to angles. */
  readonly snapsAngles?: boolean;
};

/** Pixels from which a press and its release are two points. */
const DRAG_PIXELS = 5;

export function createDragTool(
  context: ToolContext,
  { shape, measure, clickShape, snapsAngles = false }: DragShape,
): Tool {
  let from: Point | undefined;
  /** Where the first point was pressed, without snapping. */
  let pressed: Point | undefined;
  let isHeld = false;

  const at = (event: ToolEvent) => snapped(context, event, { anchor: snapsAngles ? from : undefined });
  const isFar = ({ point }: ToolEvent) => pressed !== undefined && wayOf(context, pressed, point) > DRAG_PIXELS;
  const showTo = (to: Point, event: ToolEvent) => {
    const change: Change | null = from !== undefined && isFar(event) ? shape(from, to, event).change : null;
    show(context, change, { snap: to, ...(change !== null && { measure: { at: to, text: measure(from!, to) } }) });
  };
  const end = (drawn: Shape) => {
    from = undefined;
    isHeld = false;
    addShape(context, drawn);
  };
  return {
    down(event) {
      const point = at(event);
      if (from !== undefined && isFar(event)) return end(shape(from, point, event));
      from = point;
      pressed = event.point;
      isHeld = true;
      showTo(point, event);
    },
    move: (event) => showTo(at(event), event),
    up(event) {
      if (from === undefined || !isHeld) return;
      isHeld = false;
      const point = at(event);
      if (isFar(event)) end(shape(from, point, event));
      else if (clickShape !== undefined) end(clickShape(from));
    },
    cancel() {
      from = undefined;
      isHeld = false;
      show(context, null);
    },
    finish: () => false,
  };
}
