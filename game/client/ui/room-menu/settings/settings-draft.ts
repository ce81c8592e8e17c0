/** The draft of the settings form, and the change that it makes. */
import { pickSettings, SETTINGS, SHARED_NAMES, type RoomSettings, type SharedName } from "#room/settings.ts";
import type { RoomInfo } from "../../../session/room.ts";

/** The settings of the form: those that belong to the room rather than to its game. */
export const FORM_NAMES = SHARED_NAMES.filter((name) => SETTINGS[name].scope === "room");

export type SettingsDraft = Pick<RoomSettings, SharedName> & { readonly password: PasswordDraft };

/** Clients never receive the password, so it can only be kept, replaced or removed. */
export type PasswordDraft = { readonly kind: "keep" | "remove" } | { readonly kind: "set"; readonly password: string };

export type SettingsChange = Partial<RoomSettings>;

export function draftOf(room: RoomInfo): SettingsDraft {
  return { ...pickSettings(SHARED_NAMES, room), password: { kind: "keep" } };
}

/** The settings that differ; undefined when none does. */
export function changeOf(room: RoomInfo, draft: SettingsDraft): SettingsChange | undefined {
  const next = { ...draft, name: draft.name.trim() || room.name };
  const changed = FORM_NAMES.filter((name) => next[name] !== room[name]);
  const change: SettingsChange = pickSettings(changed, next);
  if (draft.password.kind === "remove" && room.locked) change.password = "";
  if (draft.password.kind === "set" && draft.password.password !== "") change.password = draft.password.password;
  return Object.keys(change).length === 0 ? undefined : change;
}
