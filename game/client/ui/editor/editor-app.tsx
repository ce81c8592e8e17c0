/** The start screen, or the editor of the open document. A file can be dropped on both. */
import { untracked, useSignalEffect } from "@preact/signals";
import { Upload } from "lucide-preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { watchFileDrops } from "../component/file-drops.ts";
import { ToastStack } from "../component/toast-stack.tsx";
import { t } from "../i18n/translate.ts";
import { EditorContext, type EditorUi } from "./editor-context.ts";
import { EditorScreen } from "./editor-screen.tsx";
import { usePage } from "./page-context.ts";
import { problemText } from "./problem-text.ts";
import { StartScreen } from "./start-screen.tsx";

export function EditorApp() {
  const { page, toasts } = usePage();
  const [over, setOver] = useState(false);
  const open = page.open.value;
  useEffect(() => watchFileDrops(document.body, setOver, (file) => void page.openFile(file)), []);
  useSignalEffect(() => {
    const title = page.open.value?.title.value ?? "";
    document.title = `${title === "" ? t("editor.title") : title} · ${t("common.name")}`;
  });
  // A document that is open stays open, and the problem is shown for a moment.
  useSignalEffect(() => {
    const problem = page.problem.value;
    if (problem !== null && page.open.peek() !== null) untracked(() => toasts.show(problemText(problem)));
  });
  return (
    <>
      {open === null ? <StartScreen /> : <OpenScreen key={open.id} open={open} />}
      <div class="drop-zone editor-drop" aria-hidden="true" hidden={!over}>
        <Upload />
        <p>{t("editor.start.drop")}</p>
      </div>
      <ToastStack toasts={toasts} />
    </>
  );
}

function OpenScreen({ open }: { readonly open: OpenEditor }) {
  const { session, toasts, theme } = usePage();
  const ui = useMemo<EditorUi>(() => {
    const { state, actions } = open.editor;
    return { session, toasts, theme, state, actions };
  }, [open]);
  return (
    <EditorContext.Provider value={ui}>
      <EditorScreen open={open} />
    </EditorContext.Provider>
  );
}
