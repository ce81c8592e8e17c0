/** Below the banner of full time: the best players on a podium, the teams compared, and when the next match begins. */
import { Users } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { NEXT_GAME_SECONDS } from "#room/automatic-start.ts";
import { isTeam } from "#room/team.ts";
import type { MatchPlayer, MatchSummary } from "../../session/match-summary.ts";
import { Button } from "../component/button.tsx";
import { useNow } from "../component/use-now.ts";
import { useUi } from "../context/ui-context.ts";
import { phaseOf } from "../../session/game-phase.ts";
import { t } from "../i18n/translate.ts";
import { playerName } from "../statistics/columns.ts";
import { bestPlayers, teamFigures, type TeamFigure } from "../statistics/podium.ts";
import { KitDisc } from "../team/kit-disc.tsx";
import { kitOfTeam } from "../team/team-style.ts";

export function FullTime() {
  const { session } = useUi();
  const game = session.game.value;
  const match = session.summary.value;
  const isOver = phaseOf(game).kind === "end";
  if (!isOver || match === null || match.red !== game?.red || match.blue !== game.blue) return null;
  return <Results match={match} />;
}

function Results({ match }: { readonly match: MatchSummary }) {
  const best = bestPlayers(match, 3);
  return (
    <section class="full-time" aria-label={t("fullTime.title")}>
      {best.length > 0 && (
        <ol class="podium">
          {best.map((player, i) => (
            <Place key={`${player.team} ${player.name}`} player={player} place={i + 1} />
          ))}
        </ol>
      )}
      <TeamTable figures={teamFigures(match)} />
      <div class="full-time-foot">
        <NextMatch />
        <ArrangeTeams />
      </div>
    </section>
  );
}

function Place({ player, place }: { readonly player: MatchPlayer; readonly place: number }) {
  const room = useUi().session.room.value;
  const { team } = player;
  const kit = isTeam(team) ? kitOfTeam(room, team) : undefined;
  return (
    <li class={`podium-place podium-place-${place}`}>
      {place === 1 && <span class="podium-best">{t("fullTime.best")}</span>}
      <KitDisc kit={kit} label={String(place)} size="large" />
      <b class="podium-name">{playerName(player)}</b>
      <span class="podium-figures">{figuresOf(player).join(" · ")}</span>
    </li>
  );
}

/** At most two figures, the most important first. */
function figuresOf({ goals, assists, saves, shots, passes }: MatchPlayer): readonly string[] {
  const texts = [
    goals > 0 && t("fullTime.goals", { count: goals }),
    assists > 0 && t("fullTime.assists", { count: assists }),
    saves > 0 && t("fullTime.saves", { count: saves }),
    shots > 0 && t("fullTime.shots", { count: shots }),
    passes > 0 && t("fullTime.passes", { count: passes }),
  ];
  return texts.filter((text) => text !== false).slice(0, 2);
}

function TeamTable({ figures }: { readonly figures: readonly TeamFigure[] }) {
  return (
    <table class="team-figures">
      <caption class="visually-hidden">{t("fullTime.teams")}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t("team.red")}</th>
          <td />
          <th scope="col">{t("team.blue")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ name, red, blue }) => (
          <tr key={name}>
            <td class={red > blue ? "team-figure-more" : undefined}>{figureText(name, red)}</td>
            <th scope="row">{t(`statistic.${name}`)}</th>
            <td class={blue > red ? "team-figure-more" : undefined}>{figureText(name, blue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function figureText(name: TeamFigure["name"], value: number): string | number {
  return name === "possession" ? t("statistic.percent", { value }) : value;
}

/** For those that arrange the teams between two games. */
function ArrangeTeams() {
  const { session, menuOpen } = useUi();
  if (!session.rights.value.arrange) return null;
  return (
    <Button size="small" icon={<Users />} onPress={() => (menuOpen.value = true)}>
      {t("fullTime.arrange")}
    </Button>
  );
}

/** In rooms whose games start by themselves. */
function NextMatch() {
  const room = useUi().session.room.value;
  const now = useNow();
  const start = useMemo(() => Date.now() + 1000 * NEXT_GAME_SECONDS, []);
  const seconds = Math.ceil((start - now.value) / 1000);
  if (room?.ranked === true || room?.scripted === true || seconds <= 0) return null;
  return <p class="next-match">{t("fullTime.next", { count: seconds })}</p>;
}
