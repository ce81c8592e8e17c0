/** The editor of one document: its state, its commands, and the canvas with tools and keys. */
import { computed, effect } from "@preact/signals-core";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { BALL_ID, type StadiumDocument } from "#editor/document.ts";
import type { PageKeyboard } from "#client/input/page-keyboard.ts";
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
    ...{ viewpoint: state.viewpoint, size: view.size, isWhole: state.isWholeShown },
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
  const keys: EditorKeyboard = listenToKeys({
    ...{
      page,
      keyboard: ports.keyboard,
      state,
      actions,
      save: ports.save,
      play: ports.startPlay,
      onFault: ports.onFault,
    },
    finish: () => current.finish(),
    cancel: () => current.cancel(),
    isPlaying,
  });
  const endPointer = listenToPointer({
    ...{ canvas, state, size: view.size, tool: () => current, isPanning: keys.isPanning, isPlaying },
    onTouch: (touch) => (isTouch = touch),
  });
  const endSelection = effect(() => dropMissing(state));
  const endDrawing = effect(() => {
    if (!state.canEdit.value && state.tool.value !== "hand") state.tool.value = "select";
  });
  return {
    ...{ state, actions, open, view },
    close() {
      for (const end of [endTools, endPointer, endSelection, endDrawing, endView, keys.stop, view.stop, open.close])
        end();
    },
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
