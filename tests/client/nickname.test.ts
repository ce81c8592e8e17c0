import { describe, expect, it } from "vitest";
import { wordList } from "#client/ui/i18n/translate.ts";
import { NICKNAME_MAX_LENGTH, suggestNickname, tidyNickname } from "#client/ui/saved/nickname.ts";

describe("a nickname", () => {
  it("has single spaces and no line breaks", () => {
    expect(tidyNickname("  Ada \n\t Lovelace ")).toBe("Ada Lovelace");
  });

  it("has no invisible or direction-changing characters", () => {
    expect(tidyNickname("Ad\u200ba\u202eevil\u0007")).toBe("Adaevil");
  });

  it("is at most 25 long and not cut inside an emoji", () => {
    expect(tidyNickname("x".repeat(40))).toHaveLength(NICKNAME_MAX_LENGTH);
    expect(tidyNickname(`${"x".repeat(24)}🦊`)).toBe("x".repeat(24));
  });

  it("may be in any script", () => {
    expect(tidyNickname("Ünal Ğ")).toBe("Ünal Ğ");
    expect(tidyNickname("渡辺")).toBe("渡辺");
  });

  it("is suggested from the catalogue within the maximum length", () => {
    for (const first of wordList("nickname.first")) {
      for (const second of wordList("nickname.second")) {
        expect(`${first} ${second}`.length).toBeLessThanOrEqual(NICKNAME_MAX_LENGTH);
      }
    }
    expect(suggestNickname(() => 0)).toBe(`${wordList("nickname.first")[0]} ${wordList("nickname.second")[0]}`);
    expect(suggestNickname(() => 0.999)).toBe(
      `${wordList("nickname.first").at(-1)} ${wordList("nickname.second").at(-1)}`,
    );
  });
});
