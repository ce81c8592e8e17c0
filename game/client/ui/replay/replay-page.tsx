/** The page of recordings. A file can be dropped on it at any time. */
import { untracked, useSignalEffect } from "@preact/signals";
import { Upload } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { watchFileDrops } from "../component/file-drops.ts";
import { ToastStack } from "../component/toast-stack.tsx";
import { t } from "../i18n/translate.ts";
import { OpenScreen, problemText } from "./open-screen.tsx";
import { useReplay } from "./replay-context.ts";
import { ReplayScreen } from "./replay-screen.tsx";

export function ReplayPage() {
  const { state, actions, toasts } = useReplay();
  const [over, setOver] = useState(false);
  const open = state.open.value;
  useEffect(() => watchFileDrops(document.body, setOver, actions.openFile), []);
  useSignalEffect(() => {
    document.title = `${state.open.value?.title || state.open.value?.file || t("replay.title")} · ${t("common.name")}`;
  });
  // A recording that is open stays open, and the problem is shown for a moment.
  useSignalEffect(() => {
    const problem = state.problem.value;
    if (problem !== null && state.open.peek() !== null) untracked(() => toasts.show(problemText(problem)));
  });
  return (
    <>
      {open === null ? <OpenScreen /> : <ReplayScreen key={open} open={open} />}
      <div class="drop-zone replay-drop" aria-hidden="true" hidden={!over}>
        <Upload />
        <p>{t("replay.drop")}</p>
      </div>
      <ToastStack toasts={toasts} />
    </>
  );
}
