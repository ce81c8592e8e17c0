/** Renders the page of the stadium editor. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/control.css";
import "../style/live.css";
import "../style/editor.css";
import "../style/editor-text.css";
import "../style/editor-panel.css";
import { effect, signal, untracked } from "@preact/signals";
import { render } from "preact";
import texts from "#assets/lang/en/editor.json";
import { ToastsContext } from "../context/toasts-context.ts";
import { addCatalogue } from "../i18n/translate.ts";
import { EditorApp } from "./editor-app.tsx";
import { type EditorPanel, PageContext, type PageUi } from "./page-context.ts";
import { keepDraft } from "./text/text-drafts.ts";

export function mountEditor(
  parent: HTMLElement,
  parts: Pick<
    PageUi,
    | "session"
    | "page"
    | "keyboard"
    | "heldKeys"
    | "loadPart"
    | "library"
    | "included"
    | "loadVersion"
    | "toasts"
    | "theme"
  >,
): void {
  addCatalogue("en", { editor: texts });
  const ui: PageUi = {
    ...parts,
    panel: signal<EditorPanel>("properties"),
    panelShown: signal(false),
    keysShown: signal(false),
  };
  showDrafts(ui);
  render(
    <PageContext.Provider value={ui}>
      <ToastsContext.Provider value={ui.toasts}>
        <EditorApp />
      </ToastsContext.Provider>
    </PageContext.Provider>,
    parent,
  );
}

/** Shows the text of a file that cannot be read in the text panel of its new document. */
function showDrafts({ page, panel, panelShown }: PageUi): void {
  effect(() => {
    const open = page.open.value;
    if (open?.draft === undefined) return;
    const { state, actions } = open.editor;
    keepDraft(state, { text: open.draft, base: untracked(actions.text) });
    panel.value = "text";
    panelShown.value = true;
  });
}
