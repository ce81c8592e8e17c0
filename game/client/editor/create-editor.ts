/** The editor of one document: its state, its commands, and the canvas with tools and keys. */
import { computed, effect } from "@preact/signals-core";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { BALL_ID, type StadiumDocument } from "#editor/document.ts";
import type { PageKeyboard } from "#client/input/page-keyboard.ts";
import type { Point } from "#sim/stadium.ts";
import { createActions, stadiumBox } from "./commands.ts";
import type { EditorActions } from "./editor-actions.ts";
import { createEditorState, type EditorState } from "./editor-state.ts";
import { type EditorKeyboard, listenToKeys } from "./keyboard.ts";
import { openDocument, type OpenDocument } from "./open-document.ts";
import { listenToPointer } from "./pointer.ts";
import { createTool } from "./tools/create-tool.ts";
import type { ToolContext } from "./tools/tool.ts";
import { type CanvasView, createCanvasView, type PlayDrawing } from "./view/canvas-view.ts";
import { keepSeen } from "./view/keep-seen.ts";

export type EditorPorts = {
  readonly canvas: HTMLCanvasElement;
  readonly page: Document;
  readonly keyboard: PageKeyboard;
  readonly style: (look: PitchStyle["look"]) => PitchStyle;
  /** What is drawn of a play in place of the discs; null while nothing is played. Reads signals. */
  readonly play: () => PlayDrawing | null;
  /** Begins a play. */
  readonly startPlay: () => void;
  /** Puts something of a play at a place of the map; returns whether there is something to put. */
  readonly place: (point: Point) => boolean;
  readonly save: () => void;
  readonly onFault: (message: string) => void;
};

export type Editor = {
  readonly state: EditorState;
  readonly actions: EditorActions;
  readonly open: OpenDocument;
  readonly view: CanvasView;
  readonly close: () => void;
};

/** Pixels around a mouse pointer and around a finger that count as its place. */
const REACH = { mouse: 7, touch: 18 } as const;

export function createEditor(document: StadiumDocument, ports: EditorPorts): Editor {
  const { canvas, page } = ports;
  const requestFrame = (call: () => void) => void requestAnimationFrame(call);
  const open = openDocument(document, requestFrame);
  const state = createEditorState(open);
  let isTouch = false;
  const context: ToolContext = {
    ...{ state, open },
    apply: (change) => {
      if (state.canEdit.peek()) open.apply(change, state.options.mirror.peek());
    },
    reach: () => (isTouch ? REACH.touch : REACH.mouse),
  };
  const view = createCanvasView({ canvas, state, open, style: ports.style, play: ports.play, requestFrame });
  const endView = keepSeen({
    ...{ viewpoint: state.viewpoint, size: view.size, wholeTurn: state.wholeTurn },
    bounds: () => stadiumBox(open.content.peek().drawing),
  });
  const actions = createActions({ state, open, size: view.size, finish: () => void current.finish() });
  const tool = computed(() => createTool(state.tool.value, context));
  let current = tool.peek();
  const endTools = effect(() => {
    const next = tool.value;
    if (next !== current) current.cancel();
    current = next;
  });
  const isPlaying = () => ports.play() !== null;
  const { keyboard, save, startPlay, onFault } = ports;
  const keys: EditorKeyboard = listenToKeys({
    ...{ page, keyboard, state, actions, save, play: startPlay, onFault },
    finish: () => current.finish(),
    cancel: () => current.cancel(),
    isPlaying,
  });
  const endPointer = listenToPointer({
    ...{ canvas, state, size: view.size, tool: () => current, isPanning: keys.isPanning },
    ...{ isPlaying, place: ports.place },
    onTouch: (touch) => (isTouch = touch),
  });
  const endState = keepConsistent(state);
  return {
    ...{ state, actions, open, view },
    close() {
      for (const end of [endTools, endPointer, endState, endView, keys.stop, view.stop, open.close]) end();
    },
  };
}

/** Until the returned function is called: what is selected exists, and the tool is one that the user may use. */
function keepConsistent(state: EditorState): () => void {
  const endSelection = effect(() => dropMissing(state));
  const endDrawing = effect(() => {
    if (!state.canEdit.value && state.tool.value !== "hand") state.tool.value = "select";
  });
  return () => {
    endSelection();
    endDrawing();
  };
}

/** Items that others have removed are no longer selected. */
function dropMissing({ content, selection, hovered }: EditorState): void {
  const { items } = content.value.snapshot;
  const selected = selection.peek();
  const present = [...selected].filter((id) => items.has(id) || id === BALL_ID);
  if (present.length < selected.size) selection.value = new Set(present);
  if (hovered.peek() !== null && !items.has(hovered.peek()!)) hovered.value = null;
}
