/** Selecting, moving, and dragging the handles of the selection. */
import { batch } from "@preact/signals-core";
import { type Change, isEmptyChange } from "#editor/change.ts";
import { itemsAt, itemsIn } from "#editor/hit.ts";
import { cornersOf } from "#editor/item-bounds.ts";
import { carriers, moveBy, transformItems } from "#editor/transform.ts";
import type { Point } from "#sim/stadium.ts";
import type { ToolOverlay } from "../editor-state.ts";
import { type Handle, handleAt, handleChange } from "./handles.ts";
import { isIgnored, reachOf, shortNumber, show, snapped, type Tool, type ToolContext, type ToolEvent } from "./tool.ts";

type Drag =
  | { readonly kind: "move"; readonly ids: ReadonlySet<string>; readonly from: Point; readonly anchor: Point }
  | { readonly kind: "box"; readonly from: Point; readonly before: ReadonlySet<string> }
  | { readonly kind: "handle"; readonly handle: Handle };

/** Pixels that the pointer moves before a press becomes a drag. */
const DRAG_PIXELS = 4;

export class SelectTool implements Tool {
  readonly #context: ToolContext;
  #drag: Drag | undefined;
  #pressed: Point | undefined;
  #isDragging = false;
  /** The topmost item that was pressed: a click on a selection of several selects it alone. */
  #clicked: string | undefined;

  constructor(context: ToolContext) {
    this.#context = context;
  }

  down(event: ToolEvent): void {
    this.#pressed = event.point;
    this.#isDragging = false;
    this.#drag = this.#press(event);
  }

  move(event: ToolEvent): void {
    const { state } = this.#context;
    if (this.#pressed === undefined || this.#drag === undefined) {
      state.hovered.value = this.#itemsAt(event.point)[0] ?? null;
      return;
    }
    const way = Math.hypot(event.point.x - this.#pressed.x, event.point.y - this.#pressed.y);
    if (!this.#isDragging && way * state.viewpoint.peek().scale < DRAG_PIXELS) return;
    this.#isDragging = true;
    if (this.#drag.kind === "box") return this.#selectBox(this.#drag, event);
    const { change, overlay } = this.#changeOf(event);
    show(this.#context, state.canEdit.peek() ? change : null, overlay);
  }

  up(event: ToolEvent): void {
    const { change } = this.#isDragging ? this.#changeOf(event) : { change: null };
    const [single, wasDragging] = [this.#clicked, this.#isDragging];
    this.cancel();
    if (change !== null && !isEmptyChange(change)) this.#context.apply(change);
    else if (!wasDragging && single !== undefined && !event.shift) this.#select([single]);
  }

  cancel(): void {
    this.#drag = undefined;
    this.#pressed = undefined;
    this.#clicked = undefined;
    this.#isDragging = false;
    show(this.#context, null);
  }

  finish(): boolean {
    return false;
  }

  #itemsAt(point: Point): readonly string[] {
    const options = { tolerance: reachOf(this.#context), isIgnored: isIgnored(this.#context) };
    return itemsAt(this.#context.open.content.peek().drawing, point, options);
  }

  #select(ids: Iterable<string>): void {
    this.#context.state.selection.value = new Set(ids);
  }

  #press({ point, shift }: ToolEvent): Drag {
    const handle = handleAt(this.#context, point);
    if (handle !== undefined && !shift) return { kind: "handle", handle };
    const selection = this.#context.state.selection.peek();
    const hits = this.#itemsAt(point);
    const hit = hits.find((id) => selection.has(id)) ?? hits[0];
    if (hit === undefined) {
      const before = shift ? selection : new Set<string>();
      this.#select(before);
      return { kind: "box", from: point, before };
    }
    this.#clicked = hits[0];
    if (shift) this.#select(toggled(selection, hits[0]!));
    else if (!selection.has(hit)) this.#select([hit]);
    const isLeft = isIgnored(this.#context);
    const ids = new Set([...this.#context.state.selection.peek()].filter((id) => !isLeft(id)));
    return { kind: "move", ids, from: point, anchor: anchorOf(this.#context, ids, point) };
  }

  #changeOf(event: ToolEvent): { readonly change: Change | null; readonly overlay: ToolOverlay } {
    if (this.#drag?.kind === "move") return moveChange(this.#context, this.#drag, event);
    if (this.#drag?.kind === "handle") return handleChange(this.#context, this.#drag.handle, event);
    return { change: null, overlay: {} };
  }

  #selectBox({ from, before }: Extract<Drag, { kind: "box" }>, { point }: ToolEvent): void {
    const { state, open } = this.#context;
    const box = boxBetween(from, point);
    const inside = itemsIn(open.content.peek().drawing, box, isIgnored(this.#context));
    batch(() => {
      this.#select([...before, ...inside]);
      state.overlay.value = { box };
    });
  }
}

function toggled(selection: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const changed = new Set(selection);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

function boxBetween(a: Point, b: Point) {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) };
}

/** The point of the moved items that is nearest to the pointer: it is the one that snaps. */
function anchorOf({ open }: ToolContext, ids: ReadonlySet<string>, point: Point): Point {
  const { drawing } = open.content.peek();
  const { stadium, indices, snapshot } = drawing;
  const points = [...carriers(drawing, ids)].flatMap((id) => {
    // Discs snap by their middle.
    if (snapshot.items.get(id)?.kind === "discs") return [stadium.discs[indices.get(id)!]!];
    return snapshot.items.get(id)?.kind === "segments" ? [] : cornersOf(drawing, id);
  });
  const distance = ({ x, y }: Point) => Math.hypot(x - point.x, y - point.y);
  return points.reduce((best, each) => (distance(each) < distance(best) ? each : best), points[0] ?? point);
}

type Move = Extract<Drag, { kind: "move" }>;

function moveChange(context: ToolContext, { ids, from, anchor }: Move, event: ToolEvent) {
  const { drawing } = context.open.content.peek();
  let [x, y] = [event.point.x - from.x, event.point.y - from.y];
  // Shift keeps the direction of the longer way.
  if (event.shift) [x, y] = Math.abs(x) > Math.abs(y) ? [x, 0] : [0, y];
  const moved = carriers(drawing, ids);
  const target = snapped(context, { ...event, point: { x: anchor.x + x, y: anchor.y + y } }, { moved });
  const by = {
    x: event.shift && x === 0 ? 0 : target.x - anchor.x,
    y: event.shift && y === 0 ? 0 : target.y - anchor.y,
  };
  const at = { x: anchor.x + by.x, y: anchor.y + by.y };
  const text = `${shortNumber(at.x)}, ${shortNumber(at.y)}`;
  const isStill = by.x === 0 && by.y === 0;
  return {
    change: isStill ? null : transformItems(drawing, ids, moveBy(by)),
    overlay: { snap: at, measure: { at, text } },
  };
}
