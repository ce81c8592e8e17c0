/**
 * An edited text into the document it was made from, by the fewest changes: items that are still there keep their ids, and keys
 * that did not change are not touched, so that what others do at the same time survives.
 */
import JSON5 from "json5";
import { surveyText } from "#stadium/json-text.ts";
import * as Y from "yjs";
import {
  edit,
  isOwnKey,
  KEYS,
  kindOf,
  LIST_KEYS,
  type ListKey,
  newId,
  OBJECT_KEYS,
  PLAIN,
  type StadiumDocument,
} from "./document.ts";
import { placeBetween, setItemValue, setObject } from "./items.ts";
import { isObject, isSame, type JsonValues } from "./json-object.ts";
import type { OrderName } from "./key-order.ts";
import { idsReferredTo, itemOf, mapOf, orderToKeep, withIds } from "./load.ts";
import { matchEntries } from "./match-entries.ts";
import { itemValue, takeSnapshot } from "./snapshot.ts";

/** Where a text cannot be read. Lines and columns count from 1. */
export type TextFault = { readonly message: string; readonly line: number; readonly column: number };

/** Applies a text in one step of the history. Returns the fault of a text that is no JSON5 object; nothing changes then. */
export function applyText(document: StadiumDocument, text: string): TextFault | undefined {
  const read = readText(text);
  if ("message" in read) return read;
  edit(document, () => applyValue(document, read.value));
  return undefined;
}

/** The value of a file's text, or the fault. */
export function readText(text: string): { readonly value: JsonValues } | TextFault {
  const objection = surveyText(text);
  if (objection !== null) return { message: objection, line: 1, column: 1 };
  try {
    const value: unknown = parseJson(text);
    if (isObject(value)) return { value };
    return { message: "a stadium is an object: { … }", line: 1, column: 1 };
  } catch (error) {
    return faultOf(error);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON5.parse(text);
  }
}

function faultOf(error: unknown): TextFault {
  const {
    message = "unreadable",
    lineNumber = 1,
    columnNumber = 1,
  } = error as {
    readonly message?: string;
    readonly lineNumber?: number;
    readonly columnNumber?: number;
  };
  return {
    message: message.replace(/^JSON5: | at \d+:\d+$/g, "").slice(0, 120),
    line: lineNumber,
    column: columnNumber,
  };
}

function applyValue(document: StadiumDocument, value: JsonValues): void {
  const before = takeSnapshot(document).value;
  applyRoot(document, before, value);
  const ids = new Map<ListKey, readonly string[]>();
  // What is referred to comes first: lists refer to vertexes and discs.
  for (const key of LIST_KEYS) {
    const entries = value[key];
    if (Array.isArray(entries)) ids.set(key, applyList(document, key, entries, idsReferredTo(document, ids, key)));
    else removeList(document, key);
  }
}

function applyRoot(document: StadiumDocument, before: JsonValues, value: JsonValues): void {
  const { root, traits } = document;
  for (const key of [...root.keys()]) if (isOwnKey(key) && !Object.hasOwn(value, key)) root.delete(key);
  for (const key of Object.keys(value)) {
    if (key === "traits" && isObject(value[key])) {
      root.delete(key);
      applyTraits(traits, value[key]);
    } else if (LIST_KEYS.includes(key as ListKey) && Array.isArray(value[key])) {
      if (root.get(key) !== PLAIN) root.set(key, PLAIN);
    } else applyKey(root, key, value[key]);
  }
  if (!isObject(value["traits"])) for (const name of [...traits.keys()]) traits.delete(name);
  const keys = Object.keys(value);
  if (!isSame(keys, Object.keys(before))) root.set(KEYS, keys);
}

function applyKey(root: Y.Map<unknown>, key: string, value: unknown): void {
  const own = root.get(key);
  const isKeyed = OBJECT_KEYS.includes(key as (typeof OBJECT_KEYS)[number]) && isObject(value);
  if (isKeyed && own instanceof Y.Map) applyObject(own, value, key as OrderName);
  else if (isKeyed) root.set(key, mapOf(value, key as OrderName));
  else if (own instanceof Y.Map || !isSame(own, value)) root.set(key, value);
}

function applyObject(map: Y.Map<unknown>, value: JsonValues, name: OrderName): void {
  setObject(map, value, orderToKeep(Object.keys(value), name));
}

function applyTraits(traits: Y.Map<unknown>, value: JsonValues): void {
  const names = Object.keys(value);
  for (const name of [...traits.keys()]) if (name !== KEYS && !Object.hasOwn(value, name)) traits.delete(name);
  for (const name of names) {
    const [own, wanted] = [traits.get(name), value[name]];
    if (isObject(wanted) && own instanceof Y.Map) applyObject(own, wanted, "trait");
    else if (isObject(wanted)) traits.set(name, mapOf(wanted, "trait"));
    else if (own instanceof Y.Map || !isSame(own, wanted)) traits.set(name, wanted);
  }
  if (!isSame(traits.get(KEYS), names)) traits.set(KEYS, names);
}

/** Returns the ids of the entries. */
function applyList(
  document: StadiumDocument,
  kind: ListKey,
  entries: readonly unknown[],
  targets: readonly string[],
): readonly string[] {
  const wanted = entries.map((entry) => withIds(entry, kind, targets));
  const old = takeSnapshot(document).ids[kind];
  const present = old.map((id) => itemValue(document.items.get(id)!));
  const matched = matchEntries(present, wanted);
  const kept = new Set(matched);
  for (const [i, id] of old.entries()) if (!kept.has(i)) document.items.delete(id);
  const ids = matched.map((index) => (index === undefined ? newId(document) : old[index]!));
  for (const [i, id] of ids.entries()) {
    if (matched[i] === undefined) continue;
    setItemValue(document, id, wanted[i]);
  }
  insertNew(document, kind, { ids, matched, wanted });
  return ids;
}

/** Adds the entries that match none, each between its neighbours. */
function insertNew(
  document: StadiumDocument,
  kind: ListKey,
  {
    ids,
    matched,
    wanted,
  }: { ids: readonly string[]; matched: readonly (number | undefined)[]; wanted: readonly unknown[] },
): void {
  for (let start = 0; start < ids.length; start++) {
    if (matched[start] !== undefined) continue;
    let end = start;
    while (end < ids.length && matched[end] === undefined) end++;
    const added = ids.slice(start, end);
    for (const [i, id] of added.entries()) document.items.set(id, itemOf(kind, wanted[start + i], "a0"));
    placeBetween(document, added, ids[start - 1], ids[end]);
    start = end;
  }
}

function removeList({ items }: StadiumDocument, kind: ListKey): void {
  for (const [id, item] of items) if (kindOf(item) === kind) items.delete(id);
}
