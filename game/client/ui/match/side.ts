/** The two sides in words and colours. */
import type { Kit, RoomInfo } from "../../session/room.ts";
import type { WordKey } from "../words.ts";
import type { Side } from "./moment.ts";

type SideWords = { readonly name: WordKey; readonly goal: WordKey; readonly wins: WordKey; readonly kicksOff: WordKey };

export const SIDE_WORDS: Readonly<Record<Side, SideWords>> = {
  1: { name: "team.red", goal: "banner.goalRed", wins: "banner.redWins", kicksOff: "banner.redKicksOff" },
  2: { name: "team.blue", goal: "banner.goalBlue", wins: "banner.blueWins", kicksOff: "banner.blueKicksOff" },
};

/** Colours of a side that wears no kit. */
const PLAIN: Readonly<Record<Side, number>> = { 1: 0xe5484d, 2: 0x3b6cf6 };

/** A kit as a CSS background: equal stripes, turned by its angle. */
export function kitBackground(room: RoomInfo | null, side: Side): string {
  const kit = room && (side === 1 ? room.kits.red : room.kits.blue);
  const colors = kitColors(kit, side).map(cssColor);
  const share = 100 / colors.length;
  const stops = colors.map((color, i) => `${color} ${i * share}% ${(i + 1) * share}%`);
  return `linear-gradient(${90 + (kit?.angle ?? 0)}deg, ${stops.join(", ")})`;
}

export function kitText(room: RoomInfo | null, side: Side): string {
  const kit = room && (side === 1 ? room.kits.red : room.kits.blue);
  return cssColor(kit?.text ?? 0xffffff);
}

function kitColors(kit: Kit | null, side: Side): readonly number[] {
  return kit && kit.colors.length > 0 ? kit.colors : [PLAIN[side]];
}

function cssColor(rgb: number): string {
  return `#${(rgb & 0xffffff).toString(16).padStart(6, "0")}`;
}
