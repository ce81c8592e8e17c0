/** The big words across the pitch: goals, golden goal, time is up, and who won. */
import type { ComponentChildren } from "preact";
import type { GameInfo } from "../../session/room.ts";
import { t } from "../i18n/translate.ts";
import { momentOf, type Side } from "../game-state/game-phase.ts";
import { SIDE_WORDS } from "../team/team-style.ts";

export function Banner({ game }: { readonly game: GameInfo }) {
  const moment = momentOf(game);
  const score = <Result game={game} />;
  if (moment.kind === "goal") {
    return (
      <Band key="goal" look={moment.team} headline={t("banner.goal")}>
        {t(SIDE_WORDS[moment.team].goal)} {score}
      </Band>
    );
  }
  if (moment.kind === "golden") {
    return (
      <Band key="golden" look="golden" headline={t("banner.golden")} passing>
        {t("banner.goldenText")}
      </Band>
    );
  }
  if (moment.kind !== "end") return null;
  return (
    <>
      {moment.timeUp && <Band key="time" look="plain" headline={t("banner.timeUp")} passing />}
      <Band key="end" look={moment.winner} headline={t(SIDE_WORDS[moment.winner].wins)} late={moment.timeUp}>
        {t("banner.fullTime")} {score}
      </Band>
    </>
  );
}

function Result({ game }: { readonly game: GameInfo }) {
  return (
    <b class="band-score">
      {game.red}–{game.blue}
    </b>
  );
}

type BandProps = {
  readonly look: Side | "golden" | "plain";
  readonly headline: string;
  readonly children?: ComponentChildren;
  /** Goes by itself after a moment. */
  readonly passing?: boolean;
  /** Comes when a passing one has gone. */
  readonly late?: boolean;
};

function Band({ look, headline, children, passing = false, late = false }: BandProps) {
  const timing = passing ? "band-passing" : late ? "band-late" : "";
  return (
    <div class={`band band-${look} ${timing}`} aria-hidden="true">
      <div class="band-stripe">
        <p class="band-headline">{headline}</p>
        {children !== undefined && <p class="band-text">{children}</p>}
      </div>
    </div>
  );
}
