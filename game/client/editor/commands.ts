/** The commands of the editor: each changes the document in one step of the history. */
import { batch } from "@preact/signals-core";
import { readText, type TextFault } from "#editor/apply-text.ts";
import { alignItems, distributeItems } from "#editor/arrange.ts";
import { type Change, setRootKey, withKeys } from "#editor/change.ts";
import { BALL_ID, type ListKey, type StadiumDocument } from "#editor/document.ts";
import { textOf } from "#editor/document-text.ts";
import { copyItems, duplicateItems, pasteItems, type Pasted } from "#editor/fragment.ts";
import { boundsOf, middleOf } from "#editor/item-bounds.ts";
import { moveInOrder } from "#editor/items.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { addImages, mirrorChange } from "#editor/mirror.ts";
import {
  discShape,
  goalShape,
  jointShape,
  planeShape,
  type Shape,
  type ShapeContext,
  spawnShape,
  vertexShape,
  wallShape,
} from "#editor/shapes.ts";
import { toGrid } from "#editor/snap.ts";
import { addTrait, itemsWithTrait, removeTrait, renameTrait, setTraitKey } from "#editor/traits.ts";
import { type Matrix, moveBy, scaleAround, transformItems, turnAround } from "#editor/transform.ts";
import { joinVertexes, ownVertexes, splitSegments, turnItems } from "#editor/walls.ts";
import type { Point } from "#sim/stadium.ts";
import type { EditorActions } from "./editor-actions.ts";
import type { EditorState } from "./editor-state.ts";
import type { OpenDocument } from "./open-document.ts";
import { type CanvasSize, fitBox, toMap, zoomAt } from "./viewpoint.ts";

export type CommandPorts = {
  readonly state: EditorState;
  readonly open: OpenDocument;
  /** Of the canvas. */
  readonly size: () => CanvasSize;
  /** Ends a shape of several points. */
  readonly finish: () => void;
};

/** Copies appear beside their originals, in map units. */
const COPY_OFFSET = 20;

export function createActions(ports: CommandPorts): EditorActions {
  const { state, open } = ports;
  const whenEditing =
    <A extends readonly unknown[], R>(run: (...args: A) => R, otherwise: R) =>
    (...args: A): R =>
      state.canEdit.peek() ? run(...args) : otherwise;
  const editing = <A extends readonly unknown[]>(run: (...args: A) => void) => whenEditing(run, undefined);
  return {
    undo: editing(open.undo),
    redo: editing(open.redo),
    ...selectionActions(ports),
    ...mapValues(changeActions(ports), editing),
    ...mapValues(documentActions(ports), editing),
    paste: whenEditing((text: string) => pasteText(ports, text), undefined),
    renameTrait: whenEditing((from: string, to: string) => {
      let renamed = false;
      open.edit((document) => (renamed = renameTrait(document, open.content.peek().snapshot, [from, to])));
      return renamed;
    }, false),
    finishShape: editing(ports.finish),
    addItem: whenEditing((kind: ListKey) => addItem(ports, kind), false),
    text() {
      open.refresh();
      return textOf(open.content.peek().snapshot.value);
    },
    applyText: whenEditing((text: string) => open.applyText(text), undefined),
    ...viewActions(ports),
  };
}

type Runs = Readonly<Record<string, (...args: never[]) => void>>;

function mapValues<T extends Runs>(runs: T, wrap: (run: (...args: never[]) => void) => (...args: never[]) => void): T {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, wrap(run)])) as T;
}

function selectionActions({ state, open }: CommandPorts) {
  const select = (ids: Iterable<string>) => (state.selection.value = new Set(ids));
  const snapshot = () => open.content.peek().snapshot;
  return {
    select,
    selectAll() {
      const isHidden = (id: string) => open.marks.peek().get(id)?.hidden === true;
      const isLocked = (id: string) => open.marks.peek().get(id)?.locked === true;
      select([...snapshot().items.keys()].filter((id) => !isHidden(id) && !isLocked(id)));
    },
    selectTrait: (name: string) => select(itemsWithTrait(snapshot(), name)),
    copySelected() {
      const ids = state.selection.peek();
      return ids.size === 0 ? undefined : copyItems(open.content.peek().drawing, ids);
    },
  };
}

