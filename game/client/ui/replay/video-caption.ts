/** What is drawn over the pictures of a video: the texts of scoreboard and banners at the shown moment. Pure. */
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import { kitOf } from "../../session/kit.ts";
import type { GameInfo, RoomInfo } from "../../session/room.ts";
import type { VideoCaption } from "../../session/video.ts";
import { clockText } from "../game-state/game-clock.ts";
import { phaseOf } from "../../session/game-phase.ts";
import { GOAL_TEXTS, resultText } from "../hud/banner-texts.ts";
import { t } from "../i18n/translate.ts";
import { TEAM_NAMES } from "../team/team-style.ts";

export function videoCaption(title: string, game: GameInfo | null, room: RoomInfo | null): VideoCaption {
  const names = { title, brand: t("common.name") };
  if (game === null) return { ...names, score: null, banner: null };
  const side = (team: SideId, goals: number) => ({ name: t(TEAM_NAMES[team]), goals, kit: kitOf(room, team) });
  const score = { red: side(RED_TEAM, game.red), blue: side(BLUE_TEAM, game.blue), clock: clockText(game.seconds) };
  return { ...names, score, banner: bannerOf(game) };
}

function bannerOf(game: GameInfo): VideoCaption["banner"] {
  const phase = phaseOf(game);
  const result = `${game.red}–${game.blue}`;
  if (game.paused) return { headline: t("banner.paused"), text: "", side: null };
  if (phase.kind === "goal") {
    return { headline: t("banner.goal"), text: `${t(GOAL_TEXTS[phase.team])} ${result}`, side: phase.team };
  }
  if (phase.kind !== "end") return null;
  return { headline: t(resultText(phase.winner)), text: `${t("banner.fullTime")} ${result}`, side: phase.winner };
}
