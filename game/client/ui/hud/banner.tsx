/** Banners across the pitch: goals, golden goal, time up and the result. Hidden from screen readers (announcer.tsx). */
import type { ComponentChildren } from "preact";
import type { SideId } from "#room/team.ts";
import type { GoalNotice } from "../../session/goals.ts";
import type { GameInfo } from "../../session/room.ts";
import { hasLastMinuteBegun } from "../game-state/game-clock.ts";
import { goalMoment, type GoalMoment } from "../game-state/goal-moment.ts";
import { phaseOf } from "../../session/game-phase.ts";
import { t } from "../i18n/translate.ts";
import { detailsOf, GOAL_TEXTS, resultText, scorerText, SPECIAL_TEXTS } from "./banner-texts.ts";

type BannerProps = {
  readonly game: GameInfo;
  /** Of the game, as far as the page has seen them. */
  readonly goals: readonly GoalNotice[];
};

export function Banner({ game, goals }: BannerProps) {
  const phase = phaseOf(game);
  const score = <Result game={game} />;
  if (phase.kind === "goal") {
    return (
      <Band key="goal" variant={phase.team} headline={t("banner.goal")}>
        <GoalText moment={goalMoment(goals, game)} team={phase.team}>
          {score}
        </GoalText>
      </Band>
    );
  }
  if (hasLastMinuteBegun(game)) {
    return <Band key="last" variant="golden" headline={t("banner.lastMinute")} timing="brief" />;
  }
  if (phase.kind === "golden") {
    return (
      <Band key="golden" variant="golden" headline={t("banner.golden")} timing="brief">
        {t("banner.goldenText")}
      </Band>
    );
  }
  if (phase.kind !== "end") return null;
  return (
    <>
      {phase.timeUp && <Band key="time" variant="plain" headline={t("banner.timeUp")} timing="brief" />}
      <Band
        key="end"
        variant={phase.winner ?? "plain"}
        headline={t(resultText(phase.winner))}
        timing={phase.timeUp ? "delayed" : "lasting"}
      >
        {t("banner.fullTime")} {score}
      </Band>
    </>
  );
}

type GoalTextProps = {
  readonly moment: GoalMoment | undefined;
  readonly team: SideId;
  readonly children: ComponentChildren;
};

/** Scorer, assist and speed of the ball; the team alone on pages that do not get them. */
function GoalText({ moment, team, children }: GoalTextProps) {
  if (moment === undefined || moment.scorer === "") {
    return (
      <>
        {t(GOAL_TEXTS[team])} {children}
      </>
    );
  }
  return (
    <>
      <span class="band-name">{scorerText(moment)}</span> {children}
      <span class="band-details">{detailsOf(moment).join(" · ")}</span>
      {moment.special !== undefined && <span class="band-special">{t(SPECIAL_TEXTS[moment.special])}</span>}
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
  readonly variant: SideId | "golden" | "plain";
  readonly headline: string;
  readonly children?: ComponentChildren;
  /** "brief": disappears after a moment; "delayed": appears when a brief band has disappeared. */
  readonly timing?: "lasting" | "brief" | "delayed";
};

function Band({ variant, headline, children, timing = "lasting" }: BandProps) {
  return (
    <div class={`band band-${variant} band-${timing}`} aria-hidden="true">
      <div class="band-stripe">
        <p class="band-headline">{headline}</p>
        {children !== undefined && <p class="band-text">{children}</p>}
      </div>
    </div>
  );
}
