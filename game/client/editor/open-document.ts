/** An open document: its contents as signals, its history, and edits as steps of the history. */
import { batch, type ReadonlySignal, signal } from "@preact/signals-core";
import { applyText, type TextFault } from "#editor/apply-text.ts";
import { applyChange, type Change, isEmptyChange } from "#editor/change.ts";
import { edit, type ItemMark, newId, type StadiumDocument } from "#editor/document.ts";
import { createDrawing, type Drawing } from "#editor/drawing.ts";
import { createHistory } from "#editor/history.ts";
import { createDocument } from "#editor/load.ts";
import { type MirrorMode, mirrorChange } from "#editor/mirror.ts";
import { readableDrawing } from "#editor/readable-drawing.ts";
import { takeSnapshot } from "#editor/snapshot.ts";
import type { EditorContent } from "./editor-state.ts";

export type OpenDocument = {
  readonly document: StadiumDocument;
  readonly content: ReadonlySignal<EditorContent>;
  readonly marks: ReadonlySignal<ReadonlyMap<string, ItemMark>>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Reads changes of others that were not read yet. */
  readonly refresh: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Gives ids of new items. */
  readonly nextId: () => string;
  /** Makes one step of the history. */
  readonly edit: (change: (document: StadiumDocument) => void) => void;
  /** Applies a change, and its image in the other half of the pitch. */
  readonly apply: (change: Change, mirror?: MirrorMode) => void;
  /** Replaces the document by a text, by the fewest changes; nothing changes where it cannot be read. */
  readonly applyText: (text: string) => TextFault | undefined;
  /** Sets marks of items, which are no steps of the history. */
  readonly mark: (ids: Iterable<string>, mark: ItemMark) => void;
  readonly close: () => void;
};

/** `schedule` calls a function before the next frame: remote edits of one moment are read together. */
export function openDocument(document: StadiumDocument, schedule: (call: () => void) => void): OpenDocument {
  const { content, marks, read, stop } = watchContent(document, schedule);
  const { canUndo, canRedo, history } = watchHistory(document);
  const nextId = () => newId(document);
  // What follows a step reads what it has changed.
  const andRead =
    <A extends readonly unknown[], R>(run: (...args: A) => R) =>
    (...args: A) => {
      const result = run(...args);
      read();
      return result;
    };
  const step = andRead((change: (document: StadiumDocument) => void) => edit(document, () => change(document)));
  return {
    ...{ document, content, marks, canUndo, canRedo, nextId, edit: step, refresh: read },
    undo: andRead(() => history.undo()),
    redo: andRead(() => history.redo()),
    applyText: andRead((text) => applyText(document, text)),
    apply(change, mirror = "none") {
      read();
      const whole = mirrorChange(content.peek().drawing, change, { mode: mirror, nextId });
      if (!isEmptyChange(whole)) step(() => applyChange(document, whole));
    },
    mark(ids, mark) {
      document.doc.transact(() => {
        for (const id of ids) setMark(document, id, mark);
      });
    },
    close() {
      history.destroy();
      stop();
    },
  };
}

/** The contents and marks as signals. `read` brings the contents up to date at once. */
function watchContent(document: StadiumDocument, schedule: (call: () => void) => void) {
  const content = signal(readContent(document, EMPTY));
  const marks = signal<ReadonlyMap<string, ItemMark>>(new Map(document.marks.entries()));
  let isStale = false;
  let isStopped = false;
  const read = () => {
    if (!isStale || isStopped) return;
    isStale = false;
    content.value = readContent(document, content.peek().drawing);
  };
  const onChange = () => {
    if (isStale) return;
    isStale = true;
    schedule(read);
  };
  const onMarks = () => (marks.value = new Map(document.marks.entries()));
  const parts = [document.root, document.items, document.traits];
  for (const part of parts) part.observeDeep(onChange);
  document.marks.observe(onMarks);
  const stop = () => {
    isStopped = true;
    for (const part of parts) part.unobserveDeep(onChange);
    document.marks.unobserve(onMarks);
  };
  return { content, marks, read, stop };
}

function watchHistory(document: StadiumDocument) {
  const history = createHistory(document);
  const [canUndo, canRedo] = [signal(history.canUndo), signal(history.canRedo)];
  history.onChange(() =>
    batch(() => {
      canUndo.value = history.canUndo;
      canRedo.value = history.canRedo;
    }),
  );
  return { canUndo, canRedo, history };
}

function setMark({ marks }: StadiumDocument, id: string, mark: ItemMark): void {
  const { locked = false, hidden = false } = { ...marks.get(id), ...mark };
  if (!locked && !hidden) marks.delete(id);
  else marks.set(id, { ...(locked && { locked }), ...(hidden && { hidden }) });
}

const EMPTY = drawingOf({});

function drawingOf(value: object): Drawing {
  const read = createDrawing(takeSnapshot(createDocument(value)));
  if (!read.ok) throw new Error("an empty file is always readable");
  return read.drawing;
}

/** The drawing is without the items that have errors; where these are not about items, it is the last one. */
function readContent(document: StadiumDocument, last: Drawing): EditorContent {
  const snapshot = takeSnapshot(document);
  const read = createDrawing(snapshot);
  if (read.ok) return { snapshot, drawing: read.drawing, errors: [], warnings: read.drawing.warnings };
  const drawing = readableDrawing(snapshot, read.errors) ?? last;
  return { snapshot, drawing, errors: read.errors, warnings: read.warnings };
}
