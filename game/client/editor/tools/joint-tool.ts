/** Joints: drawn from one disc to another, the ball included. */
import { itemsAt } from "#editor/hit.ts";
import { BALL_ID } from "#editor/document.ts";
import { jointShape } from "#editor/shapes.ts";
import type { Point } from "#sim/stadium.ts";
import { addShape, isIgnored, reachOf, shapeContext, show, type Tool, type ToolContext } from "./tool.ts";

export function createJointTool(context: ToolContext): Tool {
  let from: { readonly id: string; readonly at: Point } | undefined;
  const discAt = (point: Point) => {
    const { drawing } = context.open.content.peek();
    const { stadium, idsAt } = drawing;
    const tolerance = reachOf(context);
    const options = { tolerance, isIgnored: isIgnored(context) };
    const id = itemsAt(drawing, point, options).find((each) => drawing.snapshot.items.get(each)?.kind === "discs");
    const [ball] = stadium.discs;
    const isBall =
      idsAt.discs[0] === BALL_ID && Math.hypot(ball!.x - point.x, ball!.y - point.y) <= ball!.radius + tolerance;
    const found = id ?? (isBall ? BALL_ID : undefined);
    if (found === undefined) return undefined;
    const { x, y } = stadium.discs[idsAt.discs.indexOf(found)]!;
    return { id: found, at: { x, y } };
  };
  const showTo = (point: Point) => {
    const over = discAt(point);
    const to = over?.at ?? point;
    show(context, null, { ...(over && { snap: over.at }), ...(from && { line: [from.at, to] }) });
  };
  const connect = (point: Point) => {
    const to = discAt(point);
    if (from === undefined || to === undefined || to.id === from.id) return false;
    const drawn = jointShape(shapeContext(context, "disc"), [from.id, to.id]);
    from = undefined;
    addShape(context, drawn);
    return true;
  };
  return {
    down({ point }) {
      if (connect(point)) return;
      from = discAt(point);
      showTo(point);
    },
    move: ({ point }) => showTo(point),
    up: ({ point }) => void connect(point),
    cancel() {
      from = undefined;
      show(context, null);
    },
    finish: () => false,
  };
}
