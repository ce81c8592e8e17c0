/** The page before a recording is open: where to drop or choose a file, and why one could not be opened. */
import { CircleAlert, FileVideo, FolderOpen } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { ReplayProblem } from "../../session/replay.ts";
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { PageHead } from "../component/page-head.tsx";
import { FileInput } from "../component/file-input.tsx";
import { t } from "../i18n/translate.ts";
import { RecentRecordings } from "./recent-recordings.tsx";
import { useReplay } from "./replay-context.ts";

export function OpenScreen() {
  const { state, theme } = useReplay();
  return (
    <div class="live">
      <PageHead>
        <ThemeButton theme={theme} variant="glass" />
      </PageHead>
      <main class="replay-open">
        <div class="card">
          <FileVideo class="replay-open-icon" aria-hidden="true" />
          <h1>{t("replay.openTitle")}</h1>
          <p>{t("replay.openText")}</p>
          {state.loading.value ? (
            <p class="replay-loading" role="status">
              <Spinner /> {t("replay.loading")}
            </p>
          ) : (
            <ChooseFile />
          )}
          {state.problem.value && <Problem problem={state.problem.value} />}
          <p class="field-note">{t("replay.private")}</p>
        </div>
        <RecentRecordings />
      </main>
    </div>
  );
}

function ChooseFile() {
  const { actions } = useReplay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <FileInput input={input} label={t("replay.choose")} accept=".hbr2" onFile={(file) => actions.openFile(file)} />
      <Button variant="primary" size="large" icon={<FolderOpen />} onPress={() => input.current?.click()}>
        {t("replay.choose")}
      </Button>
    </>
  );
}

export function Problem({ problem }: { readonly problem: ReplayProblem }) {
  return (
    <p class="replay-problem" role="alert">
      <CircleAlert aria-hidden="true" />
      <span>{problemText(problem)}</span>
    </p>
  );
}

export function problemText(problem: ReplayProblem): string {
  switch (problem.kind) {
    case "refused":
      return t("replay.problem.refused", { file: problem.file, message: problem.message });
    case "tooLarge":
      return t("replay.problem.tooLarge", { file: problem.file });
    case "unreadable":
      return t("replay.problem.unreadable", { file: problem.file });
    case "missing":
      return t("replay.problem.missing", { code: problem.code });
    case "unreachable":
      return t("replay.problem.unreachable");
    case "noWebgl":
      return t("replay.problem.noWebgl");
  }
}
