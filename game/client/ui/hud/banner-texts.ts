/** Texts of the banners and the scoreboard per side. */
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import type { TextKey } from "../i18n/translate.ts";

type SideTexts = Readonly<Record<SideId, TextKey>>;

export const GOAL_TEXTS: SideTexts = { [RED_TEAM]: "banner.goalRed", [BLUE_TEAM]: "banner.goalBlue" };
const WIN_TEXTS: SideTexts = { [RED_TEAM]: "banner.redWins", [BLUE_TEAM]: "banner.blueWins" };
export const KICK_OFF_TEXTS: SideTexts = { [RED_TEAM]: "banner.redKicksOff", [BLUE_TEAM]: "banner.blueKicksOff" };

/** The result of a game; null: a draw. */
export function resultText(winner: SideId | null): TextKey {
  return winner === null ? "banner.draw" : WIN_TEXTS[winner];
}
