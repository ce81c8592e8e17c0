/**
 * A change of items as plain values. Tools compute one for each movement of the pointer and show it (`withChange`); the last one
 * becomes one step of the history (`applyChange`).
 */
import * as Y from "yjs";
import { KEYS, LIST_KEYS, type ListKey, REFERENCES, referredId, type StadiumDocument } from "./document.ts";
import { addItems, removeItems, setItemValue } from "./items.ts";
import { isObject, isSame, type JsonValues, setKey } from "./json-object.ts";
import { mapOf } from "./load.ts";
import { listEntries, type PlainItem, type Snapshot } from "./snapshot.ts";

export type Change = {
  /** New values of items, with references to ids. */
  readonly set?: ReadonlyMap<string, unknown>;
  /** Items that are added at the ends of their lists, in this order. Ids come from `newId`. */
  readonly add?: readonly AddedItem[];
  readonly remove?: ReadonlySet<string>;
  /** Traits that are added where there is none of the name. */
  readonly traits?: Readonly<JsonValues>;
};

export type AddedItem = PlainItem & { readonly id: string };

export const NO_CHANGE: Change = {};

export function isEmptyChange({ set, add, remove, traits }: Change): boolean {
  return !set?.size && !add?.length && !remove?.size && Object.keys(traits ?? {}).length === 0;
}

/** Both changes; values of the second one win. */
export function joinChanges(first: Change, second: Change): Change {
  return {
    set: new Map([...(first.set ?? []), ...(second.set ?? [])]),
    add: [...(first.add ?? []), ...(second.add ?? [])],
    remove: new Set([...(first.remove ?? []), ...(second.remove ?? [])]),
    traits: { ...first.traits, ...second.traits },
  };
}

/** Applies a change to the document. Callers wrap it in `edit`. */
export function applyChange(document: StadiumDocument, { set, add, remove, traits }: Change): void {
  for (const [id, value] of set ?? []) setItemValue(document, id, value);
  if (traits !== undefined) addTraits(document, traits);
  for (const kind of LIST_KEYS)
    addItems(
      document,
      kind,
      (add ?? []).filter((item) => item.kind === kind),
    );
  if (remove?.size) removeItems(document, remove);
}

function addTraits({ traits }: StadiumDocument, added: Readonly<JsonValues>): void {
  const names = Object.keys(added).filter((name) => !traits.has(name));
  for (const name of names) traits.set(name, isObject(added[name]) ? mapOf(added[name], "trait") : added[name]);
  const authored = traits.get(KEYS) as readonly string[] | undefined;
  if (names.length > 0 && authored !== undefined) traits.set(KEYS, [...authored, ...names]);
}

/** The snapshot as it would be after the change. */
export function withChange(snapshot: Snapshot, change: Change): Snapshot {
  const { set, add = [], remove } = change;
  if (isEmptyChange(change)) return snapshot;
  const items = new Map(snapshot.items);
  const touched = new Set<ListKey>(add.map(({ kind }) => kind));
  for (const [id, value] of set ?? []) {
    const item = items.get(id);
    if (item === undefined) continue;
    items.set(id, { kind: item.kind, value });
    touched.add(item.kind);
  }
  for (const { id, kind, value } of add) items.set(id, { kind, value });
  const removed = withReferrers(items, remove ?? new Set());
  for (const id of removed) {
    touched.add(items.get(id)!.kind);
    items.delete(id);
  }
  const ids = { ...snapshot.ids };
  for (const kind of touched) {
    const more = add.filter((item) => item.kind === kind).map(({ id }) => id);
    ids[kind] = [...ids[kind], ...more].filter((id) => !removed.has(id));
  }
  const changed = { ids, items, ballListed: snapshot.ballListed };
  return { ...changed, value: valueWith(snapshot.value, changed, { touched, traits: change.traits }) };
}

function withReferrers(items: ReadonlyMap<string, PlainItem>, remove: ReadonlySet<string>): ReadonlySet<string> {
  const removed = new Set([...remove].filter((id) => items.has(id)));
  if (removed.size === 0) return removed;
  for (const [id, { kind, value }] of items) {
    const keys = REFERENCES[kind]?.keys ?? [];
    if (isObject(value) && keys.some((key) => removed.has(referredId(value[key]) ?? ""))) removed.add(id);
  }
  return removed;
}

function valueWith(
  value: JsonValues,
  lists: Pick<Snapshot, "ids" | "items" | "ballListed">,
  { touched, traits }: { readonly touched: ReadonlySet<ListKey>; readonly traits: Change["traits"] },
): JsonValues {
  const changed = { ...value };
  // Indices change with the lists that they count.
  const kinds = LIST_KEYS.filter((kind) => touched.has(kind) || touched.has(REFERENCES[kind]?.to ?? kind));
  for (const kind of kinds)
    if (Array.isArray(value[kind]) || lists.ids[kind].length > 0) setKey(changed, kind, listEntries(lists, kind));
  if (traits !== undefined) {
    const own = changed["traits"];
    changed["traits"] = isObject(own) ? { ...traits, ...own } : traits;
  }
  return changed;
}

/** A change of the keys of one object, for items and for the objects of the root. */
export function withKeys(value: unknown, keys: Readonly<JsonValues>): JsonValues {
  const changed: JsonValues = isObject(value) ? { ...value } : {};
  for (const key of Object.keys(keys)) {
    if (keys[key] === undefined) delete changed[key];
    else if (!isSame(changed[key], keys[key])) setKey(changed, key, keys[key]);
  }
  return changed;
}

/** Sets keys of the root, or of one of its objects (`bg`, `ballPhysics`, `playerPhysics`); undefined removes a key. */
export function setRootKey(
  { root }: StadiumDocument,
  path: readonly [string] | readonly [string, string],
  value: unknown,
): void {
  const [name, key] = path;
  if (key === undefined) {
    if (value === undefined) root.delete(name);
    else if (!isSame(root.get(name), value)) root.set(name, value);
    return;
  }
  const own = root.get(name);
  if (!(own instanceof Y.Map)) {
    if (value !== undefined) root.set(name, mapOf({ [key]: value }, name as "bg"));
  } else if (value === undefined) own.delete(key);
  else if (!isSame(own.get(key), value)) own.set(key, value);
}
