/** Pasting `.hbs` fragments, and where their items appear. */
import { batch } from "@preact/signals-core";
import { readText, type TextFault } from "#editor/apply-text.ts";
import type { Change } from "#editor/change.ts";
import { pasteItems } from "#editor/fragment.ts";
import type { JsonValues } from "#editor/json-object.ts";
import type { Point } from "#sim/stadium.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { OpenDocument } from "./open-document.ts";
import { toMap } from "./viewpoint.ts";

/** Copies appear beside their originals, in map units. */
export const COPY_OFFSET = 20;

/**
 * Pastes at the same place as the originals, or beside them where something of the same place is there already. Returns the fault of
 * a text that cannot be read.
 */
export function pasteText({ state, open, size }: CommandPorts, text: string): TextFault | undefined {
  const read = readText(text);
  if ("message" in read) return read;
  const viewpoint = state.viewpoint.peek();
  const { width, height } = size();
  const shown = [toMap(viewpoint, size(), { x: 0, y: 0 }), toMap(viewpoint, size(), { x: width, y: height })] as const;
  const unmoved = pasteItems(read.value, open.nextId, { x: 0, y: 0 });
  const { change, ids } = pasteItems(read.value, open.nextId, pasteOffset(open, unmoved.change, shown));
  if (ids.size === 0) return undefined;
  batch(() => {
    open.apply(change, state.options.mirror.peek());
    state.selection.value = ids;
  });
  return undefined;
}

/** To the middle of the canvas where the items would not be seen; a little to the side where they would hide others. */
function pasteOffset(open: OpenDocument, { add = [] }: Change, [from, to]: readonly [Point, Point]): Point {
  const points = add.flatMap(({ value }) => pointsOf(value));
  if (points.length === 0) return { x: 0, y: 0 };
  const isSeen = points.some(({ x, y }) => x > from.x && x < to.x && y > from.y && y < to.y);
  if (!isSeen) {
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return { x: Math.round(middle.x - points[0]!.x), y: Math.round(middle.y - points[0]!.y) };
  }
  const own = [...open.content.peek().snapshot.items.values()].flatMap(({ value }) => pointsOf(value));
  const isTaken = (by: number) => points.some((a) => own.some((b) => a.x + by === b.x && a.y + by === b.y));
  let by = 0;
  while (isTaken(by) && by < 50 * COPY_OFFSET) by += COPY_OFFSET;
  return { x: by, y: by };
}

/** The places that a value of the format has. */
function pointsOf(value: unknown): readonly Point[] {
  if (Array.isArray(value))
    return typeof value[0] === "number" && typeof value[1] === "number" ? [{ x: value[0], y: value[1] }] : [];
  if (typeof value !== "object" || value === null) return [];
  const { x, y, pos, p0 } = value as JsonValues;
  if (typeof x === "number" && typeof y === "number") return [{ x, y }];
  return [...pointsOf(pos ?? null), ...pointsOf(p0 ?? null)];
}
