/** The banners as text for screen readers. */
import { useUi } from "../context/ui-context.ts";
import { hasLastMinuteBegun } from "../game-state/game-clock.ts";
import { goalMoment } from "../game-state/goal-moment.ts";
import { phaseOf } from "../../session/game-phase.ts";
import { t } from "../i18n/translate.ts";
import { GOAL_TEXTS, resultText, scorerText } from "./banner-texts.ts";

export function Announcer() {
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {useAnnouncement()}
    </p>
  );
}

function useAnnouncement(): string {
  const { session } = useUi();
  const game = session.game.value;
  const phase = phaseOf(game);
  if (!game) return "";
  if (game.paused) return game.resumeSeconds > 0 ? String(game.resumeSeconds) : t("banner.paused");
  const score = t("match.score", { red: game.red, blue: game.blue });
  if (phase.kind === "goal") {
    const moment = goalMoment(session.goals.value, game);
    const scorer = moment === undefined || moment.scorer === "" ? t(GOAL_TEXTS[phase.team]) : scorerText(moment);
    return [t("banner.goal"), scorer, score].join(" ");
  }
  if (hasLastMinuteBegun(game)) return t("banner.lastMinute");
  if (phase.kind === "end") return `${t(resultText(phase.winner))} ${score}`;
  if (phase.kind === "golden") return t("banner.golden");
  return "";
}
