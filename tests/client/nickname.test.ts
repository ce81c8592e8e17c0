import { describe, expect, it } from "vitest";
import { list } from "#client/ui/i18n/translate.ts";
import { NICKNAME_MAX_LENGTH, suggestNickname, tidyNickname } from "#client/ui/preferences/nickname.ts";

describe("a nickname", () => {
  it("is one line with single spaces", () => {
    expect(tidyNickname("  Ada \n\t Lovelace ")).toBe("Ada Lovelace");
  });

  it("has nothing in it that cannot be seen or turns the direction of writing", () => {
    expect(tidyNickname("Ad\u200ba\u202eevil\u0007")).toBe("Adaevil");
  });

  it("is at most 25 long, and never ends in half an emoji", () => {
    expect(tidyNickname("x".repeat(40))).toHaveLength(NICKNAME_MAX_LENGTH);
    expect(tidyNickname(`${"x".repeat(24)}🦊`)).toBe("x".repeat(24));
  });

  it("can be in any script", () => {
    expect(tidyNickname("Ünal Ğ")).toBe("Ünal Ğ");
    expect(tidyNickname("渡辺")).toBe("渡辺");
  });

  it("is suggested from the catalogue, always short enough", () => {
    for (const first of list("nickname.first")) {
      for (const second of list("nickname.second")) {
        expect(`${first} ${second}`.length).toBeLessThanOrEqual(NICKNAME_MAX_LENGTH);
      }
    }
    expect(suggestNickname(() => 0)).toBe(`${list("nickname.first")[0]} ${list("nickname.second")[0]}`);
    expect(suggestNickname(() => 0.999)).toBe(`${list("nickname.first").at(-1)} ${list("nickname.second").at(-1)}`);
  });
});
