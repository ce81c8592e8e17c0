/** The last finished game of the room: opened at full time and from the room menu. */
import { SquareArrowOutUpRight } from "lucide-preact";
import { Dialog } from "../component/dialog.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { MatchHead } from "./match-head.tsx";
import { ReplayLink } from "./replay-link.tsx";
import { MatchTable } from "./match-table.tsx";

export function MatchSummaryDialog() {
  const { session, summaryOpen } = useUi();
  const match = session.summary.value;
  if (match === null || !summaryOpen.value) return null;
  return (
    <Dialog name="match-summary" title={t("summary.title")} onClose={() => (summaryOpen.value = false)}>
      <MatchHead match={match}>
        <ReplayLink match={match} />
        <a class="match-page-link" href={`/m/${match.id}`} target="_blank" rel="noopener">
          {t("summary.page")} <SquareArrowOutUpRight aria-hidden="true" />
        </a>
      </MatchHead>
      <MatchTable match={match} />
    </Dialog>
  );
}
