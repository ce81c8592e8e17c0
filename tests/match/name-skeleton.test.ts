/** Which names count as imitations of each other. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imitates, skeleton } from "#match/name-skeleton.ts";

describe("a name imitates another", () => {
  it.each([
    ["as the same name", "Ada", "Ada"],
    ["in another case", "ADA lovelace", "Ada Lovelace"],
    ["with different spaces", "A d a", "Ada"],
    ["with punctuation", "_Ada_.", "Ada"],
    ["with accents", "Adá", "Ada"],
    ["with zero-width characters", "A\u200bd\u2060a", "Ada"],
    ["with a filler character", "A\u3164da", "Ada"],
    ["in Cyrillic", "Маріо", "Mapio"],
    ["with one Cyrillic letter", "Pаul", "Paul"],
    ["in Greek", "ΑΝΝΑ", "ANNA"],
    ["in Greek in another case", "νίκος", "ΝΙΚΟΣ"],
    ["with a capital I for a small l", "PauI", "Paul"],
    ["with a one for a small l", "Pau1", "Paul"],
    ["with a bar for a small l", "Pau|", "Paul"],
    ["with a zero for an o", "Ma1i0", "Malio"],
    ["with digits for letters", "M3551", "Messi"],
    ["with signs for letters", "Me$$i", "Messi"],
    ["with rn for m", "Marnrna", "Mamma"],
    ["with vv for w", "vvolf", "Wolf"],
    ["in full-width letters", "Ａｄａ", "Ada"],
    ["in mathematical letters", "𝔸𝕕𝒶", "Ada"],
    ["in small capitals", "ᴍᴇꜱꜱɪ", "Messi"],
    ["in circled letters", "Ⓐⓓⓐ", "Ada"],
    ["in filled circles and squares", "🅐🅳🅰", "Ada"],
    ["in regional indicators", "🇦🇩🇦", "Ada"],
    ["with a ligature", "Æsop", "Aesop"],
    ["with a sharp s", "Straße", "STRASSE"],
    ["with a dotless i", "Lıonel", "Lionel"],
    ["with a stroked letter", "Bjørn", "Bjorn"],
  ])("%s: %s", (_how, name, other) => {
    expect(imitates(name, other)).toBe(true);
    expect(imitates(other, name)).toBe(true);
  });
});

describe("a name does not imitate", () => {
  it.each([
    ["another name", "Ada", "Eve"],
    ["a longer name", "Ada", "Ada L"],
    ["the same name with its fingerprint", "Ada #k3fp", "Ada"],
    ["the guest with the next number", "Guest 1", "Guest 2"],
    ["another emoji", "🦊", "🐻"],
    ["other punctuation", "...", "!!!"],
    ["another Japanese name", "かき", "がぎ"],
    ["another Hindi name", "राम", "रमा"],
    ["another Chinese name", "選手", "選士"],
    ["another Arabic name", "بطل", "بطلة"],
  ])("%s: %s", (_what, name, other) => {
    expect(imitates(name, other)).toBe(false);
    expect(imitates(other, name)).toBe(false);
  });

  it("with another digit: no two digits are look-alikes", () => {
    const digits = Array.from("0123456789", (digit) => skeleton(`Guest ${digit}`));
    expect(new Set(digits).size).toBe(10);
  });
});

describe("a skeleton", () => {
  const name = fc.oneof(fc.string({ unit: "grapheme", maxLength: 25 }), fc.string({ unit: "binary", maxLength: 25 }));

  it("of a lone accent is the accent", () => {
    expect(skeleton("῝")).not.toBe("");
  });

  it("is never empty for a name with a visible character", () => {
    fc.assert(
      fc.property(name, (text) => {
        fc.pre(
          /[\p{L}\p{N}\p{P}\p{S}]/u.test(
            text.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}|\u2800/gu, ""),
          ),
        );
        expect(skeleton(text)).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on case or spaces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 25 }), (text) => {
        fc.pre(/\w/u.test(text));
        expect(imitates(text.toUpperCase(), text.toLowerCase())).toBe(true);
        expect(skeleton(Array.from(text).join(" "))).toBe(skeleton(text));
      }),
      { numRuns: 1000 },
    );
  });
});
