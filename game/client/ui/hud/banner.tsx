/** Banners across the pitch: goals, golden goal, time up and the result. Hidden from screen readers (announcer.tsx). */
import type { ComponentChildren } from "preact";
import type { SideId } from "#room/team.ts";
import type { GameInfo } from "../../session/room.ts";
import { phaseOf } from "../game-state/game-phase.ts";
import { t } from "../i18n/translate.ts";
import { GOAL_TEXTS, resultText } from "./banner-texts.ts";

export function Banner({ game }: { readonly game: GameInfo }) {
  const phase = phaseOf(game);
  const score = <Result game={game} />;
  if (phase.kind === "goal") {
    return (
      <Band key="goal" variant={phase.team} headline={t("banner.goal")}>
        {t(GOAL_TEXTS[phase.team])} {score}
      </Band>
    );
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
