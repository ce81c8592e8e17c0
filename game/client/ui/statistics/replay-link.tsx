/** The link from a match to the page that plays its recording. */
import { CirclePlay } from "lucide-preact";
import { replayPath } from "../../session/recording.ts";
import type { MatchSummary } from "../../session/match-summary.ts";
import { t } from "../i18n/translate.ts";

export function ReplayLink({ match: { recording } }: { readonly match: Pick<MatchSummary, "recording"> }) {
  if (recording === "") return null;
  return (
    <a class="match-page-link" href={replayPath(recording)} target="_blank" rel="noopener">
      {t("summary.replay")} <CirclePlay aria-hidden="true" />
    </a>
  );
}
