/** What the commands of the editor use. */
import type { EditorState } from "./editor-state.ts";
import type { OpenDocument } from "./open-document.ts";
import type { CanvasSize } from "./viewpoint.ts";

export type CommandPorts = {
  readonly state: EditorState;
  readonly open: OpenDocument;
  /** Of the canvas. */
  readonly size: () => CanvasSize;
  /** Ends a shape of several points. */
  readonly finish: () => void;
};
