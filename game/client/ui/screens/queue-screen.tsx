/** Shown while the player waits for a ranked match. */
import { useComputed } from "@preact/signals";
import type { Screen } from "../../session/screen.ts";
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { useNow } from "../component/use-now.ts";
import { useUi } from "../context/ui-context.ts";
import { clockText } from "../game-state/game-clock.ts";
import { t } from "../i18n/translate.ts";
import { PageFrame } from "./page-frame.tsx";

export function QueueScreen({ screen }: { readonly screen: Extract<Screen, { kind: "queue" }> }) {
  const { actions } = useUi();
  const { mode, since, waiting, estimateS } = screen;
  const now = useNow();
  const elapsed = useComputed(() => clockText(Math.max(0, Math.floor((now.value - since) / 1000))));
  return (
    <PageFrame>
      <div class="joining">
        <Spinner />
        <h1>{t("ranked.searching")}</h1>
        <p class="lead">{t(`stats.ladder.${mode}`)}</p>
        <p class="queue-clock">
          <span class="visually-hidden">{t("ranked.elapsed")}</span> <span role="timer">{elapsed}</span>
        </p>
        {/* The clock is not announced every second; the queue is, when it changes. */}
        <p role="status" class="field-note">
          {t("ranked.waiting", { count: waiting })}
          {estimateS !== null && ` ${t("ranked.estimate", { clock: clockText(estimateS) })}`}
        </p>
        <p class="field-note">{t("ranked.rules")}</p>
      </div>
      <Button autoFocus onPress={() => actions.leave()}>
        {t("common.cancel")}
      </Button>
    </PageFrame>
  );
}
