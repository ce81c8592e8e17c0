/** Where things of a stadium file are in its text: the values of paths, as in `segments[12].v1`, and the items. Pure. */
import { LIST_KEYS, type ListKey } from "#editor/document.ts";
import type { ItemIds } from "#editor/snapshot.ts";
import { type Outline, outlineOf, type TextRange } from "./text-outline.ts";

type Step = { readonly key: string; readonly isCut: boolean } | { readonly index: number };

const STEP = /\.?([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
/** At the end of long keys in paths. */
const CUT = "…";

/** The range of the value that a path names, or of the nearest value around it; undefined for a text without any. */
export function positionOfPath(text: string | Outline | undefined, path: string): TextRange | undefined {
  let found = typeof text === "string" ? outlineOf(text) : text;
  for (const step of stepsOf(path)) {
    const inner = found && childOf(found, step);
    if (inner === undefined) break;
    found = inner;
  }
  return found && { from: found.from, to: found.to };
}

function stepsOf(path: string): readonly Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  for (let match = STEP.exec(path); match !== null; match = STEP.exec(path)) {
    const [, key, index, quoted] = match;
    if (index !== undefined) steps.push({ index: Number(index) });
    else if (quoted === undefined) steps.push({ key: key!, isCut: false });
    else {
      const name = String(JSON.parse(quoted));
      steps.push({ key: name.endsWith(CUT) ? name.slice(0, -CUT.length) : name, isCut: name.endsWith(CUT) });
    }
  }
  return steps;
}

function childOf({ keys, entries }: Outline, step: Step): Outline | undefined {
  if ("index" in step) return entries?.[step.index];
  if (!step.isCut) return keys?.get(step.key);
  return [...(keys ?? [])].find(([key]) => key.startsWith(step.key))?.[1];
}

/** The item that a path is about, or is inside of. */
export function itemOfPath(path: string, ids: ItemIds): string | undefined {
  const [list, entry] = stepsOf(path);
  if (list === undefined || entry === undefined || !("key" in list) || !("index" in entry)) return undefined;
  return LIST_KEYS.includes(list.key as ListKey) ? ids[list.key as ListKey][entry.index] : undefined;
}

/** By id. Lists whose length in the text is not that in the document are left out. */
export function itemPlaces(text: string | Outline | undefined, ids: ItemIds): ReadonlyMap<string, TextRange> {
  const outline = typeof text === "string" ? outlineOf(text) : text;
  const places = new Map<string, TextRange>();
  for (const kind of LIST_KEYS) {
    const entries = outline?.keys?.get(kind)?.entries ?? [];
    if (entries.length !== ids[kind].length) continue;
    for (const [i, { from, to }] of entries.entries()) places.set(ids[kind][i]!, { from, to });
  }
  return places;
}

/** The items that have a part in the range. */
export function itemsWithin(places: ReadonlyMap<string, TextRange>, { from, to }: TextRange): readonly string[] {
  return [...places].filter(([, place]) => place.from <= to && place.to >= from).map(([id]) => id);
}
