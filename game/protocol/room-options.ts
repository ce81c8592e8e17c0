/** Message schemas of room settings, derived from the settings table (room/settings.ts). */
import { z } from "zod";
import { BOT_FILLS, SETTINGS, type Setting, type SettingName, type SettingType } from "#room/settings.ts";
import { cleanLine, fitsText } from "#room/text.ts";

type SchemaOf<T extends Setting["type"]> = T extends "text"
  ? z.ZodType<string>
  : T extends "count"
    ? z.ZodType<number>
    : z.ZodType<boolean>;

const schemas = Object.fromEntries(Object.entries(SETTINGS).map(([name, setting]) => [name, schemaOf(setting)])) as {
  readonly [N in SettingName]: SchemaOf<SettingType<N>>;
};

/** The name is shown to others and is cleaned; passwords are compared as they are. */
const settings = { ...schemas, name: roomName(SETTINGS.name.max) };

function schemaOf(setting: Setting): z.ZodType {
  switch (setting.type) {
    case "text":
      return text(setting.max);
    case "count":
      return z.int().min(setting.min).max(setting.max);
    case "flag":
      return z.boolean();
  }
}

/** Characters as readers count them; the first bound is in code units, before they are counted. */
function text(max: number) {
  return z
    .string()
    .max(4 * max)
    .refine((typed) => fitsText(typed, max), "too long");
}

function roomName(max: number) {
  return z
    .string()
    .max(200)
    .transform((typed) => cleanLine(typed, max))
    .refine((name) => name !== "", "a room's name needs at least one visible character");
}

/** A room's password, "" for none. */
export const password = text(SETTINGS.password.max);

/** Settings that are absent stay as they are. */
export const settingsChange = z.strictObject(settings).partial();

/** Options of a new room: settings, stadium and bots. Absent ones have the default of the room's kind. */
export const roomOptions = z
  .strictObject({ ...settings, stadium: z.string().min(1).max(64), bots: z.enum(BOT_FILLS) })
  .partial();
export type RoomOptions = z.infer<typeof roomOptions>;
