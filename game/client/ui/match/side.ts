/** The two sides in words and colours. */
import type { TeamId } from "../../session/player.ts";
import type { Kit, RoomInfo } from "../../session/room.ts";
import { cssColor } from "../kits/color.ts";
import type { WordKey } from "../words.ts";
import type { Side } from "./moment.ts";

type SideWords = { readonly name: WordKey; readonly goal: WordKey; readonly wins: WordKey; readonly kicksOff: WordKey };

export const SIDE_WORDS: Readonly<Record<Side, SideWords>> = {
  1: { name: "team.red", goal: "banner.goalRed", wins: "banner.redWins", kicksOff: "banner.redKicksOff" },
  2: { name: "team.blue", goal: "banner.goalBlue", wins: "banner.blueWins", kicksOff: "banner.blueKicksOff" },
};

/** Of a side that wears no kit. */
const PLAIN: Readonly<Record<Side, Kit>> = {
  1: { angle: 0, text: 0xffffff, colors: [0xe5484d] },
  2: { angle: 0, text: 0xffffff, colors: [0x3b6cf6] },
};

/** What a side wears, with one colour at least. */
export function kitOf(room: RoomInfo | null, side: Side): Kit {
  const kit = side === 1 ? room?.kits.red : room?.kits.blue;
  return kit !== undefined && kit.colors.length > 0 ? kit : PLAIN[side];
}

/** The same for whoever may be in no team: spectators wear nothing. */
export function kitOfTeam(room: RoomInfo | null, team: TeamId): Kit | undefined {
  return team === 0 ? undefined : kitOf(room, team);
}

/** A kit as a CSS background: equal stripes, turned by its angle. */
export function kitBackground(room: RoomInfo | null, side: Side): string {
  const { angle, colors } = kitOf(room, side);
  const share = 100 / colors.length;
  const stops = colors.map((color, i) => `${cssColor(color)} ${i * share}% ${(i + 1) * share}%`);
  return `linear-gradient(${90 + angle}deg, ${stops.join(", ")})`;
}
