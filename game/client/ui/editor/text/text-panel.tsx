/** The text of the stadium's file in step with the document. The text field is in a file of its own, which is loaded here. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../component/button.tsx";
import type { LoadPart } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";

type TextPanelProps = {
  /** Loads a file of the page, with several attempts. */
  readonly loadPart: LoadPart;
};

let TextEditor: ComponentType | undefined;

/** Needs an `EditorContext` above it. */
export function TextPanel({ loadPart }: TextPanelProps) {
  const [, setLoaded] = useState(TextEditor !== undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (TextEditor !== undefined || failed) return;
    let mounted = true;
    loadPart(() => import("./text-editor.tsx")).then(
      (part) => {
        TextEditor = part.TextEditor;
        if (mounted) setLoaded(true);
      },
      () => mounted && setFailed(true),
    );
    return () => void (mounted = false);
  }, [failed]);
  return (
    <section class="text-panel" aria-label={t("editor.text.title")}>
      {TextEditor !== undefined ? (
        <TextEditor />
      ) : failed ? (
        <div class="text-panel-notice" role="alert">
          <p>{t("editor.text.failed")}</p>
          <Button size="small" onPress={() => setFailed(false)}>
            {t("editor.text.retry")}
          </Button>
        </div>
      ) : (
        <p class="text-panel-loading" role="status">
          {t("editor.text.loading")}
        </p>
      )}
    </section>
  );
}
