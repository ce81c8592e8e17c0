/** What a tool is: it gets the pointer in map units and changes the document. */
import type { Change } from "#editor/change.ts";
import { mirrorChange } from "#editor/mirror.ts";
import type { Shape, ShapeContext, Style } from "#editor/shapes.ts";
import { type Snapped, snapPoint } from "#editor/snap.ts";
import type { Point } from "#sim/stadium.ts";
import type { EditorState, ToolOverlay } from "../editor-state.ts";
import type { OpenDocument } from "../open-document.ts";

export type ToolEvent = {
  /** In map units. */
  readonly point: Point;
  /** Adds to the selection; keeps directions and proportions. */
  readonly shift: boolean;
  /** No snapping. */
  readonly alt: boolean;
  /** 2 for a double click. */
  readonly clicks: number;
};

export type Tool = {
  readonly down: (event: ToolEvent) => void;
  /** With a button pressed or without. */
  readonly move: (event: ToolEvent) => void;
  readonly up: (event: ToolEvent) => void;
  /** Leaves everything as it was before the last step that is not finished. */
  readonly cancel: () => void;
  /** Finishes a shape of several points. Returns whether there was one. */
  readonly finish: () => boolean;
};

export type ToolContext = {
  readonly state: EditorState;
  readonly open: OpenDocument;
  /** Changes the document; without the rights for it, nothing. */
  readonly apply: (change: Change) => void;
  /** Pixels around the pointer that count as its place; more for fingers. */
  readonly reach: () => number;
};

/** CSS pixels in which points snap. */
const SNAP_PIXELS = 9;

export function snapped(
  { state, open }: ToolContext,
  { point, alt, shift }: ToolEvent,
  options: { readonly anchor?: Point | undefined; readonly moved?: ReadonlySet<string> } = {},
): Snapped {
  if (alt) return { ...point, kind: "none" };
  const { grid, snapToGrid, snapToItems } = state.options;
  const { anchor, moved } = options;
  return snapPoint(open.content.peek().drawing, point, {
    tolerance: SNAP_PIXELS / state.viewpoint.peek().scale,
    grid: snapToGrid.peek() ? grid.peek() : 0,
    items: snapToItems.peek(),
    ...(anchor && { anchor, onlyAngles: shift }),
    ...(moved && { moved }),
  });
}

/** Shows a change, with its image in mirror mode, and what else the tool draws. */
export function show({ state, open }: ToolContext, change: Change | null, overlay: ToolOverlay = {}): void {
  const mode = state.options.mirror.peek();
  state.preview.value =
    change === null ? null : mirrorChange(open.content.peek().drawing, change, { mode, nextId: open.nextId });
  state.overlay.value = overlay;
}

/** Which of the chosen colour and visibility the items of a shape can have. */
export type Painted = "wall" | "disc" | "none";

/** What shapes are made with: the drawing, new ids, and the chosen trait, or colour and visibility without one. */
export function shapeContext({ state, open }: ToolContext, painted: Painted): ShapeContext {
  return { drawing: open.content.peek().drawing, nextId: open.nextId, style: styleOf(state, painted) };
}

function styleOf({ options }: EditorState, painted: Painted): Style {
  const trait = options.trait.peek();
  if (trait !== "") return { trait };
  if (painted === "wall" && !options.visible.peek()) return { vis: false };
  return painted === "none" ? {} : { color: options.color.peek() };
}

/** Adds a shape and selects it. */
export function addShape(context: ToolContext, { change, ids }: Shape): void {
  show(context, null);
  if (ids.size === 0) return;
  context.apply(change);
  context.state.selection.value = ids;
}

/** Whether tools leave an item alone: it is locked or hidden. */
export function isIgnored({ open }: ToolContext): (id: string) => boolean {
  const marks = open.marks.peek();
  return (id) => {
    const mark = marks.get(id);
    return mark?.locked === true || mark?.hidden === true;
  };
}

/** The pointer's reach in map units. */
export function reachOf({ state, reach }: ToolContext): number {
  return reach() / state.viewpoint.peek().scale;
}

/** The pixels between two points of the map. */
export function wayOf({ state }: ToolContext, from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y) * state.viewpoint.peek().scale;
}

export function lengthText(from: Point, to: Point): string {
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return `${shortNumber(Math.hypot(to.x - from.x, to.y - from.y))} · ${shortNumber(angle)}°`;
}

export function shortNumber(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
