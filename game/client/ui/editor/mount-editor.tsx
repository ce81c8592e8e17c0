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
import { signal } from "@preact/signals";
import { render } from "preact";
import texts from "#assets/lang/en/editor.json";
import { ToastsContext } from "../context/toasts-context.ts";
import { addCatalogue } from "../i18n/translate.ts";
import { EditorApp } from "./editor-app.tsx";
import { type EditorPanel, PageContext, type PageUi } from "./page-context.ts";

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
  render(
    <PageContext.Provider value={ui}>
      <ToastsContext.Provider value={ui.toasts}>
        <EditorApp />
      </ToastsContext.Provider>
    </PageContext.Provider>,
    parent,
  );
}
