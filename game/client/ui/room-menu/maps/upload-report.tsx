/** What became of an upload: done, or what is wrong with the file and where. */
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-preact";
import type { Finding } from "../../../session/stadium-card.ts";
import { Button } from "../../component/button.tsx";
import { Rolling } from "../../component/spinner.tsx";
import { usePanel } from "../players/players-context.ts";
import { t, type WordKey } from "../../i18n/translate.ts";
import type { UploadState } from "./upload.ts";

type Answer = Extract<UploadState, { kind: "answered" }>["answer"];

export function UploadReport() {
  const { upload } = usePanel();
  const state = upload.state.value;
  return (
    <div class="upload-report" role="status">
      {state.kind === "sending" && (
        <p class="upload-sending">
          <Rolling /> {t("maps.sending", { file: state.file })}
        </p>
      )}
      {state.kind === "answered" && (
        <div class={`upload-answer upload-${isGood(state.answer) ? "done" : "failed"}`}>
          <p class="upload-head">
            {isGood(state.answer) ? <CircleCheck /> : <CircleAlert />}
            <b>{headOf(state.answer, state.file)}</b>
            <Button look="quiet" size="small" onPress={() => upload.dismiss()}>
              {t("common.close")}
            </Button>
          </p>
          {state.answer.kind === "faulty" && <Findings title="maps.errors" findings={state.answer.errors} />}
          {"warnings" in state.answer && <Findings title="maps.warnings" findings={state.answer.warnings} />}
        </div>
      )}
    </div>
  );
}

function isGood({ kind }: Answer): boolean {
  return kind === "done" || kind === "proposed";
}

function headOf(answer: Answer, file: string): string {
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

/** The first ones tell enough; a broken file can have thousands. */
const SHOWN_MAX = 50;

type FindingsProps = { readonly title: WordKey; readonly findings: readonly Finding[] };

function Findings({ title, findings }: FindingsProps) {
  if (findings.length === 0) return null;
  const hidden = findings.length - SHOWN_MAX;
  return (
    <>
      <p class="findings-title">
        {title === "maps.warnings" && <TriangleAlert />} {t(title, { count: findings.length })}
      </p>
      <ul class="findings" tabIndex={0} aria-label={t(title, { count: findings.length })}>
        {findings.slice(0, SHOWN_MAX).map(({ path, message }, i) => (
          <li key={i}>
            <code>{path || t("maps.wholeFile")}</code> <span>{message}</span>
          </li>
        ))}
        {hidden > 0 && <li>{t("maps.more", { count: hidden })}</li>}
      </ul>
    </>
  );
}
