/** Parts of the editor's interface in happy-dom, on a document with the commands of the editor and without a canvas. */
import { within } from "@testing-library/preact";
import { type ComponentType, render } from "preact";
import { onTestFinished } from "vitest";
import { createActions } from "#client/editor/commands.ts";
import { createEditorState, type EditorState } from "#client/editor/editor-state.ts";
import { openDocument } from "#client/editor/open-document.ts";
import { createSession } from "#client/session/session.ts";
import { createToasts } from "#client/ui/context/toasts.ts";
import { EditorContext, type EditorUi } from "#client/ui/editor/editor-context.ts";
import { addCatalogue } from "#client/ui/i18n/translate.ts";
import { createTheme } from "#client/ui/saved/theme.ts";
import { createDocument } from "#editor/load.ts";
import texts from "#assets/lang/en/editor.json";
import { completeHappyDom } from "./happy-dom.ts";
import { type Page, rendered } from "./rendered-ui.ts";

export type RenderedEditor = EditorUi & {
  readonly page: Page;
  /** The file as it is now. */
  readonly file: () => Readonly<Record<string, unknown>>;
  /** The ids of a list's entries. */
  readonly ids: (list: "vertexes" | "segments" | "discs" | "joints" | "redSpawnPoints") => readonly string[];
  /** Selects the entries of a list and renders. */
  readonly select: (...ids: readonly string[]) => void;
};

/** Renders a part of the editor for a stadium file. It is removed at the end of the test. */
export function renderEditor(Part: ComponentType, value: object): RenderedEditor {
  completeHappyDom();
  document.documentElement.lang = "en";
  addCatalogue("en", { editor: texts });
  const open = openDocument(createDocument(value), (call) => call());
  const state: EditorState = createEditorState(open);
  const actions = createActions({ state, open, size: () => ({ width: 800, height: 600 }), finish: () => undefined });
  const ui: EditorUi = {
    ...{ state, actions, session: createSession(), toasts: createToasts() },
    theme: createTheme(document.documentElement),
  };
  const root = document.body.appendChild(document.createElement("main"));
  onTestFinished(() => {
    rendered(() => render(null, root));
    root.remove();
    open.close();
  });
  rendered(() =>
    render(
      <EditorContext.Provider value={ui}>
        <Part />
      </EditorContext.Provider>,
      root,
    ),
  );
  return {
    ...ui,
    page: within(document.body),
    file: () => open.content.value.snapshot.value,
    ids: (list) => open.content.value.snapshot.ids[list],
    select: (...ids) => rendered(() => actions.select(ids)),
  };
}
