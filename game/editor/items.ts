/** Adding, changing and removing the items of a document. Callers wrap them in `edit`. */
import { generateNKeysBetween } from "fractional-indexing";
import {
  isOwnKey,
  type Item,
  KEYS,
  kindOf,
  type ListKey,
  newId,
  ORDER,
  PLAIN,
  REFERENCES,
  referredId,
  type StadiumDocument,
} from "./document.ts";
import { isObject, isSame } from "./json-object.ts";
import { itemOf, orderToKeep } from "./load.ts";
import { takeSnapshot } from "./snapshot.ts";

/** Adds an item at the end of its list. `value` has ids in place of indices. Returns its id. */
export function addItem(document: StadiumDocument, kind: ListKey, value: unknown): string {
  const id = newId(document);
  addItems(document, kind, [{ id, value }]);
  return id;
}

/** Adds items with new ids at the end of their list, in this order. */
export function addItems(
  document: StadiumDocument,
  kind: ListKey,
  added: readonly { readonly id: string; readonly value: unknown }[],
): void {
  if (added.length === 0) return;
  const orders = generateNKeysBetween(lastOrder(document, kind), null, added.length);
  for (const [i, { id, value }] of added.entries()) document.items.set(id, itemOf(kind, value, orders[i]!));
}

/** The place of the last item of a list; null for an empty list. */
function lastOrder({ items }: StadiumDocument, kind: ListKey): string | null {
  let last: string | null = null;
  for (const item of items.values()) {
    const order = item.get(ORDER) as string;
    if (kindOf(item) === kind && (last === null || order > last)) last = order;
  }
  return last;
}

/** Removes items, and those that refer to them. Returns all removed ids. */
export function removeItems({ items }: StadiumDocument, ids: Iterable<string>): ReadonlySet<string> {
  const removed = new Set([...ids].filter((id) => items.has(id)));
  for (const [id, item] of items) {
    const references = REFERENCES[kindOf(item)]?.keys ?? [];
    if (references.some((key) => removed.has(referredId(item.get(key)) ?? ""))) removed.add(id);
  }
  for (const id of removed) items.delete(id);
  return removed;
}

/** Sets a key of an item; undefined removes it. */
export function setItemKey({ items }: StadiumDocument, id: string, key: string, value: unknown): void {
  const item = items.get(id);
  if (item === undefined || isSame(item.get(key), value)) return;
  if (value === undefined) item.delete(key);
  else item.set(key, value);
}

/** Makes an item have this value, touching only the keys that differ, so that edits of others to the rest merge. */
export function setItemValue(document: StadiumDocument, id: string, value: unknown): void {
  const item = document.items.get(id);
  if (item === undefined) return;
  if (isObject(value)) {
    if (item.has(PLAIN)) item.delete(PLAIN);
    setObject(item, value, orderToKeep(Object.keys(value), kindOf(item)));
    return;
  }
  for (const key of [...item.keys()]) if (isOwnKey(key)) item.delete(key);
  setItemKey(document, id, PLAIN, value);
}

type Keyed = Pick<Item, "get" | "set" | "delete" | "keys" | "has">;

/** Makes the own keys of a map those of an object. `authored`: the order of its keys where it is not the usual one. */
export function setObject(
  map: Keyed,
  value: Readonly<Record<string, unknown>>,
  authored: readonly string[] | undefined,
): void {
  for (const key of [...map.keys()]) if (isOwnKey(key) && !Object.hasOwn(value, key)) map.delete(key);
  for (const key of Object.keys(value)) if (!isSame(map.get(key), value[key])) map.set(key, value[key]);
  if (isSame(map.get(KEYS), authored)) return;
  if (authored === undefined) map.delete(KEYS);
  else map.set(KEYS, authored);
}

export type Move = "toFront" | "forward" | "backward" | "toBack";

/** Moves items in their lists. What is later in a list is drawn over what is before it, and resolved after it. */
export function moveInOrder(document: StadiumDocument, ids: ReadonlySet<string>, move: Move): void {
  const snapshot = takeSnapshot(document);
  for (const list of Object.values(snapshot.ids)) {
    const moved = list.filter((id) => ids.has(id));
    if (moved.length === 0 || moved.length === list.length) continue;
    const others = list.filter((id) => !ids.has(id));
    const at = placeAfter(list, others, moved, move);
    placeBetween(document, moved, others[at - 1], others[at]);
  }
}

/** How many of the others come before the moved ones. */
function placeAfter(list: readonly string[], others: readonly string[], moved: readonly string[], move: Move): number {
  if (move === "toFront") return others.length;
  if (move === "toBack") return 0;
  const edge = move === "forward" ? list.indexOf(moved.at(-1)!) : list.indexOf(moved[0]!);
  const before = list.slice(0, edge).filter((id) => others.includes(id)).length;
  return Math.max(0, Math.min(others.length, before + (move === "forward" ? 1 : -1)));
}

/** Puts items between two others of their list, in the given order. */
export function placeBetween(
  { items }: StadiumDocument,
  ids: readonly string[],
  before: string | undefined,
  after: string | undefined,
): void {
  const orderOf = (id: string | undefined) => (id === undefined ? null : (items.get(id)!.get(ORDER) as string));
  const [low, high] = [orderOf(before), orderOf(after)];
  // Two people may have put items at the same place: there is nothing between them, and ids decide.
  const orders = generateNKeysBetween(low, low !== null && high !== null && low >= high ? null : high, ids.length);
  for (const [i, id] of ids.entries()) items.get(id)!.set(ORDER, orders[i]!);
}
