/** Nicknames and join options: cleaning, validation, and the text that a proof signs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinOptions } from "#protocol/join-options.ts";
import { proofText } from "#protocol/proof-text.ts";
import { charactersOf, cleanNickname, NICKNAME_MAX } from "#room/text.ts";

const PROOF = { key: "A".repeat(87), challenge: "abc", signature: "A".repeat(86) };
const OPTIONS = { nickname: "Ada", version: 1, proof: PROOF };

describe("a nickname", () => {
  it.each([
    ["unchanged", "Ada", "Ada"],
    ["in any script", "Ядвига 選手 بطل", "Ядвига 選手 بطل"],
    ["without surrounding spaces", "  Ada \n", "Ada"],
    ["with one space for several", "Ada \t  \u00a0 L.", "Ada L."],
    ["on one line", "Ada\r\nLovelace", "Ada Lovelace"],
    ["without directional controls", "\u202eadA\u202c\u2066\u2069", "adA"],
    ["without zero-width characters", "A\u200bd\u200ca\ufeff\u2060", "Ada"],
    ["without control characters", "A\u0000d\u0007a\u001b[31m", "Ada[31m"],
    ["composed", "e\u0301", "\u00e9"],
    ["composed, even across a removed character", "e\u200d\u0301", "\u00e9"],
    ["without lone surrogates", "A\ud83dda\udc00", "Ada"],
    ["without private-use characters", "\ue000Ada\u{f0000}", "Ada"],
    ["with colourful emoji", "❤️ 🦊", "❤️ 🦊"],
    ["without stacks of accents", `A${"\u0336".repeat(20)}b`, "A\u0336\u0336\u0336b"],
    ["as empty for fillers alone", "\u3164\u115f\u1160\uffa0", ""],
    ["as empty for blank Braille alone", "\u2800\u2800", ""],
    ["as empty for combining marks alone", "\u0301\ufe0f", ""],
    ["as empty for spaces alone", " \u200b ", ""],
    ["cut at twenty-five characters", "x".repeat(30), "x".repeat(25)],
    ["cut between emoji, not in one", "🦊".repeat(30), "🦊".repeat(25)],
    ["without a trailing space after the cut", `${"x".repeat(24)} y`, "x".repeat(24)],
  ])("is shown %s", (_how, typed, shown) => {
    expect(cleanNickname(typed)).toBe(shown);
  });

  it("is unchanged by a second cleaning, for any input", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom("e", "\u0301", "\u200d", " ", "\ufe0f", "🦊", "👨", "❤", "👋🏽", "\u1100", "\u1161"),
        maxLength: 40,
      }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const name = cleanNickname(typed);
        expect(cleanNickname(name)).toBe(name);
        expect(charactersOf(name).length).toBeLessThanOrEqual(NICKNAME_MAX);
        expect(name).toBe(name.normalize("NFC"));
        expect(name).not.toMatch(/(?!\u200d)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|^\s|\s$|\s\s/u);
        expect(name).not.toMatch(
          /[^\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]\u200d|\u200d\P{Extended_Pictographic}/u,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("needs a visible character, and has a maximum length before cleaning", () => {
    expect(joinOptions.safeParse({ ...OPTIONS, nickname: " Ada " }).data).toMatchObject({ nickname: "Ada" });
    for (const nickname of ["", " ", "\u202e", "x".repeat(201), 7, null, ["Ada"], { length: 3 }]) {
      expect(joinOptions.safeParse({ ...OPTIONS, nickname }).success).toBe(false);
    }
  });
});

describe("join options", () => {
  it("have defaults for all but name, version and proof", () => {
    expect(joinOptions.safeParse(OPTIONS).data).toEqual({
      ...OPTIONS,
      flag: "",
      password: "",
      watch: false,
      viewer: false,
      takeSeat: false,
      seat: "",
    });
  });

  it("can carry a flag, a password, watching and the options of a new room", () => {
    const more = {
      flag: "ar",
      password: "sesame",
      watch: true,
      viewer: false,
      takeSeat: true,
      seat: "token",
      room: { name: "Sunday", teamSize: 3, bots: "none" },
    };
    expect(joinOptions.safeParse({ ...OPTIONS, ...more }).data).toEqual({ ...OPTIONS, ...more });
  });

  it.each([
    ["no proof", { proof: undefined }],
    ["a key that is too short", { proof: { ...PROOF, key: "A" } }],
    ["a signature that is too long", { proof: { ...PROOF, signature: "A".repeat(88) } }],
    ["a challenge that is too long", { proof: { ...PROOF, challenge: "A".repeat(129) } }],
    ["a proof with an unknown field", { proof: { ...PROOF, admin: true } }],
    ["a flag in capitals", { flag: "AR" }],
    ["a flag that is a word", { flag: "arg" }],
    ["a password of another type", { password: 7 }],
    ["an unknown room option", { room: { gravity: 1 } }],
    ["a room option out of bounds", { room: { teamSize: 12 } }],
    ["a version with a fraction", { version: 1.5 }],
  ])("reject %s", (_what, change) => {
    expect(joinOptions.safeParse({ ...OPTIONS, ...change }).success).toBe(false);
  });

  it("are signed for one host, target and challenge, with no two combinations of the same text", () => {
    const parts = ["a", "b", "a\nb", ""];
    const texts = ["host", "host:1"].flatMap((host) => parts.map((target) => proofText(host, target, "challenge")));
    expect(new Set(texts).size).toBe(texts.length);
    expect(proofText("play.example.org", "quick", "abc")).toBe("rondo-join-1\nplay.example.org\nquick\nabc");
  });
});
