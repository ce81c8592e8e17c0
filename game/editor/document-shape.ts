/** The shape that all documents have, whatever their authors write: what pages rely on when they read one. */
import { generateKeyBetween } from "fractional-indexing";
import * as Y from "yjs";
import { KEYS, KIND, LIST_KEYS, OBJECT_KEYS, ORDER } from "./document.ts";

/**
 * Why an update is not taken: it cannot be read, it builds on something that the document lacks, it adds items under the id of
 * another client, it gives the document another shape, or it makes it too large.
 */
export type UpdateFault = "malformed" | "incomplete" | "foreign" | "shape" | "too large";

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];
/** Of any events: those of maps differ. */
type Type = Pick<Y.AbstractType<unknown>, "_item" | "_map">;

const ROOTS: readonly string[] = ["root", "items", "traits", "marks"];

/** Maximum length of a gap of removed content, and depth of values. */
const REMOVED_MAX = 1_000_000;
const DEPTH_MAX = 100;

/** What is wrong with one struct of an update: documents consist of maps and plain values. */
export function faultOfStruct(struct: Struct): UpdateFault | undefined {
  if (struct instanceof Y.Skip) return "incomplete";
  if (struct instanceof Y.GC) return struct.length > REMOVED_MAX ? "malformed" : undefined;
  const { content, parent, parentSub } = struct;
  if (content instanceof Y.ContentDeleted) return content.len > REMOVED_MAX ? "malformed" : undefined;
  const isMap = content instanceof Y.ContentType && content.type instanceof Y.Map;
  // Yjs puts the values that one key had after each other into one struct.
  if (!isMap && !(content instanceof Y.ContentAny)) return "shape";
  // Without a parent, it is that of the item before, as is the key.
  if (parent !== null && parentSub === null) return "shape";
  return typeof parent === "string" && !ROOTS.includes(parent) ? "shape" : undefined;
}

/** What is wrong with the keys of a type that an update has changed. */
export function faultOfChange(doc: Y.Doc, type: Type, keys: ReadonlySet<string | null>): UpdateFault | undefined {
  if (type._item?.deleted === true) return undefined;
  const root = rootName(doc, type);
  if (root !== undefined) return isEvery(keys, (key) => isRootKey(root, key, valueOf(type, key))) ? undefined : "shape";
  const owner = rootName(doc, type._item!.parent);
  const isRight = owner === "items" ? isItemKey : isObjectKey;
  // A map elsewhere was refused when it was added.
  return owner !== undefined && isEvery(keys, (key) => isRight(key, valueOf(type, key))) ? undefined : "shape";
}

function rootName({ share }: Y.Doc, type: unknown): string | undefined {
  return ROOTS.find((name) => share.get(name) === type);
}

const REMOVED = Symbol("removed");

function valueOf(type: Type, key: string): unknown {
  const item = type._map.get(key);
  if (item === undefined || item.deleted) return REMOVED;
  const contents = item.content.getContent() as unknown[];
  return contents[item.length - 1];
}

function isEvery(keys: ReadonlySet<string | null>, isRight: (key: string) => boolean): boolean {
  return [...keys].every((key) => key !== null && isRight(key));
}

/** Whether a value may be under this key of a root. */
function isRootKey(root: string, key: string, value: unknown): boolean {
  if (value === REMOVED) return true;
  if (key === KEYS) return isNames(value);
  if (root === "items") return value instanceof Y.Map && isItem(value);
  if (value instanceof Y.Map) {
    const mayBeMap = root === "traits" || (root === "root" && (OBJECT_KEYS as readonly string[]).includes(key));
    return mayBeMap && isObjectMap(value);
  }
  return isPlain(value, 0);
}

function isItem(item: Y.Map<unknown>): boolean {
  const keys = [...item._map.keys(), KIND, ORDER];
  return keys.every((key) => isItemKey(key, valueOf(item, key)));
}

/** Whether an item may have this value under a key. It always has a kind and a place. */
function isItemKey(key: string, value: unknown): boolean {
  if (key === KIND) return (LIST_KEYS as readonly unknown[]).includes(value);
  return key === ORDER ? isOrder(value) : isObjectKey(key, value);
}

/** Whether a map has plain values only. */
function isObjectMap(map: Y.Map<unknown>): boolean {
  return [...map._map.keys()].every((key) => isObjectKey(key, valueOf(map, key)));
}

function isObjectKey(key: string, value: unknown): boolean {
  return value === REMOVED || (key === KEYS ? isNames(value) : isPlain(value, 0));
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

/** Whether items can be put before and after this place. */
function isOrder(value: unknown): boolean {
  if (typeof value !== "string") return false;
  try {
    generateKeyBetween(value, null);
    generateKeyBetween(null, value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value can be in a file: no bytes, no big numbers, and no depth that would exhaust a reader's stack. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || ["undefined", "boolean", "number", "string"].includes(typeof value)) return true;
  if (typeof value !== "object" || depth === DEPTH_MAX) return false;
  if (Array.isArray(value)) return value.every((each) => isPlain(each, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((each) => isPlain(each, depth + 1));
}
