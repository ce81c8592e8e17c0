import { describe, expect, it } from "vitest";
import { wordList } from "#client/ui/i18n/translate.ts";
import { NICKNAME_MAX } from "#room/text.ts";
import { suggestNickname } from "#client/ui/saved/nickname.ts";

describe("a suggested nickname", () => {
  it("is from the catalogue within the maximum length", () => {
    for (const first of wordList("nickname.first")) {
      for (const second of wordList("nickname.second")) {
        expect(`${first} ${second}`.length).toBeLessThanOrEqual(NICKNAME_MAX);
      }
    }
    expect(suggestNickname(() => 0)).toBe(`${wordList("nickname.first")[0]} ${wordList("nickname.second")[0]}`);
    expect(suggestNickname(() => 0.999)).toBe(
      `${wordList("nickname.first").at(-1)} ${wordList("nickname.second").at(-1)}`,
    );
  });
});
