/** What the parts of the editor's interface use, provided by `mountEditor`. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { EditorActions } from "../../editor/editor-actions.ts";
import type { EditorState } from "../../editor/editor-state.ts";
import type { Session } from "../../session/session.ts";
import type { Toasts } from "../context/toasts.ts";
import type { Theme } from "../saved/theme.ts";

export type EditorUi = {
  readonly session: Session;
  readonly state: EditorState;
  readonly actions: EditorActions;
  readonly toasts: Toasts;
  readonly theme: Theme;
};

export const EditorContext = createContext<EditorUi | null>(null);

/** Throws outside `mountEditor`. */
export function useEditor(): EditorUi {
  const ui = useContext(EditorContext);
  if (!ui) throw new Error("useEditor: no EditorContext above this component");
  return ui;
}
