/** Tells those who listen instead of look what the banners show. */
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { momentOf } from "../game-state/game-phase.ts";
import { SIDE_WORDS } from "../team/team-style.ts";

export function Announcer() {
  return (
    <p class="unseen" role="status" aria-live="polite">
      {useAnnouncement()}
    </p>
  );
}

function useAnnouncement(): string {
  const { session } = useUi();
  const game = session.game.value;
  const moment = momentOf(game);
  if (!game) return "";
  if (game.paused) return t("banner.paused");
  const score = t("match.score", { red: game.red, blue: game.blue });
  if (moment.kind === "goal") return `${t("banner.goal")} ${t(SIDE_WORDS[moment.team].goal)} ${score}`;
  if (moment.kind === "end") return `${t(SIDE_WORDS[moment.winner].wins)} ${score}`;
  if (moment.kind === "golden") return t("banner.golden");
  return "";
}
