/** The commands of the editor: each changes the document in one step of the history. */
import { batch } from "@preact/signals-core";
import { alignItems, distributeItems } from "#editor/arrange.ts";
import { type Change, setRootKey, withKeys } from "#editor/change.ts";
import type { ListKey, StadiumDocument } from "#editor/document.ts";
import { textOf } from "#editor/document-text.ts";
import { copyItems, duplicateItems, type Pasted } from "#editor/fragment.ts";
import type { Drawing } from "#editor/drawing.ts";
import { boundsOf, middleOf } from "#editor/item-bounds.ts";
import { moveInOrder } from "#editor/items.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { addImages, mirrorChange } from "#editor/mirror.ts";
import { addTrait, itemsWithTrait, removeTrait, renameTrait, setTraitKey } from "#editor/traits.ts";
import { type Matrix, moveBy, scaleAround, transformItems, turnAround } from "#editor/transform.ts";
import { joinVertexes, ownVertexes, splitSegments, turnItems } from "#editor/walls.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { EditorActions } from "./editor-actions.ts";
import { addItem } from "./new-items.ts";
import { COPY_OFFSET, pasteText } from "./paste.ts";
import { type Box, fitBox, zoomAt } from "./viewpoint.ts";

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

function viewActions({ state, open, size }: CommandPorts) {
  return {
    fitView() {
      state.viewpoint.value = fitBox(stadiumBox(open.content.peek().drawing), size());
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

/** The whole stadium, as matches show it. */
export function stadiumBox({ stadium }: Drawing): Box {
  const [right, bottom] = [Math.max(50, stadium.width), Math.max(50, stadium.height)];
  return { left: -right, top: -bottom, right, bottom };
}
