/** The values of the form for a new room. Pure. */
import {
  BOT_FILLS,
  DEFAULT_SETTINGS,
  isSettingValue,
  SETTING_NAMES,
  SETTINGS,
  type BotFill,
  type RoomSettings,
} from "#room/settings.ts";
import { fitsText } from "#room/text.ts";
import type { Actions } from "../../session/actions.ts";
import { cleanRoomName } from "../../session/room.ts";
import type { TextKey } from "../i18n/translate.ts";

export type RoomOptions = Parameters<Actions["createRoom"]>[1];

/** `name` is "" for the suggested one. */
export type RoomDraft = Readonly<RoomSettings> & { readonly stadium: string; readonly bots: BotFill };

/** Changes a part of the draft. */
export type DraftChange = (part: Partial<RoomDraft>) => void;

export type DraftProps = { readonly draft: RoomDraft; readonly change: DraftChange };

export const DEFAULT_DRAFT: RoomDraft = {
  ...DEFAULT_SETTINGS,
  name: "",
  listed: true,
  stadium: "Classic",
  bots: "even",
};

/** The saved draft; values that are missing or out of bounds come from the default draft. Passwords are not saved. */
export function readDraft(saved: unknown): RoomDraft {
  const found = (saved ?? {}) as Readonly<Record<string, unknown>>;
  const settings = SETTING_NAMES.filter((name) => isSettingValue(name, found[name])).map((name) => [name, found[name]]);
  const draft: RoomDraft = { ...DEFAULT_DRAFT, ...(Object.fromEntries(settings) as Partial<RoomSettings>) };
  return {
    ...draft,
    name: cleanRoomName(typeof found["name"] === "string" ? found["name"] : ""),
    password: "",
    stadium: typeof found["stadium"] === "string" ? found["stadium"] : DEFAULT_DRAFT.stadium,
    bots: BOT_FILLS.find((known) => known === found["bots"]) ?? DEFAULT_DRAFT.bots,
  };
}

export function draftWithoutPassword(draft: RoomDraft): RoomDraft {
  return { ...draft, password: "" };
}

export type DraftErrors = { readonly name?: TextKey; readonly password?: TextKey };

/** Errors of the texts; numbers can only be chosen within their bounds. */
export function errorsOf({ name, password }: RoomDraft): DraftErrors {
  return {
    ...(name.trim() !== "" && cleanRoomName(name) === "" && { name: "create.nameInvisible" }),
    ...(cleanRoomName(name) !== cleanRoomName(name, Infinity) && { name: "create.nameLong" }),
    ...(!fitsText(password, SETTINGS.password.max) && { password: "create.passwordLong" }),
  };
}

/** The options to send. `suggested` is the name when none was typed. */
export function optionsOf(draft: RoomDraft, suggested: string): RoomOptions {
  return { ...draft, name: cleanRoomName(draft.name) || cleanRoomName(suggested) };
}

/** The stadium of the draft, or the default one when it is not, or no longer, available. */
export function stadiumOf(draft: RoomDraft, names: readonly string[]): string {
  return names.length === 0 || names.includes(draft.stadium) ? draft.stadium : DEFAULT_DRAFT.stadium;
}
