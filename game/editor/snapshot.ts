/** A document as the value of a stadium file, with the ids of its items. */
import { parseStadiumValue, type StadiumResult } from "#stadium/parse.ts";
import * as Y from "yjs";
import {
  BALL_ID,
  isBallListed,
  isOwnKey,
  type Item,
  KEYS,
  kindOf,
  LIST_KEYS,
  type ListKey,
  ORDER,
  PLAIN,
  REFERENCES,
  referredId,
  type StadiumDocument,
} from "./document.ts";
import { type JsonValues, setKey } from "./json-object.ts";
import { orderedKeys, type OrderName } from "./key-order.ts";

export type Snapshot = {
  /** As it is in a file. */
  readonly value: JsonValues;
  /** Ids of the entries of each list. */
  readonly ids: Readonly<Record<ListKey, readonly string[]>>;
};

/** Items whose references lead nowhere are left out, so that the indices of a file are always those of items. */
export function takeSnapshot(document: StadiumDocument): Snapshot {
  const { root } = document;
  const ids = listedIds(document);
  const lists = new Map(LIST_KEYS.map((key) => [key, listValue(document, ids, key)]));
  const value: JsonValues = {};
  for (const key of rootKeys(document, lists)) {
    const own = root.get(key);
    if (lists.has(key as ListKey) && (own === PLAIN || own === undefined))
      setKey(value, key, lists.get(key as ListKey));
    else if (key === "traits" && own === undefined) setKey(value, key, traitsValue(document));
    else setKey(value, key, own instanceof Y.Map ? objectValue(own, key as OrderName) : own);
  }
  return { value, ids };
}

/** The stadium of a snapshot, with the faults of its file. */
export function readSnapshot({ value }: Snapshot): StadiumResult {
  return parseStadiumValue(value);
}

function rootKeys({ root, traits }: StadiumDocument, lists: ReadonlyMap<ListKey, readonly unknown[]>): string[] {
  const keys = new Set([...root.keys()].filter((key) => key !== KEYS));
  for (const [key, entries] of lists) if (entries.length > 0) keys.add(key);
  if (traits.size > 0) keys.add("traits");
  return orderedKeys([...keys], root.get(KEYS) as string[] | undefined, "root");
}

/** All items of each list in order, without those that refer to nothing. */
function listedIds({ items }: StadiumDocument): Record<ListKey, readonly string[]> {
  const found = Object.fromEntries(LIST_KEYS.map((key) => [key, [] as string[]])) as Record<ListKey, string[]>;
  for (const [id, item] of items) if (isWhole(items, item)) found[kindOf(item)]?.push(id);
  for (const key of LIST_KEYS) found[key].sort((a, b) => byOrder(items, a, b));
  return found;
}

/** Whether everything that the item refers to is there. */
export function isWhole(items: Y.Map<Item>, item: Item): boolean {
  const references = REFERENCES[kindOf(item)];
  return (references?.keys ?? []).every((key) => {
    const id = referredId(item.get(key));
    return id === undefined || (references!.to === "discs" && id === BALL_ID) || items.has(id);
  });
}

function byOrder(items: Y.Map<Item>, a: string, b: string): number {
  const [first, second] = [items.get(a)!.get(ORDER) as string, items.get(b)!.get(ORDER) as string];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : 1;
}

function listValue(
  document: StadiumDocument,
  ids: Readonly<Record<ListKey, readonly string[]>>,
  key: ListKey,
): readonly unknown[] {
  const to = REFERENCES[key]?.to;
  const indices = to === undefined ? undefined : indicesOf(document, ids[to], to);
  return ids[key].map((id) => entryValue(document.items.get(id)!, key, indices));
}

function indicesOf(document: StadiumDocument, ids: readonly string[], kind: ListKey): ReadonlyMap<string, number> {
  const first = kind === "discs" && !isBallListed(document) ? 1 : 0;
  const indices = new Map(ids.map((id, i) => [id, i + first]));
  // With the ball in the list, what was tied to the other ball is tied to it.
  if (kind === "discs") indices.set(BALL_ID, 0);
  return indices;
}

function entryValue(item: Item, kind: ListKey, indices: ReadonlyMap<string, number> | undefined): unknown {
  if (item.has(PLAIN)) return item.get(PLAIN);
  const value = objectValue(item, kind);
  for (const key of REFERENCES[kind]?.keys ?? []) {
    const id = referredId(value[key]);
    if (id !== undefined) value[key] = indices?.get(id);
  }
  return value;
}

/** An item as plain values, with ids where the file has indices. */
export function itemValue(item: Item): unknown {
  return item.has(PLAIN) ? item.get(PLAIN) : objectValue(item, kindOf(item));
}

function traitsValue({ traits }: StadiumDocument): JsonValues {
  const value: JsonValues = {};
  const names = [...traits.keys()].filter((name) => name !== KEYS);
  for (const name of orderedKeys(names, traits.get(KEYS) as string[] | undefined, "trait")) {
    const trait = traits.get(name);
    setKey(value, name, trait instanceof Y.Map ? objectValue(trait, "trait") : trait);
  }
  return value;
}

/** The own keys of a map, in order. */
export function objectValue(map: Y.Map<unknown>, name: OrderName): JsonValues {
  const value: JsonValues = {};
  const keys = [...map.keys()].filter(isOwnKey);
  for (const key of orderedKeys(keys, map.get(KEYS) as string[] | undefined, name)) setKey(value, key, map.get(key));
  return value;
}
