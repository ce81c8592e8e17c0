/** Texts of the emotes, by their number on the wire. The laughing face (session/emote.ts) has its name. */
import { t, type TextKey } from "../i18n/translate.ts";

const KEYS: readonly TextKey[] = [
  "emote.nice",
  "emote.sorry",
  "emote.pass",
  "emote.defend",
  "emote.thanks",
  "emote.wow",
  "emote.goodGame",
  "emote.laugh",
];

export const EMOTES: readonly number[] = KEYS.map((_, emote) => emote);

/** "" for an unknown number. */
export function emoteText(emote: number): string {
  const key = KEYS[emote];
  return key === undefined ? "" : t(key);
}
