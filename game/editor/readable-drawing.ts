/** What can be drawn of a file with errors: everything but the items that they are about. */
import { MAX_ITEMS } from "#stadium/limits.ts";
import type { Diagnostic } from "#stadium/diagnostics.ts";
import { withChange } from "./change.ts";
import { LIST_KEYS, type ListKey } from "./document.ts";
import { createDrawing, type Drawing } from "./drawing.ts";
import type { Snapshot } from "./snapshot.ts";

const ITEM_PATH = /^(\w+)\[(\d+)\]/u;
/** A report lists some of the errors only, so the rest comes to light when these items are left out. */
const ATTEMPTS = 5;

/** Undefined where the errors are not about items. */
export function readableDrawing(snapshot: Snapshot, errors: readonly Diagnostic[]): Drawing | undefined {
  let [rest, left] = [snapshot, errors];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const remove = new Set(left.flatMap(({ path }) => itemsOf(rest, path)));
    if (remove.size === 0) return undefined;
    rest = withChange(rest, { remove });
    const read = createDrawing(rest);
    if (read.ok) return read.drawing;
    left = read.errors;
  }
  return undefined;
}

/** The item of a path, or those of a list that are too many. */
function itemsOf({ ids }: Snapshot, path: string): readonly string[] {
  const [, list = path, index] = ITEM_PATH.exec(path) ?? [];
  if (!LIST_KEYS.includes(list as ListKey)) return [];
  const items = ids[list as ListKey];
  return index === undefined ? items.slice(MAX_ITEMS) : items.slice(Number(index), Number(index) + 1);
}
