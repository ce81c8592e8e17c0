/**
 * A stadium file as a Yjs document, so that several people can edit it at the same time and their edits merge.
 *
 * The lists of a file refer to each other by index, and an index changes when another person inserts an item. So every item
 * has an id that never changes, segments and joints hold ids, and the place in a list is a fractional index. All items are in one
 * map, each a map of its own keys; everything else of the file is in the map of the root. Values are those of the file as it is,
 * also unknown and wrong ones.
 */
import type * as Y from "yjs";

/** The lists whose entries are items, in the order in which a new file has them. */
export const LIST_KEYS = [
  "vertexes",
  "segments",
  "planes",
  "goals",
  "discs",
  "joints",
  "redSpawnPoints",
  "blueSpawnPoints",
] as const;
export type ListKey = (typeof LIST_KEYS)[number];

/** Objects of the root whose keys are edited one by one. */
export const OBJECT_KEYS = ["bg", "ballPhysics", "playerPhysics"] as const;
export type ObjectKey = (typeof OBJECT_KEYS)[number];

/** Keys of an item that refer to others, with the list they count. */
export const REFERENCES: Readonly<
  Partial<Record<ListKey, { readonly keys: readonly string[]; readonly to: ListKey }>>
> = {
  segments: { keys: ["v0", "v1"], to: "vertexes" },
  joints: { keys: ["d0", "d1"], to: "discs" },
};

/** Keys of ours in the maps of items and objects; no file can have them, because "$" is followed by a control character. */
export const KIND = "$\u0001kind";
export const ORDER = "$\u0001order";
/** Of objects: the author's order of keys, where it is not the usual one. */
export const KEYS = "$\u0001keys";
/** Of items that are no objects, such as spawn points: their value. */
export const PLAIN = "$\u0001value";

/** Of the root: code of the published map that the document was made from. */
const REMIX = "$\u0001remix";

/** The ball that is not in the list of discs, for joints. */
export const BALL_ID = "ball";
const REFERENCE_MARK = "@";

/** Origin of the transactions of the person at this page. Their history consists of them. */
export const LOCAL = "local";

export type Item = Y.Map<unknown>;

export type StadiumDocument = {
  readonly doc: Y.Doc;
  readonly root: Y.Map<unknown>;
  /** By id. */
  readonly items: Y.Map<Item>;
  /** By name; each a map of its keys, or a value that is no object. */
  readonly traits: Y.Map<unknown>;
  /** By item id: what the editor does with it. Not part of the file. */
  readonly marks: Y.Map<ItemMark>;
};

export type ItemMark = { readonly locked?: boolean; readonly hidden?: boolean };

/** The stadium in a Yjs document, which may be empty. */
export function stadiumDocument(doc: Y.Doc): StadiumDocument {
  return {
    doc,
    root: doc.getMap("root"),
    items: doc.getMap<Item>("items"),
    traits: doc.getMap("traits"),
    marks: doc.getMap<ItemMark>("marks"),
  };
}

/** Changes the document in one step of the person's history. */
export function edit<T>({ doc }: StadiumDocument, change: () => T): T {
  return doc.transact(change, LOCAL);
}

/** The value of a reference to an item. */
export function referenceTo(id: string): string {
  return REFERENCE_MARK + id;
}

/** The id that a value refers to; undefined for a number or another value of the file. */
export function referredId(value: unknown): string | undefined {
  return typeof value === "string" && value.startsWith(REFERENCE_MARK) ? value.slice(1) : undefined;
}

export function isOwnKey(key: string): boolean {
  return key !== KIND && key !== ORDER && key !== KEYS && key !== PLAIN && key !== REMIX;
}

/** Credits the published map with this code; no step of the history. */
export function creditRemix({ doc, root }: StadiumDocument, code: string): void {
  doc.transact(() => root.set(REMIX, code));
}

/** Code of the published map that the document was made from, also by another person; undefined for other documents. */
export function creditedRemix({ root }: StadiumDocument): string | undefined {
  const code = root.get(REMIX);
  return typeof code === "string" ? code : undefined;
}

export function kindOf(item: Item): ListKey {
  return item.get(KIND) as ListKey;
}

const counts = new WeakMap<Y.Doc, number>();

/** An id that no other item of any client has. */
export function newId({ doc }: StadiumDocument): string {
  const count = (counts.get(doc) ?? 0) + 1;
  counts.set(doc, count);
  return `${doc.clientID.toString(36)}-${count.toString(36)}`;
}

/** Whether the ball is the first of the listed discs, instead of one that `ballPhysics` describes. */
export function isBallListed({ root }: StadiumDocument): boolean {
  const value = root.get("ballPhysics");
  return value === "disc0" || (Array.isArray(value) && value.length === 1 && value[0] === "disc0");
}
