/** The handles of the selection: a box that scales and turns, the middle of an arc, ends of a goal, the edge of a disc, a plane's direction. */
import { type Change, withKeys } from "#editor/change.ts";
import { arcDegrees, arcPoint } from "#editor/curve-shape.ts";
import { boundsOf, type Box, middleOf } from "#editor/item-bounds.ts";
import { carriers, pairOf, rounded, scaleAround, transformItems, turnAround } from "#editor/transform.ts";
import { bendSegment } from "#editor/walls.ts";
import type { Point } from "#sim/stadium.ts";
import type { ToolOverlay } from "../editor-state.ts";
import { isIgnored, reachOf, shortNumber, snapped, type ToolContext, type ToolEvent } from "./tool.ts";

export type Handle = {
  readonly kind: "corner" | "turn" | "bend" | "goalEnd" | "radius" | "normal";
  readonly at: Point;
  /** The point that stays: the opposite corner, or the middle. */
  readonly fixed: Point;
  /** The end of a goal. */
  readonly key?: "p0" | "p1";
  readonly ids: readonly string[];
};

/** Pixels between the box and its handle for turning. */
const TURN_PIXELS = 26;
/** Pixels of the box around the selection. */
export const BOX_MARGIN = 6;
/** Angles snap to multiples of this, in degrees, with Shift. */
const TURN_STEP = 15;
/** Pixels between a plane and the handle of its direction. */
const NORMAL_PIXELS = 40;

/** The box around the selection; undefined where it has no extent. */
export function selectionBox({ state, open }: Pick<ToolContext, "state" | "open">): Box | undefined {
  const ids = state.selection.value;
  const { drawing } = open.content.value;
  if (ids.size < 2 && [...ids].every((id) => drawing.snapshot.items.get(id)?.kind !== "segments")) return undefined;
  const box = boundsOf(drawing, ids);
  if (box === undefined || (box.right - box.left < 1e-6 && box.bottom - box.top < 1e-6)) return undefined;
  const margin = BOX_MARGIN / state.viewpoint.value.scale;
  return { left: box.left - margin, top: box.top - margin, right: box.right + margin, bottom: box.bottom + margin };
}

/** Reads signals. */
export function handlesOf(context: Pick<ToolContext, "state" | "open">): readonly Handle[] {
  const { state, open } = context;
  if (!state.canEdit.value || state.tool.value !== "select") return [];
  const ids = [...state.selection.value].filter((id) => !isIgnored(context as ToolContext)(id));
  return [...singleHandles(context, ids), ...boxHandles(context, ids, open.content.value.drawing.snapshot.items.size)];
}

function boxHandles(
  context: Pick<ToolContext, "state" | "open">,
  ids: readonly string[],
  count: number,
): readonly Handle[] {
  const box = count === 0 ? undefined : selectionBox(context);
  if (box === undefined || ids.length === 0) return [];
  const { left, top, right, bottom } = box;
  const corners = [
    [left, top, right, bottom],
    [right, top, left, bottom],
    [right, bottom, left, top],
    [left, bottom, right, top],
  ] as const;
  const turn = { x: (left + right) / 2, y: top - TURN_PIXELS / context.state.viewpoint.value.scale };
  return [
    ...corners.map(([x, y, fixedX, fixedY]) => ({
      kind: "corner" as const,
      at: { x, y },
      fixed: { x: fixedX, y: fixedY },
      ids,
    })),
    { kind: "turn", at: turn, fixed: middleOf(box), ids },
  ];
}

/** Handles of an item that is selected alone. */
function singleHandles(
  { state, open }: Pick<ToolContext, "state" | "open">,
  ids: readonly string[],
): readonly Handle[] {
  const [id] = ids;
  if (id === undefined || ids.length > 1) return [];
  const { stadium, indices, snapshot } = open.content.value.drawing;
  const index = indices.get(id) ?? -1;
  switch (snapshot.items.get(id)?.kind) {
    case "segments": {
      const { v0, v1, curveF } = stadium.segments[index]!;
      const at = arcPoint(stadium.vertexes[v0]!, stadium.vertexes[v1]!, { curve: arcDegrees(curveF), share: 0.5 });
      return [{ kind: "bend", at, fixed: at, ids }];
    }
    case "goals": {
      const { p0, p1 } = stadium.goals[index]!;
      return [
        { kind: "goalEnd", key: "p0", at: p0, fixed: p1, ids },
        { kind: "goalEnd", key: "p1", at: p1, fixed: p0, ids },
      ];
    }
    case "discs": {
      const { x, y, radius } = stadium.discs[index]!;
      return [{ kind: "radius", at: { x: x + Math.max(0, radius), y }, fixed: { x, y }, ids }];
    }
    case "planes": {
      const { normal, dist } = stadium.planes[index]!;
      const fixed = { x: normal.x * dist, y: normal.y * dist };
      const reach = NORMAL_PIXELS / state.viewpoint.value.scale;
      return [{ kind: "normal", at: { x: fixed.x + normal.x * reach, y: fixed.y + normal.y * reach }, fixed, ids }];
    }
    default:
      return [];
  }
}

