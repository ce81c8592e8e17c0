/** Goals and statistics of the recording. */
import { Dialog } from "../component/dialog.tsx";
import { Spinner } from "../component/spinner.tsx";
import type { ReplayStatistics } from "../../session/replay.ts";
import { kilometresPerHour } from "../game-state/goal-moment.ts";
import { t } from "../i18n/translate.ts";
import { MatchHead } from "../statistics/match-head.tsx";
import { MatchTable } from "../statistics/match-table.tsx";
import { BEFORE_GOAL } from "./commands.ts";
import { HeatMaps } from "./heat-maps.tsx";
import { useReplay } from "./replay-context.ts";
import { timeText } from "./time-text.ts";

export function StatisticsDialog() {
  const { state, statisticsOpen } = useReplay();
  if (!statisticsOpen.value) return null;
  const statistics = state.statistics.value;
  return (
    <Dialog name="match-summary" title={t("replay.statistics.title")} onClose={() => (statisticsOpen.value = false)}>
      {statistics === null ? (
        <p class="replay-loading" role="status">
          <Spinner /> {t("replay.statistics.counting")}
        </p>
      ) : (
        <Content statistics={statistics} />
      )}
    </Dialog>
  );
}

function Content({ statistics: { games, goals, heat } }: { readonly statistics: ReplayStatistics }) {
  if (games.length === 0) return <p>{t("replay.statistics.none")}</p>;
  return (
    <div class="replay-statistics">
      {goals.length > 0 && <Goals goals={goals} />}
      {games.map((match, i) => (
        <section key={i} aria-label={t("replay.statistics.game", { number: i + 1 })}>
          <MatchHead match={match} />
          <MatchTable match={match} />
          {heat[i] !== undefined && <HeatMaps heat={heat[i]} />}
        </section>
      ))}
    </div>
  );
}

/** The time of a goal is a button that jumps to it. */
function Goals({ goals }: Pick<ReplayStatistics, "goals">) {
  const { actions, statisticsOpen } = useReplay();
  const watch = (tick: number) => {
    statisticsOpen.value = false;
    actions.seek(tick - BEFORE_GOAL);
    actions.setPlaying(true);
  };
  const columns = ["time", "score", "scorer", "assist", "speed"] as const;
  return (
    <div class="match-table replay-goals" role="region" aria-label={t("replay.statistics.goals")} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{t("replay.statistics.goals")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`replay.statistics.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goals.map(({ tick, team, red, blue, scorer, assist, own, speed }) => (
            <tr key={tick} class={`match-row match-row-${team}`}>
              <td>
                <button
                  type="button"
                  class="replay-goal-time"
                  aria-label={t("replay.statistics.watch", { time: timeText(tick) })}
                  onClick={() => watch(tick)}
                >
                  {timeText(tick)}
                </button>
              </td>
              <td>
                {red}–{blue}
              </td>
              <th scope="row">
                <bdi>{scorer ?? "–"}</bdi>
                {own && ` (${t("replay.statistics.own")})`}
              </th>
              <td>
                <bdi>{assist ?? "–"}</bdi>
              </td>
              <td>{t("banner.speed", { speed: kilometresPerHour(speed) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
