/** Nicknames: their normal form and random suggestions. */
import { wordList } from "../i18n/translate.ts";

/** In UTF-16 code units, as the server counts. */
export const NICKNAME_MAX_LENGTH = 25;

/** Invisible and direction-changing characters, with which one name could look like another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The nickname as it will be used: visible characters and single spaces, cut to the maximum between code points. */
export function tidyNickname(typed: string): string {
  const visible = typed.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
  let tidy = "";
  for (const character of visible) {
    if (tidy.length + character.length > NICKNAME_MAX_LENGTH) break;
    tidy += character;
  }
  return tidy.trim();
}

/** A random nickname of two words, such as "Nimble Sweeper"; `random` returns numbers in [0, 1). */
export function suggestNickname(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? "";
  return tidyNickname(`${pick(wordList("nickname.first"))} ${pick(wordList("nickname.second"))}`);
}
