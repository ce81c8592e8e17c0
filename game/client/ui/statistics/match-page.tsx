/** The page of a finished match. */
import type { MatchSummary } from "../../session/match-summary.ts";
import { t } from "../i18n/translate.ts";
import { DateText } from "./date-text.tsx";
import { LoadState } from "./load-state.tsx";
import { MatchHead } from "./match-head.tsx";
import { ReplayLink } from "./replay-link.tsx";
import { MatchTable } from "./match-table.tsx";
import { useJson } from "./use-json.ts";
import { useTitle } from "../component/use-title.ts";

export function MatchPage({ id }: { readonly id: string }) {
  const state = useJson<MatchSummary>(`/api/matches/${encodeURIComponent(id)}`);
  useTitle(t("summary.title"));
  if (state.kind !== "loaded") return <LoadState state={state} missing="stats.noMatch" />;
  const match = state.body;
  return (
    <div class="card stats-card">
      <h1>{t("summary.title")}</h1>
      <MatchHead match={match}>
        <DateText at={match.endedAt} time />
        <ReplayLink match={match} />
      </MatchHead>
      <MatchTable match={match} />
    </div>
  );
}
