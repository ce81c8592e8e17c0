/** The two sides in words and colours. */
import { cssHex } from "#client/paint/color.ts";
import { kitOf } from "../../session/kit.ts";
import type { TeamId } from "../../session/player.ts";
import type { Kit, RoomInfo } from "../../session/room.ts";
import type { WordKey } from "../i18n/translate.ts";
import type { Side } from "../game-state/game-phase.ts";

type SideWords = { readonly name: WordKey; readonly goal: WordKey; readonly wins: WordKey; readonly kicksOff: WordKey };

export const SIDE_WORDS: Readonly<Record<Side, SideWords>> = {
  1: { name: "team.red", goal: "banner.goalRed", wins: "banner.redWins", kicksOff: "banner.redKicksOff" },
  2: { name: "team.blue", goal: "banner.goalBlue", wins: "banner.blueWins", kicksOff: "banner.blueKicksOff" },
};

/** Undefined for spectators. */
export function kitOfTeam(room: RoomInfo | null, team: TeamId): Kit | undefined {
  return team === 0 ? undefined : kitOf(room, team);
}

/** A kit as a CSS background: equal stripes, turned by its angle. */
export function kitBackground(room: RoomInfo | null, side: Side): string {
  const { angle, colors } = kitOf(room, side);
  const share = 100 / colors.length;
  const stops = colors.map((color, i) => `${cssHex(color)} ${i * share}% ${(i + 1) * share}%`);
  return `linear-gradient(${90 + angle}deg, ${stops.join(", ")})`;
}
