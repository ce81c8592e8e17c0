/** What a page shows while its data loads, and when there is none. */
import { RotateCcw } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { t, type TextKey } from "../i18n/translate.ts";
import type { Loading } from "./use-json.ts";

type LoadStateProps = {
  readonly state: Exclude<Loading<unknown>, { kind: "loaded" }>;
  /** Text for an address under which there is nothing. */
  readonly missing: TextKey;
};

export function LoadState({ state, missing }: LoadStateProps) {
  if (state.kind === "loading") {
    return (
      <div class="card stats-state" role="status">
        <Spinner />
        <span class="visually-hidden">{t("stats.loading")}</span>
      </div>
    );
  }
  return (
    <div class="card stats-state" role="alert">
      <h1>{t(state.kind === "missing" ? missing : "stats.failed")}</h1>
      {state.kind === "failed" && (
        <Button icon={<RotateCcw />} onPress={state.retry}>
          {t("common.retry")}
        </Button>
      )}
      {state.kind === "missing" && (
        <a class="button button-plain" href="/leaderboards">
          <span>{t("stats.leaderboards")}</span>
        </a>
      )}
    </div>
  );
}
