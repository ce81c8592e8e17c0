/** The room's settings as somebody types them, and what of it is a change. */
import type { RoomInfo } from "../../session/room.ts";

/** As the protocol has them (game/protocol/room-options.ts). */
export const SETTINGS_BOUNDS = { name: 40, password: 64, teamSize: 11, spectatorsMax: 50 } as const;

export type SettingsDraft = {
  readonly name: string;
  readonly password: PasswordWish;
  readonly teamSize: number;
  readonly spectatorsMax: number;
  readonly listed: boolean;
  readonly adminless: boolean;
};

/** Nobody is shown the password, so it can be kept, replaced or dropped. */
export type PasswordWish = { readonly kind: "keep" | "drop" } | { readonly kind: "set"; readonly password: string };

export function draftOf(room: RoomInfo): SettingsDraft {
  const { name, teamSize, spectatorsMax, listed, adminless } = room;
  return { name, teamSize, spectatorsMax, listed, adminless, password: { kind: "keep" } };
}

export type SettingsChange = {
  name?: string;
  password?: string;
  teamSize?: number;
  spectatorsMax?: number;
  listed?: boolean;
  adminless?: boolean;
};

/** Only what differs; undefined when nothing does. */
export function changeOf(room: RoomInfo, draft: SettingsDraft): SettingsChange | undefined {
  const change: SettingsChange = {};
  const name = draft.name.trim();
  if (name !== room.name && name !== "") change.name = name;
  if (draft.password.kind === "drop" && room.locked) change.password = "";
  if (draft.password.kind === "set" && draft.password.password !== "") change.password = draft.password.password;
  if (draft.teamSize !== room.teamSize) change.teamSize = draft.teamSize;
  if (draft.spectatorsMax !== room.spectatorsMax) change.spectatorsMax = draft.spectatorsMax;
  if (draft.listed !== room.listed) change.listed = draft.listed;
  if (draft.adminless !== room.adminless) change.adminless = draft.adminless;
  return Object.keys(change).length === 0 ? undefined : change;
}
