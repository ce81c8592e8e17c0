/** The value of a stadium file into an empty document. */
import { generateNKeysBetween } from "fractional-indexing";
import * as Y from "yjs";
import {
  BALL_ID,
  isBallListed,
  type Item,
  KEYS,
  KIND,
  LIST_KEYS,
  type ListKey,
  newId,
  OBJECT_KEYS,
  ORDER,
  PLAIN,
  REFERENCES,
  referenceTo,
  stadiumDocument,
  type StadiumDocument,
} from "./document.ts";
import { isObject, isSame, type JsonValues } from "./json-object.ts";
import { orderedKeys, type OrderName } from "./key-order.ts";

/** Origin of loading, which is no step of the history. */
const LOAD = "load";

/** A new document with the value of a file; one that is no object gives an empty document. */
export function createDocument(value: unknown, doc = new Y.Doc()): StadiumDocument {
  const document = stadiumDocument(doc);
  if (isObject(value)) doc.transact(() => load(document, value), LOAD);
  return document;
}

function load(document: StadiumDocument, value: JsonValues): void {
  const { root, traits, items } = document;
  const keys = Object.keys(value);
  const authored = orderToKeep(keys, "root");
  if (authored !== undefined) root.set(KEYS, authored);
  for (const key of keys) {
    if (isList(key) && Array.isArray(value[key])) continue;
    if (key === "traits" && isObject(value[key])) loadTraits(traits, value[key]);
    else root.set(key, isObjectKey(key) && isObject(value[key]) ? mapOf(value[key], key) : value[key]);
  }
  const ids = new Map<ListKey, readonly string[]>();
  const lists = LIST_KEYS.filter((key) => Array.isArray(value[key]));
  // An empty list is kept as such: readers warn about a list that is missing.
  for (const key of lists)
    ids.set(
      key,
      (value[key] as unknown[]).map(() => newId(document)),
    );
  for (const key of lists) {
    const entries = value[key] as unknown[];
    root.set(key, PLAIN);
    const orders = generateNKeysBetween(null, null, entries.length);
    for (const [i, entry] of entries.entries()) {
      const referring = withIds(entry, key, idsReferredTo(document, ids, key));
      items.set(ids.get(key)![i]!, itemOf(key, referring, orders[i]!));
    }
  }
}

function isList(key: string): key is ListKey {
  return LIST_KEYS.includes(key as ListKey);
}

function isObjectKey(key: string): key is (typeof OBJECT_KEYS)[number] {
  return OBJECT_KEYS.includes(key as (typeof OBJECT_KEYS)[number]);
}

function loadTraits(traits: Y.Map<unknown>, value: JsonValues): void {
  const names = Object.keys(value);
  traits.set(KEYS, names);
  for (const name of names) traits.set(name, isObject(value[name]) ? mapOf(value[name], "trait") : value[name]);
}

/** A map with the keys of an object and their order. */
export function mapOf(value: JsonValues, name: OrderName): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  const keys = Object.keys(value);
  const authored = orderToKeep(keys, name);
  if (authored !== undefined) map.set(KEYS, authored);
  for (const key of keys) map.set(key, value[key]);
  return map;
}

/** An item of a list; its references are ids already. */
export function itemOf(kind: ListKey, value: unknown, order: string): Item {
  const item: Item = isObject(value) ? mapOf(value, kind) : new Y.Map<unknown>();
  if (!isObject(value)) item.set(PLAIN, value);
  item.set(KIND, kind);
  item.set(ORDER, order);
  return item;
}

/** Undefined where the order is that of `orderedKeys` anyway. */
export function orderToKeep(keys: readonly string[], name: OrderName): readonly string[] | undefined {
  return isSame(keys, orderedKeys(keys, undefined, name)) ? undefined : keys;
}

/** The ids that the indices of a list's items count; the ball that is not listed comes first. */
export function idsReferredTo(
  document: StadiumDocument,
  ids: ReadonlyMap<ListKey, readonly string[]>,
  kind: ListKey,
): readonly string[] {
  const to = REFERENCES[kind]?.to;
  if (to === undefined) return [];
  const listed = ids.get(to) ?? [];
  return to === "discs" && !isBallListed(document) ? [BALL_ID, ...listed] : listed;
}

/** The entry of a list with ids in place of indices; indices of nothing stay as they are. */
export function withIds(entry: unknown, kind: ListKey, targets: readonly string[]): unknown {
  const keys = REFERENCES[kind]?.keys;
  if (keys === undefined || !isObject(entry)) return entry;
  const changed = { ...entry };
  for (const key of keys) {
    const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
    const id = typeof value === "number" ? targets[value] : undefined;
    if (id !== undefined) changed[key] = referenceTo(id);
  }
  return changed;
}
