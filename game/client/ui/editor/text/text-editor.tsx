/** The text field, notices about it, and what is wrong with the text or its stadium. */
import { effect } from "@preact/signals";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Button } from "../../component/button.tsx";
import { t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";
import { codePhrases } from "./code-phrases.ts";
import { ProblemList } from "./problem-list.tsx";
import { openTextSession, type TextSession } from "./text-session.ts";

export function TextEditor() {
  const ui = useEditor();
  const field = useRef<HTMLDivElement>(null);
  const hint = useId();
  const [session, setSession] = useState<TextSession>();
  useEffect(() => {
    const opened = openTextSession({ ui, parent: field.current!, describedBy: hint });
    const stop = effect(() => opened.setTexts({ name: t("editor.text.label"), phrases: codePhrases() }));
    setSession(opened);
    return () => {
      stop();
      opened.close();
    };
  }, []);
  const canEdit = ui.state.canEdit.value;
  return (
    <>
      <div class="code" ref={field} />
      {session && <TextNotices session={session} />}
      {session && <ProblemList problems={session.problems.value} onChoose={session.goTo} />}
      <p class="text-panel-hint" id={hint}>
        {canEdit ? t("editor.text.hint", { key: controlKey() }) : t("editor.text.readOnly")}
      </p>
    </>
  );
}

function TextNotices({ session }: { readonly session: TextSession }) {
  const isUnreadable = session.fault.value !== null;
  const hasConflicts = session.conflicts.value;
  return (
    <div role="status">
      {(isUnreadable || hasConflicts) && (
        <div class="text-panel-notice">
          <p>
            {isUnreadable && t("editor.text.unreadable")} {hasConflicts && t("editor.text.conflict")}
          </p>
          <Button size="small" onPress={session.reload}>
            {t("editor.text.reload")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The name of the key that CodeMirror's shortcuts are pressed with. */
function controlKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : t("keys.ctrl");
}
