/** Texts that are not applied to their documents, while the text panel is not shown. */
import type { EditorState } from "../../../editor/editor-state.ts";
import type { Draft } from "./text-sync.ts";

const drafts = new WeakMap<EditorState, Draft>();

/** The text panel shows it when it is opened next. */
export function keepDraft(state: EditorState, draft: Draft): void {
  drafts.set(state, draft);
}

/** Returns the draft once. */
export function takeDraft(state: EditorState): Draft | undefined {
  const draft = drafts.get(state);
  drafts.delete(state);
  return draft;
}
