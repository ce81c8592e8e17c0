/** Nicknames: what is allowed, and suggestions for those who do not want to think of one. */
import { list } from "../i18n/translate.ts";

/** Counted as JavaScript counts a string's length, like the referee. */
export const NICKNAME_MAX_LENGTH = 25;

/** Invisible and direction-turning characters would let names pass for others. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The nickname as it will be used: one line, single spaces, at most 25 long, no cut-off half characters. */
export function tidyNickname(typed: string): string {
  const line = typed.normalize("NFC").replace(UNSEEN, "").replace(/\s+/gu, " ").trim();
  let kept = "";
  for (const character of line) {
    if (kept.length + character.length > NICKNAME_MAX_LENGTH) break;
    kept += character;
  }
  return kept.trim();
}

/** A football-ish name, such as "Nimble Sweeper"; `random` gives numbers in [0, 1). */
export function suggestNickname(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? "";
  return tidyNickname(`${pick(list("nickname.first"))} ${pick(list("nickname.second"))}`);
}