/** Commands that change the selected items by a `Change`. */
function changeActions(ports: CommandPorts) {
  const { state, open } = ports;
  const drawing = () => open.content.peek().drawing;
  const selected = () => unlocked(ports, state.selection.peek());
  const apply = (change: Change) => open.apply(change, state.options.mirror.peek());
  const transform = (matrix: Matrix) => apply(transformItems(drawing(), selected(), matrix));
  const middle = () => {
    const box = boundsOf(drawing(), selected());
    return box === undefined ? { x: 0, y: 0 } : middleOf(box);
  };
  const add = ({ change, ids }: Pasted) =>
    batch(() => {
      apply(change);
      state.selection.value = ids;
    });
  return {
    removeSelected: () =>
      batch(() => {
        const mode = state.options.mirror.peek();
        const { remove = new Set() } = mirrorChange(drawing(), { remove: selected() }, { mode, nextId: open.nextId });
        open.apply({ remove: new Set([...remove, ...unlocked(ports, ownVertexes(drawing(), remove))]) });
        state.selection.value = new Set();
      }),
    duplicateSelected: () =>
      add(
        duplicateItems(drawing(), selected(), {
          nextId: open.nextId,
          matrix: moveBy({ x: COPY_OFFSET, y: COPY_OFFSET }),
        }),
      ),
    moveSelected: (x: number, y: number) => transform(moveBy({ x, y })),
    turnSelected: (degrees: number) => transform(turnAround(middle(), (degrees * Math.PI) / 180)),
    scaleSelected: (factor: number) => transform(scaleAround(middle(), factor, factor)),
    flipSelected: (axis: "x" | "y") => transform(scaleAround(middle(), axis === "x" ? -1 : 1, axis === "y" ? -1 : 1)),
    mirrorSelected: (axis: "x" | "y") => open.apply(addImages(drawing(), selected(), { axis, nextId: open.nextId })),
    alignSelected: (edge: Parameters<EditorActions["alignSelected"]>[0]) =>
      apply(alignItems(drawing(), selected(), edge)),
    distributeSelected: (axis: "x" | "y") => apply(distributeItems(drawing(), selected(), axis)),
    splitSelected: () => apply(splitSegments(drawing(), selected(), open.nextId)),
    reverseSelected: () => apply(turnItems(drawing(), selected())),
    joinSelected: () => apply(joinVertexes(drawing(), selected())),
  };
}

function unlocked({ open }: CommandPorts, ids: Iterable<string>): ReadonlySet<string> {
  const marks = open.marks.peek();
  const { items } = open.content.peek().snapshot;
  return new Set([...ids].filter((id) => items.has(id) && marks.get(id)?.locked !== true));
}

function documentActions({ state, open }: CommandPorts) {
  const snapshot = () => open.content.peek().snapshot;
  const edit = (change: (document: StadiumDocument) => void) => open.edit(change);
  return {
    orderSelected: (move: Parameters<EditorActions["orderSelected"]>[0]) =>
      edit((document) => moveInOrder(document, state.selection.peek(), move)),
    markSelected: (mark: Parameters<EditorActions["markSelected"]>[0]) => open.mark(state.selection.peek(), mark),
    mark: open.mark,
    setKeys(ids: Iterable<string>, keys: Readonly<JsonValues>) {
      const { items } = snapshot();
      const changed = [...ids].flatMap((id) => {
        const item = items.get(id);
        return item === undefined ? [] : [[id, withKeys(item.value, keys)] as const];
      });
      open.apply({ set: new Map(changed) }, state.options.mirror.peek());
    },
    setValue: (id: string, value: unknown) => open.apply({ set: new Map([[id, value]]) }, state.options.mirror.peek()),
    setValues: (set: ReadonlyMap<string, unknown>) => open.apply({ set }, state.options.mirror.peek()),
    setRoot: (path: readonly [string] | readonly [string, string], value: unknown) =>
      edit((document) => setRootKey(document, path, value)),
    usePreset: ({ player, ball }: Parameters<EditorActions["usePreset"]>[0]) =>
      edit((document) => {
        setRootKey(document, ["playerPhysics"], undefined);
        for (const [key, value] of Object.entries(player)) setRootKey(document, ["playerPhysics", key], value);
        // A ball that is one of the discs is edited as a disc.
        if (snapshot().ballListed) return;
        setRootKey(document, ["ballPhysics"], undefined);
        for (const [key, value] of Object.entries(ball)) setRootKey(document, ["ballPhysics", key], value);
      }),
    addTrait: (name: string, value: JsonValues) => edit((document) => addTrait(document, name, value)),
    setTraitKey: (name: string, key: string, value: unknown) =>
      edit((document) => setTraitKey(document, name, [key, value])),
    removeTrait: (name: string) => edit((document) => removeTrait(document, snapshot(), name)),
  };
}

/** Pastes at the same place as the originals, or beside them where something of the same place is there already. */
function pasteText({ state, open, size }: CommandPorts, text: string): TextFault | undefined {
  const read = readText(text);
  if ("message" in read) return read;
  const viewpoint = state.viewpoint.peek();
  const { width, height } = size();
  const shown = [toMap(viewpoint, size(), { x: 0, y: 0 }), toMap(viewpoint, size(), { x: width, y: height })] as const;
  const unmoved = pasteItems(read.value, open.nextId, { x: 0, y: 0 });
  const { change, ids } = pasteItems(read.value, open.nextId, pasteOffset(open, unmoved.change, shown));
  if (ids.size === 0) return undefined;
  batch(() => {
    open.apply(change, state.options.mirror.peek());
    state.selection.value = ids;
  });
  return undefined;
}

