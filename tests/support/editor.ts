/** An editor without a page: its state, its commands and its tools on a document. */
import type { Change } from "#editor/change.ts";
import { createDocument } from "#editor/load.ts";
import { createActions } from "#client/editor/commands.ts";
import type { EditorActions } from "#client/editor/editor-actions.ts";
import { createEditorState, type EditorState, type EditorTool } from "#client/editor/editor-state.ts";
import { openDocument, type OpenDocument } from "#client/editor/open-document.ts";
import { createTool } from "#client/editor/tools/create-tool.ts";
import type { Tool, ToolEvent } from "#client/editor/tools/tool.ts";

export type TestEditor = {
  readonly open: OpenDocument;
  readonly state: EditorState;
  readonly actions: EditorActions;
  readonly tool: (name: EditorTool) => Tool;
};

/** One map unit is one pixel. */
export function editorOf(value: unknown): TestEditor {
  const open = openDocument(createDocument(value), (call) => call());
  const state = createEditorState(open);
  const context = {
    ...{ state, open, reach: () => 7 },
    apply: (change: Change) => open.apply(change, state.options.mirror.peek()),
  };
  return {
    ...{ open, state },
    actions: createActions({ state, open, size: () => ({ width: 800, height: 600 }), finish: () => undefined }),
    tool: (name) => createTool(name, context),
  };
}

/** The pointer at a place, without modifier keys. */
export function at(x: number, y: number, more: Partial<ToolEvent> = {}): ToolEvent {
  return { point: { x, y }, shift: false, alt: false, clicks: 1, ...more };
}

/** Presses at the first point, moves to the others and releases at the last one. */
export function drag(tool: Tool, ...points: readonly (readonly [number, number])[]): void {
  const events = points.map(([x, y]) => at(x, y));
  tool.down(events[0]!);
  for (const event of events.slice(1)) tool.move(event);
  tool.up(events.at(-1)!);
}

export function click(tool: Tool, x: number, y: number, more: Partial<ToolEvent> = {}): void {
  tool.move(at(x, y, more));
  tool.down(at(x, y, more));
  tool.up(at(x, y, more));
}
