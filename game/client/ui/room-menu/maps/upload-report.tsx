/** The result of an upload, with the errors and warnings of the file. */
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-preact";
import type { Diagnostic } from "../../../session/stadium-card.ts";
import { Button } from "../../component/button.tsx";
import { Spinner } from "../../component/spinner.tsx";
import { t, type TextKey } from "../../i18n/translate.ts";
import type { Upload, UploadState } from "./upload.ts";

type Answer = Extract<UploadState, { kind: "answered" }>["answer"];

export function UploadReport({ upload }: { readonly upload: Upload }) {
  const state = upload.state.value;
  return (
    <div class="upload-report" role="status">
      {state.kind === "sending" && (
        <p class="upload-sending">
          <Spinner /> {t("maps.sending", { file: state.file })}
        </p>
      )}
      {state.kind === "answered" && (
        <div class={`upload-answer upload-${isSuccess(state.answer) ? "done" : "failed"}`}>
          <p class="upload-head">
            {isSuccess(state.answer) ? <CircleCheck /> : <CircleAlert />}
            <b>{titleOf(state.answer, state.file)}</b>
            <Button variant="quiet" size="small" onPress={() => upload.dismiss()}>
              {t("common.close")}
            </Button>
          </p>
          {state.answer.kind === "faulty" && <Diagnostics title="maps.errors" diagnostics={state.answer.errors} />}
          {"warnings" in state.answer && <Diagnostics title="maps.warnings" diagnostics={state.answer.warnings} />}
        </div>
      )}
    </div>
  );
}

function isSuccess({ kind }: Answer): boolean {
  return kind === "done" || kind === "proposed";
}

function titleOf(answer: Answer, file: string): string {
  switch (answer.kind) {
    case "done":
      return t("maps.done", { name: answer.name });
    case "proposed":
      return t("maps.proposed", { name: answer.name });
    case "faulty":
      return t("maps.faulty", { file });
    case "tooLarge":
      return t("maps.tooLarge", { file });
    case "refused":
      return t("maps.refused", { file });
    case "unreadable":
      return t("maps.unreadable", { file });
  }
}

/** Number of diagnostics that are listed; a broken file can have thousands. */
const LISTED_MAX = 50;

type DiagnosticsProps = { readonly title: TextKey; readonly diagnostics: readonly Diagnostic[] };

function Diagnostics({ title, diagnostics }: DiagnosticsProps) {
  if (diagnostics.length === 0) return null;
  const more = diagnostics.length - LISTED_MAX;
  return (
    <>
      <p class="diagnostics-title">
        {title === "maps.warnings" && <TriangleAlert />} {t(title, { count: diagnostics.length })}
      </p>
      <ul class="diagnostics" tabIndex={0} aria-label={t(title, { count: diagnostics.length })}>
        {diagnostics.slice(0, LISTED_MAX).map(({ path, message }, i) => (
          <li key={i}>
            <code>{path || t("maps.wholeFile")}</code> <span lang="en">{message}</span>
          </li>
        ))}
        {more > 0 && <li>{t("maps.more", { count: more })}</li>}
      </ul>
    </>
  );
}