/** To the middle of the canvas where the items would not be seen; a little to the side where they would hide others. */
function pasteOffset(open: OpenDocument, { add = [] }: Change, [from, to]: readonly [Point, Point]): Point {
  const points = add.flatMap(({ value }) => pointsOf(value));
  if (points.length === 0) return { x: 0, y: 0 };
  const isSeen = points.some(({ x, y }) => x > from.x && x < to.x && y > from.y && y < to.y);
  if (!isSeen) {
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return { x: Math.round(middle.x - points[0]!.x), y: Math.round(middle.y - points[0]!.y) };
  }
  const own = [...open.content.peek().snapshot.items.values()].flatMap(({ value }) => pointsOf(value));
  const isTaken = (by: number) => points.some((a) => own.some((b) => a.x + by === b.x && a.y + by === b.y));
  let by = 0;
  while (isTaken(by) && by < 50 * COPY_OFFSET) by += COPY_OFFSET;
  return { x: by, y: by };
}

/** The places that a value of the format has. */
function pointsOf(value: unknown): readonly Point[] {
  if (Array.isArray(value))
    return typeof value[0] === "number" && typeof value[1] === "number" ? [{ x: value[0], y: value[1] }] : [];
  if (typeof value !== "object" || value === null) return [];
  const { x, y, pos, p0 } = value as JsonValues;
  if (typeof x === "number" && typeof y === "number") return [{ x, y }];
  return [...pointsOf(pos ?? null), ...pointsOf(p0 ?? null)];
}

/** Half the length of a new goal, in map units. */
const GOAL_HALF = 60;

function addItem({ state, open }: CommandPorts, kind: ListKey): boolean {
  const { drawing } = open.content.peek();
  const grid = state.options.grid.peek();
  const viewpoint = state.viewpoint.peek();
  const at = { x: toGrid(viewpoint.x, grid), y: toGrid(viewpoint.y, grid) };
  const selected = [...state.selection.peek()].filter((id) => drawing.indices.has(id));
  const shape = newShape({ drawing, nextId: open.nextId, style: {} }, kind, { at, selected });
  if (shape.ids.size === 0) return false;
  batch(() => {
    open.apply(shape.change, state.options.mirror.peek());
    state.selection.value = shape.ids;
  });
  return true;
}

type Placing = { readonly at: Point; readonly selected: readonly string[] };

function newShape(context: ShapeContext, kind: ListKey, { at, selected }: Placing): Shape {
  const { stadium, indices, snapshot } = context.drawing;
  const ofKind = (wanted: ListKey) => selected.filter((id) => snapshot.items.get(id)?.kind === wanted);
  switch (kind) {
    case "vertexes":
      return vertexShape(context, at);
    case "segments":
      return wallShape(
        context,
        ofKind("vertexes").map((id) => stadium.vertexes[indices.get(id)!]!),
      );
    case "planes":
      return planeShape(context, [at, { x: at.x + 1, y: at.y }]);
    case "goals": {
      const ends = [
        { x: at.x, y: at.y - GOAL_HALF },
        { x: at.x, y: at.y + GOAL_HALF },
      ] as const;
      return goalShape(context, ends, { team: at.x <= 0 ? "red" : "blue", frame: true });
    }
    case "discs":
      return discShape(context, at);
    case "joints": {
      const [first, second] = [...ofKind("discs"), ...selected.filter((id) => id === BALL_ID)];
      return jointShape(context, [first ?? "", second ?? first ?? ""]);
    }
    case "redSpawnPoints":
      return spawnShape(context, at, "red");
    case "blueSpawnPoints":
      return spawnShape(context, at, "blue");
  }
}

function viewActions({ state, open, size }: CommandPorts) {
  return {
    fitView() {
      const { stadium } = open.content.peek().drawing;
      const [width, height] = [Math.max(50, stadium.width), Math.max(50, stadium.height)];
      state.viewpoint.value = fitBox({ left: -width, top: -height, right: width, bottom: height }, size());
    },
    reveal(ids: Iterable<string>) {
      const box = boundsOf(open.content.peek().drawing, ids);
      if (box === undefined) return;
      const { x, y } = middleOf(box);
      const scale = Math.min(state.viewpoint.peek().scale, fitBox(box, size()).scale);
      state.viewpoint.value = { x, y, scale };
    },
    zoomBy(factor: number) {
      const { width, height } = size();
      state.viewpoint.value = zoomAt(state.viewpoint.peek(), size(), { at: { x: width / 2, y: height / 2 }, factor });
    },
  };
}
