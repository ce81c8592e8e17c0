/** Names and kits of the teams. */
import { cssHex } from "#client/paint/color.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, type SideId } from "#room/team.ts";
import { kitOf } from "../../session/kit.ts";
import type { TeamId } from "../../session/player.ts";
import type { Kit, RoomInfo } from "../../session/room.ts";
import type { TextKey } from "../i18n/translate.ts";

export const TEAM_NAMES: Readonly<Record<TeamId, TextKey>> = {
  [SPECTATORS]: "team.spectators",
  [RED_TEAM]: "team.red",
  [BLUE_TEAM]: "team.blue",
};

/** Undefined for spectators. */
export function kitOfTeam(room: Pick<RoomInfo, "kits"> | null, team: TeamId): Kit | undefined {
  return team === SPECTATORS ? undefined : kitOf(room, team);
}

/** A kit as a CSS background: equal stripes, turned by its angle. */
export function kitBackground(room: Pick<RoomInfo, "kits"> | null, side: SideId): string {
  const { angle, colors } = kitOf(room, side);
  const share = 100 / colors.length;
  const stops = colors.map((color, i) => `${cssHex(color)} ${i * share}% ${(i + 1) * share}%`);
  return `linear-gradient(${90 + angle}deg, ${stops.join(", ")})`;
}
