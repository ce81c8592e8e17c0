/** The word filter for listed rooms. */
import { describe, expect, it } from "vitest";
import { createWordFilter } from "#server/room/word-filter.ts";

describe("the word filter", () => {
  const censor = createWordFilter(true);

  it.each([
    ["what the fuck", "what the ****"],
    ["FUCK this", "**** this"],
    ["what a sh1t goal", "what a **** goal"],
    ["ｆｕｃｋ ⚽", "**** ⚽"],
    ["⚽🦊 bitch 🦊", "⚽🦊 ***** 🦊"],
  ])("stars out words: %s", (text, shown) => {
    expect(censor(text)).toBe(shown);
  });

  it.each(["Good game", "a classic pass", "Scunthorpe", "Dickens", "そこだ！", "gegen den Ball", "", "nice assist"])(
    "does not change harmless words: %s",
    (text) => {
      expect(censor(text)).toBe(text);
    },
  );

  it("changes no text when it is off", () => {
    expect(createWordFilter(false)("what the fuck")).toBe("what the fuck");
  });
});
