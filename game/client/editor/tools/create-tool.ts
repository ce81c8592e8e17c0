/** The tools by name. */
import {
  circleShape,
  discShape,
  goalShape,
  planeShape,
  rectangleShape,
  type Shape,
  spawnShape,
  vertexShape,
} from "#editor/shapes.ts";
import type { Point } from "#sim/stadium.ts";
import type { EditorTool } from "../editor-state.ts";
import { createArcTool } from "./arc-tool.ts";
import { createDragTool, type DragShape } from "./drag-tool.ts";
import { createJointTool } from "./joint-tool.ts";
import { SelectTool } from "./select-tool.ts";
import { lengthText, shapeContext, shortNumber, type Tool, type ToolContext } from "./tool.ts";
import { createWallTool } from "./wall-tool.ts";

export function createTool(name: EditorTool, context: ToolContext): Tool {
  switch (name) {
    case "select":
      return new SelectTool(context);
    case "hand":
      return IDLE;
    case "wall":
      return createWallTool(context);
    case "arc":
      return createArcTool(context);
    case "joint":
      return createJointTool(context);
    default:
      return createDragTool(context, DRAG_SHAPES[name](context));
  }
}

/** The pointer moves the view instead. */
const IDLE: Tool = {
  down: () => undefined,
  move: () => undefined,
  up: () => undefined,
  cancel: () => undefined,
  finish: () => false,
};

const radiusText = (from: Point, to: Point) => `r ${shortNumber(Math.hypot(to.x - from.x, to.y - from.y))}`;

/** A single place: the point where the button is released. */
function pointShape(shape: (at: Point) => Shape): DragShape {
  return {
    shape: (_, to) => shape(to),
    clickShape: shape,
    measure: (_, { x, y }) => `${shortNumber(x)}, ${shortNumber(y)}`,
  };
}

type DragToolName = Exclude<EditorTool, "select" | "hand" | "wall" | "arc" | "joint">;

const DRAG_SHAPES: Readonly<Record<DragToolName, (context: ToolContext) => DragShape>> = {
  rectangle: (context) => ({
    shape: (from, to, { shift }) =>
      rectangleShape(
        shapeContext(context, "wall"),
        [from, shift ? square(from, to) : to],
        context.state.options.corner.peek(),
      ),
    measure: (from, to) => `${shortNumber(Math.abs(to.x - from.x))} × ${shortNumber(Math.abs(to.y - from.y))}`,
  }),
  circle: (context) => ({
    shape: (from, to) => circleShape(shapeContext(context, "wall"), from, Math.hypot(to.x - from.x, to.y - from.y)),
    measure: radiusText,
  }),
  vertex: (context) => pointShape((at) => vertexShape(shapeContext(context, "none"), at)),
  goal: (context) => ({
    shape: (from, to) => {
      const team = from.x + to.x <= 0 ? "red" : "blue";
      return goalShape(shapeContext(context, "none"), [from, to], {
        team,
        frame: context.state.options.goalFrame.peek(),
      });
    },
    measure: lengthText,
    snapsAngles: true,
  }),
  disc: (context) => ({
    shape: (from, to) =>
      discShape(shapeContext(context, "disc"), from, Math.round(Math.hypot(to.x - from.x, to.y - from.y) * 2) / 2),
    clickShape: (at) => discShape(shapeContext(context, "disc"), at),
    measure: radiusText,
  }),
  plane: (context) => ({
    shape: (from, to) => planeShape(shapeContext(context, "none"), [from, to]),
    measure: lengthText,
    snapsAngles: true,
  }),
  redSpawn: (context) => pointShape((at) => spawnShape(shapeContext(context, "none"), at, "red")),
  blueSpawn: (context) => pointShape((at) => spawnShape(shapeContext(context, "none"), at, "blue")),
};

function square(from: Point, to: Point): Point {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return { x: from.x + side * (Math.sign(to.x - from.x) || 1), y: from.y + side * (Math.sign(to.y - from.y) || 1) };
}
