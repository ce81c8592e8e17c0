/** Parts of a stadium as `.hbs` texts, for copying and pasting between documents, tabs and programs. */
import type { Point } from "#sim/stadium.ts";
import { type AddedItem, type Change, NO_CHANGE, withKeys } from "./change.ts";
import { BALL_ID, LIST_KEYS, type ListKey, REFERENCES, referenceTo, referredId } from "./document.ts";
import { textOf } from "./document-text.ts";
import { createDrawing, type Drawing } from "./drawing.ts";
import { isObject, type JsonValues, setKey } from "./json-object.ts";
import { createDocument } from "./load.ts";
import { listEntries, takeSnapshot } from "./snapshot.ts";
import { carriers, type Matrix, moveBy, transformItems } from "./transform.ts";

/** The text of the items, what carries them, and their traits. */
export function copyItems({ snapshot, ...drawing }: Drawing, ids: Iterable<string>): string {
  const carried = carriers({ snapshot, ...drawing }, ids);
  const kept = new Map([...snapshot.items].filter(([id]) => carried.has(id)));
  const keptIds = Object.fromEntries(
    LIST_KEYS.map((key) => [key, snapshot.ids[key].filter((id) => kept.has(id))]),
  ) as unknown as typeof snapshot.ids;
  const value: JsonValues = {};
  const traits = usedTraits(snapshot.value, kept.values());
  if (Object.keys(traits).length > 0) value["traits"] = traits;
  for (const kind of LIST_KEYS) {
    if (keptIds[kind].length === 0) continue;
    // A fragment has no ball of its own: joints count its discs after the one that every stadium has.
    value[kind] = listEntries({ ids: keptIds, items: kept, ballListed: false }, kind);
  }
  return textOf(value);
}

function usedTraits({ traits }: JsonValues, items: Iterable<{ readonly value: unknown }>): JsonValues {
  const used: JsonValues = {};
  if (!isObject(traits)) return used;
  for (const { value } of items) {
    const name = isObject(value) ? value["trait"] : undefined;
    if (typeof name === "string" && Object.hasOwn(traits, name)) setKey(used, name, traits[name]);
  }
  return used;
}

export type Pasted = { readonly change: Change; readonly ids: ReadonlySet<string> };

/** The change that adds a fragment's items, moved by a distance. `nextId` gives new ids. Traits of known names are not changed. */
export function pasteItems(fragment: JsonValues, nextId: () => string, by: Point): Pasted {
  const snapshot = takeSnapshot(createDocument(fragment));
  const read = createDrawing(snapshot);
  // An unreadable fragment is pasted as it is: the panel of errors lists its faults.
  const moved = read.ok ? transformItems(read.drawing, snapshot.items.keys(), moveBy(by)).set : undefined;
  const items = [...snapshot.items].map(([id, { kind, value }]) => ({ id, kind, value: moved?.get(id) ?? value }));
  const { change, ids } = withNewIds(items, nextId);
  const traits = fragment["traits"];
  return { change: isObject(traits) ? { ...change, traits } : change, ids };
}

/** Copies of the items at another place. */
export function duplicateItems(
  drawing: Drawing,
  ids: Iterable<string>,
  { nextId, matrix }: { readonly nextId: () => string; readonly matrix: Matrix },
): Pasted {
  const carried = carriers(drawing, ids);
  const moved = transformItems(drawing, carried, matrix).set ?? new Map<string, unknown>();
  const items = [...drawing.snapshot.items]
    .filter(([id]) => carried.has(id))
    .map(([id, { kind, value }]) => ({ id, kind, value: moved.get(id) ?? value }));
  return withNewIds(items, nextId);
}

function withNewIds(items: readonly AddedItem[], nextId: () => string): Pasted {
  const renamed = new Map(items.map(({ id }) => [id, nextId()]));
  const add = items.flatMap(({ id, kind, value }) => {
    const copied = withRenamed(value, kind, renamed);
    return copied === undefined ? [] : [{ id: renamed.get(id)!, kind, value: copied }];
  });
  if (add.length === 0) return { change: NO_CHANGE, ids: new Set() };
  return { change: { add }, ids: new Set(add.map(({ id }) => id)) };
}

/** Undefined where a reference leads to an item that is not copied. */
function withRenamed(value: unknown, kind: ListKey, renamed: ReadonlyMap<string, string>): unknown {
  if (!isObject(value)) return value;
  const keys: JsonValues = {};
  for (const key of REFERENCES[kind]?.keys ?? []) {
    const id = referredId(value[key]);
    if (id === undefined || id === BALL_ID) continue;
    const copy = renamed.get(id);
    if (copy === undefined) return undefined;
    keys[key] = referenceTo(copy);
  }
  return withKeys(value, keys);
}
