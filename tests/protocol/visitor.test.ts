/** What visitors type: names, codes and links; and what their pages ask. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as codes from "#protocol/close-code.ts";
import { cleanNickname, joinOptions, NICKNAME_MAX, proofText } from "#protocol/join-options.ts";
import { CODE_LENGTH, makeRoomCode, readRoomCode } from "#protocol/room-code.ts";
import { BAD, GOOD } from "../support/message-samples.ts";
import { cleanAvatar, schemaOf, toServer, type ToServerKind } from "#protocol/to-server.ts";

const PROOF = { key: "A".repeat(87), challenge: "abc", signature: "A".repeat(86) };
const ASKED = { nickname: "Ada", version: 1, proof: PROOF };

describe("a nickname", () => {
  it.each([
    ["as it is", "Ada", "Ada"],
    ["in any script", "Ядвига 選手 بطل", "Ядвига 選手 بطل"],
    ["without space around it", "  Ada \n", "Ada"],
    ["with one space for many", "Ada \t  \u00a0 L.", "Ada L."],
    ["on one line", "Ada\r\nLovelace", "Ada Lovelace"],
    ["without what turns the writing round", "\u202eadA\u202c\u2066\u2069", "adA"],
    ["without what has no width", "A\u200bd\u200ca\ufeff\u2060", "Ada"],
    ["without controls", "A\u0000d\u0007a\u001b[31m", "Ada[31m"],
    ["composed", "e\u0301", "\u00e9"],
    ["composed, even over something that is left out", "e\u200d\u0301", "\u00e9"],
    ["without halves of characters", "A\ud83dda\udc00", "Ada"],
    ["without characters of private use", "\ue000Ada\u{f0000}", "Ada"],
    ["with colourful emoji", "❤️ 🦊", "❤️ 🦊"],
    ["without towers of accents", `A${"\u0336".repeat(20)}b`, "A\u0336\u0336\u0336b"],
    ["not of fillers alone", "\u3164\u115f\u1160\uffa0", ""],
    ["not of empty Braille alone", "\u2800\u2800", ""],
    ["not of fingerprints on nothing", "\u0301\ufe0f", ""],
    ["not of nothing", " \u200b ", ""],
    ["cut at twenty-five characters", "x".repeat(30), "x".repeat(25)],
    ["cut between emoji, not in one", "🦊".repeat(30), "🦊".repeat(25)],
    ["without a space where it is cut", `${"x".repeat(24)} y`, "x".repeat(24)],
  ])("is shown %s", (_how, typed, shown) => {
    expect(cleanNickname(typed)).toBe(shown);
  });

  it("that is clean stays as it is, whatever it was made from", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom("e", "\u0301", "\u200d", " ", "\ufe0f", "🦊", "\u1100", "\u1161"),
        maxLength: 40,
      }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const name = cleanNickname(typed);
        expect(cleanNickname(name)).toBe(name);
        expect(Array.from(name).length).toBeLessThanOrEqual(NICKNAME_MAX);
        expect(name).toBe(name.normalize("NFC"));
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|^\s|\s$|\s\s/u);
      }),
      { numRuns: 2000 },
    );
  });

  it("has to have something to see, and no novel to be cut", () => {
    expect(joinOptions.safeParse({ ...ASKED, nickname: " Ada " }).data).toMatchObject({ nickname: "Ada" });
    for (const nickname of ["", " ", "\u202e", "x".repeat(201), 7, null, ["Ada"], { length: 3 }]) {
      expect(joinOptions.safeParse({ ...ASKED, nickname }).success).toBe(false);
    }
  });
});

describe("what a visitor says at the door", () => {
  it("is little: all but name, version and proof has a meaning when it is left out", () => {
    expect(joinOptions.safeParse(ASKED).data).toEqual({ ...ASKED, flag: "", password: "", watch: false });
  });

  it("may be how he wants to come in, and what room he wishes for", () => {
    const more = { flag: "ar", password: "sesame", watch: true, room: { name: "Sunday", teamSize: 3, bots: "none" } };
    expect(joinOptions.safeParse({ ...ASKED, ...more }).data).toEqual({ ...ASKED, ...more });
  });

  it.each([
    ["no proof", { proof: undefined }],
    ["a key that is too short", { proof: { ...PROOF, key: "A" } }],
    ["a signature that is too long", { proof: { ...PROOF, signature: "A".repeat(88) } }],
    ["a challenge without end", { proof: { ...PROOF, challenge: "A".repeat(129) } }],
    ["a proof with luggage", { proof: { ...PROOF, admin: true } }],
    ["a flag in capitals", { flag: "AR" }],
    ["a flag that is a word", { flag: "arg" }],
    ["a password of another kind", { password: 7 }],
    ["a wish for what there is not", { room: { gravity: 1 } }],
    ["a wish beyond all bounds", { room: { teamSize: 12 } }],
    ["a version with a fraction", { version: 1.5 }],
  ])("is not %s", (_what, change) => {
    expect(joinOptions.safeParse({ ...ASKED, ...change }).success).toBe(false);
  });

  it("is signed for one server, one way in and one challenge, and no two of these can be mixed up", () => {
    const parts = ["a", "b", "a\nb", ""];
    const texts = ["host", "host:1"].flatMap((host) => parts.map((target) => proofText(host, target, "challenge")));
    expect(new Set(texts).size).toBe(texts.length);
    expect(proofText("play.example.org", "quick", "abc")).toBe("rondo-join-1\nplay.example.org\nquick\nabc");
  });
});

describe("a room code", () => {
  it("has five letters that cannot be mistaken for each other", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (number) => {
        expect(makeRoomCode(() => number)).toMatch(/^[2-9A-HJ-NP-Z]{5}$/);
      }),
    );
    expect(CODE_LENGTH).toBe(5);
  });

  it("uses every letter as often as any other", () => {
    const seen = new Set<string>();
    for (let n = 0; n < 1000; n++) for (const letter of makeRoomCode(() => n / 1000)) seen.add(letter);
    expect(seen.size).toBe(31);
  });

  it.each([
    ["AB2CD", "AB2CD"],
    [" ab2cd ", "AB2CD"],
    ["https://rondo.example/r/ab2cd", "AB2CD"],
    ["http://localhost:2567/r/AB2CD/", "AB2CD"],
    ["http://localhost:2567/r/AB2CD?x=1#y", "AB2CD"],
    ["/r/AB2CD", "AB2CD"],
    ["", null],
    ["AB2C", null],
    ["AB2CDE", null],
    ["AB 2CD", null],
    ["https://rondo.example/", null],
    ["https://rondo.example/x/AB2CD", null],
    ["/r/AB2CDE", null],
    ["<b>", null],
  ])("is read from %j", (text, code) => {
    expect(readRoomCode(text)).toBe(code);
  });

  it("is found again in every link that is made with it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (numbers) => {
          const code = makeRoomCode(() => numbers.shift() ?? 0);
          expect(readRoomCode(`https://play.example:2567/r/${code.toLowerCase()}`)).toBe(code);
        },
      ),
    );
  });
});

describe("a message", () => {
  it.each(Object.keys(toServer) as ToServerKind[])("%s is taken when it is well formed, and only then", (kind) => {
    const schema = schemaOf(kind)!;
    for (const payload of GOOD[kind]) expect(schema.safeParse(payload).success, JSON.stringify(payload)).toBe(true);
    for (const payload of BAD[kind]) expect(schema.safeParse(payload).success, JSON.stringify(payload)).toBe(false);
  });

  it.each(Object.keys(toServer) as ToServerKind[])("%s never throws, whatever it holds", (kind) => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (payload) => {
          expect(schemaOf(kind)!.safeParse(payload).success).toBeTypeOf("boolean");
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(["", "fly", "__proto__", "constructor", "toString", "Team"])("there is none called %j", (kind) => {
    expect(schemaOf(kind)).toBeUndefined();
  });
});

describe("a close code", () => {
  const ours = Object.values(codes).filter((code) => typeof code === "number");

  it("is one of a kind, in the range that is free for applications", () => {
    expect(new Set(ours).size).toBe(ours.length);
    for (const code of ours) expect(code >= 4400 && code < 5000, String(code)).toBe(true);
  });

  it("has a status of HTTP's for those who are refused at the door", () => {
    expect(codes.refusalStatus(codes.CLOSE_BAD_FRAME)).toBe(400);
    expect(codes.refusalStatus(codes.CLOSE_OUTDATED)).toBe(426);
  });

  it("ends a visit for good when the visitor broke the rules, and not when his line did", () => {
    const final = [codes.CLOSE_BAD_FRAME, codes.CLOSE_KICKED, codes.CLOSE_UNKNOWN_MESSAGE, codes.CLOSE_FLOOD];
    for (const code of final) expect(codes.isDismissal(code)).toBe(true);
    for (const code of [codes.CLOSE_SLOW_READER, 1001, 1006, 4002, 4010, undefined]) {
      expect(codes.isDismissal(code)).toBe(false);
    }
  });
});

describe("an avatar", () => {
  it.each([
    ["", ""],
    ["10", "10"],
    ["captain", "ca"],
    [" 7 ", "7"],
    ["⚽", "⚽"],
    ["👨‍👩‍👧 and more", "👨‍👩‍👧"],
    ["👍🏽", "👍🏽"],
    ["🇦🇷🇧🇷", "🇦🇷"],
    ["\u202eab", "ab"],
    ["\u200b", ""],
    ["é́́́x", "é́"],
  ])("of %j is %j: two characters or one emoji", (typed, shown) => {
    expect(cleanAvatar(typed)).toBe(shown);
  });
});
