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
import { isObject, type JsonValues, setKey } from "./json-object.ts";
import { orderedKeys, type OrderName } from "./key-order.ts";

/** An item outside of the document. Its value has references to ids where a file has indices. */
export type PlainItem = { readonly kind: ListKey; readonly value: unknown };

export type Snapshot = {
  /** As it is in a file. */
  readonly value: JsonValues;
  /** Ids of the entries of each list. */
  readonly ids: ItemIds;
  /** The same entries by id. */
  readonly items: ReadonlyMap<string, PlainItem>;
  /** Whether the ball is the first of the listed discs. */
  readonly ballListed: boolean;
};

export type ItemIds = Readonly<Record<ListKey, readonly string[]>>;

/** Items whose references lead nowhere are left out, so that the indices of a file are always those of items. */
export function takeSnapshot(document: StadiumDocument): Snapshot {
  const { root } = document;
  const ids = listedIds(document);
  const ballListed = isBallListed(document);
  const items = new Map<string, PlainItem>();
  for (const kind of LIST_KEYS)
    for (const id of ids[kind]) items.set(id, { kind, value: itemValue(document.items.get(id)!) });
  const lists = new Map(LIST_KEYS.map((key) => [key, listEntries({ ids, items, ballListed }, key)]));
  const value: JsonValues = {};
  for (const key of rootKeys(document, lists)) {
    const own = root.get(key);
    if (lists.has(key as ListKey) && (own === PLAIN || own === undefined))
      setKey(value, key, lists.get(key as ListKey));
    else if (key === "traits" && own === undefined) setKey(value, key, traitsValue(document));
    else setKey(value, key, own instanceof Y.Map ? objectValue(own, key as OrderName) : own);
  }
  return { value, ids, items, ballListed };
}

/** The stadium of a snapshot, with the faults of its file. */
export function readSnapshot({ value }: Snapshot): StadiumResult {
  return parseStadiumValue(value);
}

function rootKeys({ root, traits }: StadiumDocument, lists: ReadonlyMap<ListKey, readonly unknown[]>): string[] {
  const keys = new Set([...root.keys()].filter(isOwnKey));
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

/** The entries of a list as they are in a file, with indices. */
export function listEntries(
  { ids, items, ballListed }: Pick<Snapshot, "ids" | "items" | "ballListed">,
  kind: ListKey,
): readonly unknown[] {
  const references = REFERENCES[kind];
  if (references === undefined) return ids[kind].map((id) => items.get(id)!.value);
  const indices = indicesOf(ids[references.to], references.to, ballListed);
  return ids[kind].map((id) => withIndices(items.get(id)!.value, references.keys, indices));
}

function indicesOf(ids: readonly string[], kind: ListKey, ballListed: boolean): ReadonlyMap<string, number> {
  const first = kind === "discs" && !ballListed ? 1 : 0;
  const indices = new Map(ids.map((id, i) => [id, i + first]));
  // With the ball in the list, what was tied to the other ball is tied to it.
  if (kind === "discs") indices.set(BALL_ID, 0);
  return indices;
}

function withIndices(value: unknown, keys: readonly string[], indices: ReadonlyMap<string, number>): unknown {
  if (!isObject(value)) return value;
  const entry = { ...value };
  for (const key of keys) {
    const id = referredId(value[key]);
    if (id !== undefined) entry[key] = indices.get(id);
  }
  return entry;
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