/** The nearest handle at a point. */
export function handleAt(context: ToolContext, point: Point): Handle | undefined {
  const distance = ({ at }: Handle) => Math.hypot(at.x - point.x, at.y - point.y);
  const near = handlesOf(context).filter((handle) => distance(handle) <= reachOf(context));
  return near.toSorted((a, b) => distance(a) - distance(b))[0];
}

type Dragged = { readonly change: Change | null; readonly overlay: ToolOverlay };

export function handleChange(context: ToolContext, handle: Handle, event: ToolEvent): Dragged {
  switch (handle.kind) {
    case "corner":
      return scaled(context, handle, event);
    case "turn":
      return turned(context, handle, event);
    case "bend":
      return bent(context, handle, event);
    case "goalEnd":
      return withGoalEnd(context, handle, event);
    case "radius":
      return withRadius(context, handle, event);
    case "normal":
      return withNormal(context, handle, event);
  }
}

/** Shift keeps the proportions. */
function scaled(context: ToolContext, { at, fixed, ids }: Handle, event: ToolEvent): Dragged {
  const { drawing } = context.open.content.peek();
  const margin = BOX_MARGIN / context.state.viewpoint.peek().scale;
  // The box that is drawn is larger than the items.
  const inward = (from: Point, to: Point) => ({
    x: from.x + Math.sign(to.x - from.x) * margin,
    y: from.y + Math.sign(to.y - from.y) * margin,
  });
  const [corner, anchor] = [inward(at, fixed), inward(fixed, at)];
  const target = snapped(context, { ...event, point: inward(event.point, fixed) }, { moved: carriers(drawing, ids) });
  const factorOf = (to: number, from: number, origin: number) =>
    Math.abs(from - origin) < 1e-6 ? 1 : (to - origin) / (from - origin);
  let [x, y] = [factorOf(target.x, corner.x, anchor.x), factorOf(target.y, corner.y, anchor.y)];
  if (event.shift) x = y = Math.abs(x) > Math.abs(y) ? x : y;
  if (Math.abs(x) < 0.01 || Math.abs(y) < 0.01) return { change: null, overlay: {} };
  const text = `${shortNumber(x * 100)} % · ${shortNumber(y * 100)} %`;
  return {
    change: transformItems(drawing, ids, scaleAround(anchor, x, y)),
    overlay: { measure: { at: event.point, text } },
  };
}

function turned({ open }: ToolContext, { at, fixed, ids }: Handle, { point, shift }: ToolEvent): Dragged {
  const angleOf = (to: Point) => Math.atan2(to.y - fixed.y, to.x - fixed.x);
  const degrees = ((angleOf(point) - angleOf(at)) * 180) / Math.PI;
  const step = shift ? TURN_STEP : 1;
  const whole = ((((Math.round(degrees / step) * step + 180) % 360) + 360) % 360) - 180;
  const change = transformItems(open.content.peek().drawing, ids, turnAround(fixed, (whole * Math.PI) / 180));
  return { change, overlay: { measure: { at: point, text: `${whole}°` } } };
}

function bent({ open }: ToolContext, { ids }: Handle, { point, alt }: ToolEvent): Dragged {
  const [id] = ids;
  const change = bendSegment(open.content.peek().drawing, id!, { point, snap: !alt });
  const value = change.set?.get(id!) as { readonly curve?: number } | undefined;
  return { change, overlay: { measure: { at: point, text: `${shortNumber(value?.curve ?? 0)}°` } } };
}

function withGoalEnd(context: ToolContext, { key, fixed, ids }: Handle, event: ToolEvent): Dragged {
  const at = snapped(context, event, { anchor: fixed, moved: new Set(ids) });
  const text = shortNumber(Math.hypot(at.x - fixed.x, at.y - fixed.y));
  return { change: withItemKeys(context, ids, { [key!]: pairOf(at) }), overlay: { snap: at, measure: { at, text } } };
}

function withRadius(context: ToolContext, { fixed, ids }: Handle, { point, alt }: ToolEvent): Dragged {
  const exact = Math.hypot(point.x - fixed.x, point.y - fixed.y);
  const radius = alt ? rounded(exact) : Math.round(exact * 2) / 2;
  return {
    change: withItemKeys(context, ids, { radius }),
    overlay: { measure: { at: point, text: shortNumber(radius) } },
  };
}

/** Turns a plane around its middle. */
function withNormal(context: ToolContext, { fixed, ids }: Handle, { point, alt }: ToolEvent): Dragged {
  const exact = (Math.atan2(point.y - fixed.y, point.x - fixed.x) * 180) / Math.PI;
  const degrees = alt ? exact : Math.round(exact / 5) * 5;
  const normal = pairOf({ x: Math.cos((degrees * Math.PI) / 180), y: Math.sin((degrees * Math.PI) / 180) });
  const dist = rounded(normal[0] * fixed.x + normal[1] * fixed.y);
  const change = withItemKeys(context, ids, { normal, unit: undefined, dist });
  return { change, overlay: { measure: { at: point, text: `${shortNumber(degrees)}°` } } };
}

function withItemKeys({ open }: ToolContext, ids: readonly string[], keys: Readonly<Record<string, unknown>>): Change {
  const { items } = open.content.peek().drawing.snapshot;
  return { set: new Map(ids.map((id) => [id, withKeys(items.get(id)?.value, keys)])) };
}
