/** Random nicknames to suggest. */
import { cleanNickname } from "#room/text.ts";
import { wordList } from "../i18n/translate.ts";

/** A random nickname of two words, such as "Nimble Sweeper"; `random` returns numbers in [0, 1). */
export function suggestNickname(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? "";
  return cleanNickname(`${pick(wordList("nickname.first"))} ${pick(wordList("nickname.second"))}`);
}
