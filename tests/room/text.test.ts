/** Text from users: characters as readers count them, limits, avatars. Cleaning is tested with nicknames. */
import { describe, expect, it } from "vitest";
import { charactersLeft, charactersOf, cleanAvatar, cleanLine, cutText, fitsText } from "#room/text.ts";
import { cleanNickname, CHAT_MAX, NICKNAME_MAX } from "#room/text.ts";
import { isSettingValue } from "#room/settings.ts";

const FAMILY = "👨‍👩‍👧‍👦";
const RAINBOW = "🏳️‍🌈";
const SCOTLAND = "🏴󠁧󠁢󠁳󠁣󠁴󠁿";
const WAVE = "👋🏽";
/** The longest emoji: two persons with skin tones, a heart and a kiss mark. */
const KISS = "👩🏻‍❤️‍💋‍👨🏿";
const FLAG = "🇦🇷";
const KEYCAP = "1️⃣";
const WHOLE = [FAMILY, RAINBOW, SCOTLAND, WAVE, KISS, FLAG, KEYCAP, "🐦‍⬛", "👁‍🗨"];

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe("a line of text", () => {
  it.each(WHOLE)("keeps %s whole", (emoji) => {
    expect(cleanLine(emoji, 10)).toBe(emoji);
    expect(cleanLine(`a${emoji}b`, 10)).toBe(`a${emoji}b`);
    expect(cleanNickname(`Ada ${emoji}`)).toBe(`Ada ${emoji}`);
  });

  it.each(WHOLE)("counts %s as one character and never cuts it", (emoji) => {
    expect(charactersOf(`a${emoji}b`)).toEqual(["a", emoji, "b"]);
    expect(cutText(`${"x".repeat(19)}${emoji}${emoji}`, 20)).toBe(`${"x".repeat(19)}${emoji}`);
    const name = cleanNickname(emoji.repeat(60));
    expect(name.length % emoji.length).toBe(0);
    expect(name).toBe(emoji.repeat(name.length / emoji.length));
    expect(name).not.toBe("");
  });

  it("has at most four bytes per character of the limit", () => {
    for (const emoji of WHOLE) {
      const chat = cleanLine(emoji.repeat(200), CHAT_MAX);
      expect(bytes(chat)).toBeLessThanOrEqual(4 * CHAT_MAX);
      expect(bytes(chat)).toBeGreaterThan(4 * CHAT_MAX - bytes(emoji) - 4 * (CHAT_MAX - charactersOf(chat).length));
    }
    expect(charactersOf(cleanLine("🦊".repeat(200), CHAT_MAX))).toHaveLength(CHAT_MAX);
    expect(charactersOf(cleanNickname("🦊".repeat(200)))).toHaveLength(NICKNAME_MAX);
  });

  it.each([
    ["between letters", "A\u200dda", "Ada"],
    ["at the end", "🦊\u200d", "🦊"],
    ["at the start", "\u200d🦊", "🦊"],
    ["twice", "👨\u200d\u200d👩", "👨👩"],
    ["as tags without a flag", "Ada\u{e0067}\u{e007f}", "Ada"],
    ["as tags that are no region", `🏴\u{e0041}\u{e007f}`, "🏴"],
  ])("has no invisible joiner %s", (_where, typed, shown) => {
    expect(cleanLine(typed, 20)).toBe(shown);
  });

  it("joins at most four emoji, as the longest emoji do", () => {
    const chain = Array.from({ length: 9 }, () => "😀").join("\u200d");
    const clean = cleanLine(chain, 20);
    expect(charactersOf(clean)).toEqual(["😀\u200d😀\u200d😀\u200d😀", "😀\u200d😀\u200d😀\u200d😀", "😀"]);
    expect(cleanLine(clean, 20)).toBe(clean);
  });

  it("fits, or has characters left, as the cut decides", () => {
    expect(fitsText("x".repeat(20), 20)).toBe(true);
    expect(fitsText("x".repeat(21), 20)).toBe(false);
    expect(charactersLeft("x".repeat(15), 20)).toBe(5);
    expect(charactersLeft("🦊".repeat(15), 20)).toBe(5);
    // 25 bytes each: three take 75 of 80 bytes.
    expect(charactersLeft(FAMILY.repeat(3), 20)).toBe(1);
    expect(charactersLeft("x".repeat(30), 20)).toBe(-10);
  });

  it("of a setting is measured in the same way", () => {
    expect(isSettingValue("name", "🦊".repeat(40))).toBe(true);
    expect(isSettingValue("name", "🦊".repeat(41))).toBe(false);
  });
});

describe("an avatar", () => {
  it.each<readonly [string, string]>([
    ...WHOLE.map((emoji) => [emoji, emoji] as const),
    ...WHOLE.map((emoji) => [`${emoji}${emoji}`, emoji] as const),
    ["", ""],
    ["10", "10"],
    ["captain", "ca"],
    [" 7 ", "7"],
    ["⚽", "⚽"],
    ["a🦊", "a🦊"],
    [`a${FAMILY}x`, `a${FAMILY}`],
    ["\u202eab", "ab"],
    ["\u202e🦊", "🦊"],
    ["\u200b", ""],
    ["e\u0301\u0301\u0301\u0301x", "\u00e9\u0301\u0301\u0301x"],
    ["क्षि", "क्षि"],
    ["漢字かな", "漢字"],
  ])("typed as %j is %j", (typed, shown) => {
    expect(cleanAvatar(typed)).toBe(shown);
    expect(cleanAvatar(shown)).toBe(shown);
  });
});
