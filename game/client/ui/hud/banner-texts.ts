/** Texts of the banners and the scoreboard per side. */
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import type { GoalMoment } from "../game-state/goal-moment.ts";
import { t, type TextKey } from "../i18n/translate.ts";

type SideTexts = Readonly<Record<SideId, TextKey>>;

export const GOAL_TEXTS: SideTexts = { [RED_TEAM]: "banner.goalRed", [BLUE_TEAM]: "banner.goalBlue" };
const WIN_TEXTS: SideTexts = { [RED_TEAM]: "banner.redWins", [BLUE_TEAM]: "banner.blueWins" };
export const KICK_OFF_TEXTS: SideTexts = { [RED_TEAM]: "banner.redKicksOff", [BLUE_TEAM]: "banner.blueKicksOff" };

/** The result of a game; null: a draw. */
export function resultText(winner: SideId | null): TextKey {
  return winner === null ? "banner.draw" : WIN_TEXTS[winner];
}

export const SPECIAL_TEXTS: Readonly<Record<NonNullable<GoalMoment["special"]>, TextKey>> = {
  hatTrick: "banner.hatTrick",
  comeback: "banner.comeback",
  equaliser: "banner.equaliser",
};

export function scorerText({ scorer, own }: GoalMoment): string {
  return own ? t("banner.own", { name: scorer }) : scorer;
}

/** Assist and speed, as far as the goal has them. */
export function detailsOf({ assist, speed }: GoalMoment): readonly string[] {
  const shot = t("banner.speed", { speed });
  return assist === "" ? [shot] : [t("banner.assist", { name: assist }), shot];
}
