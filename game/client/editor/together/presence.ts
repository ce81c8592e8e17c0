/**
 * What the people in a document see of each other: cursor, selection, view, and what is being moved or drawn just now. It goes over
 * awareness, which is not stored; a drag becomes one update of the document when it ends.
 */
import { batch, effect } from "@preact/signals-core";
import type { Change } from "#editor/change.ts";
import { LIST_KEYS, type ListKey } from "#editor/document.ts";
import { isObject, isSame, type JsonValues } from "#editor/json-object.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import type { WorkshopPerson } from "#protocol/workshop.ts";
import { AWARENESS_MAX } from "#protocol/workshop.ts";
import type { Point } from "#sim/stadium.ts";
import type { Awareness } from "y-protocols/awareness";
import type { EditorPerson, EditorState, Viewpoint } from "../editor-state.ts";

/** Of cursors and selections, readable on grass and ice, in both themes. */
const COLORS = ["#e0582f", "#7b4fd6", "#0d8fb8", "#c22f7d", "#a06a00", "#2f9e57", "#4466e0", "#8a4b2a"] as const;

/** Numbers on the wire have this many digits after the point. */
const DIGITS = 10;

/** Characters of a state that is sent; one that is longer is sent without what is being moved. */
const STATE_MAX = AWARENESS_MAX / 2;
const SELECTION_MAX = 400;

/** Changes of items on the wire: only keys that differ from the document's. */
type PackedChange = {
  readonly set?: readonly (readonly [id: string, keys: unknown])[];
  readonly add?: readonly (readonly [id: string, kind: string, value: unknown])[];
  readonly remove?: readonly string[];
};

type PackedState = {
  readonly cursor: readonly [number, number] | null;
  readonly selection: readonly string[];
  readonly view: readonly [number, number, number];
  readonly preview: PackedChange | null;
};

/** The colour of a connection. */
export function personColor(id: number): string {
  return COLORS[id % COLORS.length]!;
}

/** Sends the own state when it changes. Returns a function that ends it. */
export function sharePresence(awareness: Awareness, state: EditorState): () => void {
  return effect(() => {
    const { x, y, scale } = state.viewpoint.value;
    const cursor = state.pointer.value;
    const change = state.canEdit.value ? state.preview.value : null;
    const packed: PackedState = {
      cursor: cursor === null ? null : [short(cursor.x), short(cursor.y)],
      selection: [...state.selection.value].slice(0, SELECTION_MAX),
      view: [short(x), short(y), scale],
      preview: change === null ? null : packChange(change, state.content.peek().snapshot),
    };
    awareness.setLocalState(JSON.stringify(packed).length > STATE_MAX ? { ...packed, preview: null } : packed);
  });
}

function short(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}

function packChange({ set, add, remove }: Change, { items }: Snapshot): PackedChange {
  return {
    ...(set?.size && { set: [...set].map(([id, value]) => [id, changedKeys(items.get(id)?.value, value)] as const) }),
    ...(add?.length && { add: add.map(({ id, kind, value }) => [id, kind, value] as const) }),
    ...(remove?.size && { remove: [...remove] }),
  };
}

/** The keys that differ; the whole value where it is no object. */
function changedKeys(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const changed = Object.entries(after).filter(([key, value]) => !isSame(before[key], value));
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return Object.fromEntries([...changed, ...removed.map((key) => [key, null] as const)]);
}

/**
 * Keeps the others in the document up to date. Names and ids are the server's, as `people` gives them: a state has nothing about
 * its sender. Returns a function that ends it.
 */
export function watchPeople(
  awareness: Awareness,
  state: EditorState,
  people: () => { readonly all: readonly WorkshopPerson[]; readonly you: number | null },
): () => void {
  const read = () => {
    const { all, you } = people();
    const states = awareness.getStates();
    const { snapshot } = state.content.peek();
    const shown = all
      .filter(({ id }) => id !== you)
      .map((person) => personOf(person, states.get(person.awareness ?? -1), snapshot));
    batch(() => (state.people.value = shown));
  };
  awareness.on("change", read);
  const endPeople = effect(read);
  return () => {
    awareness.off("change", read);
    endPeople();
    state.people.value = [];
  };
}

function personOf({ id, name }: WorkshopPerson, state: unknown, snapshot: Snapshot): EditorPerson {
  const { cursor, selection, view, preview } = isObject(state) ? state : ({} as JsonValues);
  return {
    ...{ id, name, color: personColor(id) },
    cursor: readPoint(cursor),
    selection: Array.isArray(selection)
      ? selection.filter((each) => typeof each === "string").slice(0, SELECTION_MAX)
      : [],
    preview: readChange(preview, snapshot),
    viewpoint: readViewpoint(view),
  };
}

function readPoint(value: unknown): Point | null {
  const [x, y] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return Number.isFinite(x) && Number.isFinite(y) ? { x: x as number, y: y as number } : null;
}

function readViewpoint(value: unknown): Viewpoint | null {
  const point = readPoint(value);
  const scale = Array.isArray(value) ? (value as readonly unknown[])[2] : undefined;
  return point !== null && typeof scale === "number" && scale > 0 && Number.isFinite(scale)
    ? { ...point, scale }
    : null;
}

/** What another page moves or draws; null for anything unreadable. */
function readChange(packed: unknown, { items }: Snapshot): Change | null {
  if (!isObject(packed)) return null;
  const entries = (value: unknown) =>
    (Array.isArray(value) ? value.filter((each) => Array.isArray(each)) : []) as unknown[][];
  const set = new Map<string, unknown>();
  for (const [id, keys] of entries(packed["set"])) {
    const own = typeof id === "string" ? items.get(id)?.value : undefined;
    if (own !== undefined)
      set.set(id as string, isObject(own) && isObject(keys) ? withoutNulls({ ...own, ...keys }) : keys);
  }
  const add = entries(packed["add"]).flatMap(([id, kind, value]) =>
    typeof id === "string" && LIST_KEYS.includes(kind as ListKey) ? [{ id, kind: kind as ListKey, value }] : [],
  );
  const remove = Array.isArray(packed["remove"]) ? packed["remove"].filter((id) => typeof id === "string") : [];
  return { set, add, remove: new Set(remove) };
}

function withoutNulls(value: JsonValues): JsonValues {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
}
