/** What each emote says, by its number on the wire; the face (session/emote.ts) is named for those who cannot see it. */
import { t, type WordKey } from "../i18n/translate.ts";

const WORDS: readonly WordKey[] = [
  "emote.nice",
  "emote.sorry",
  "emote.pass",
  "emote.defend",
  "emote.thanks",
  "emote.wow",
  "emote.goodGame",
  "emote.laugh",
];

export const EMOTES: readonly number[] = WORDS.map((_, emote) => emote);

/** "" for a number that this page does not know. */
export function emoteWords(emote: number): string {
  const key = WORDS[emote];
  return key === undefined ? "" : t(key);
}
