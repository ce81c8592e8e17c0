/** Rights of members that are not admins, which the script of a room gives. Admins have all. */
import type { SettingName } from "./settings.ts";

/**
 * "start": start, stop and pause games; "teams": move members, arrange and lock teams; "stadium": stadium, kits, limits;
 * "moderate": kick, ban, mute, lock the chat; "settings": name, password, places.
 */
export const ROOM_RIGHTS = ["start", "teams", "stadium", "moderate", "settings"] as const;
export type RoomRight = (typeof ROOM_RIGHTS)[number];

/** The rights as bits, the first of ROOM_RIGHTS is bit 0. Other texts are left out. */
export function rightBits(rights: readonly string[]): number {
  return ROOM_RIGHTS.reduce((bits, right, i) => (rights.includes(right) ? bits | (1 << i) : bits), 0);
}

export function rightsIn(bits: number): RoomRight[] {
  return ROOM_RIGHTS.filter((_, i) => (bits & (1 << i)) !== 0);
}

export function hasRight({ rights }: { readonly rights: number }, right: RoomRight | undefined): boolean {
  return right !== undefined && (rights & rightBits([right])) !== 0;
}

/** The right that a change of a setting needs; settings that are not listed are the admins' alone. */
export const RIGHT_OF_SETTING: { readonly [N in SettingName]?: RoomRight } = {
  name: "settings",
  password: "settings",
  teamSize: "settings",
  spectatorsMax: "settings",
  teamsLocked: "teams",
  chatLocked: "moderate",
  scoreLimit: "stadium",
  timeLimit: "stadium",
  overtime: "stadium",
};
