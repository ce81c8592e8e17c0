/** The result of a match above its table: score, outcome, map and length. */
import type { ComponentChildren } from "preact";
import type { MatchSummary } from "../../session/match-summary.ts";
import { clockText } from "../game-state/game-clock.ts";
import { t } from "../i18n/translate.ts";

export function MatchHead({
  match,
  children,
}: {
  readonly match: MatchSummary;
  readonly children?: ComponentChildren;
}) {
  const { red, blue, stadium, seconds, ladder } = match;
  return (
    <div class="match-head">
      <p class="match-score">
        <span class="visually-hidden">{t("summary.score", { red, blue })}</span>
        <b class="match-goals match-goals-1" aria-hidden="true">
          {red}
        </b>
        <span aria-hidden="true">–</span>
        <b class="match-goals match-goals-2" aria-hidden="true">
          {blue}
        </b>
      </p>
      <p class="match-facts">
        <b>{outcomeText(match)}</b>
        <span>{stadium}</span>
        <span>{clockText(Math.floor(seconds))}</span>
        {ladder !== "" && <span>{t("summary.rated")}</span>}
        {children}
      </p>
    </div>
  );
}

export function outcomeText({ ending, red, blue }: Pick<MatchSummary, "ending" | "red" | "blue">): string {
  if (ending === "stopped") return t("summary.stopped");
  if (ending === "forfeit") return t(red > blue ? "summary.redByForfeit" : "summary.blueByForfeit");
  if (red === blue) return t("summary.drawn");
  return t(red > blue ? "summary.redWon" : "summary.blueWon");
}
