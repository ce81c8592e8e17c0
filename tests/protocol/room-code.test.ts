/** Room codes: making them, and reading them from codes and invite URLs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_LENGTH, makeRoomCode, readRoomCode } from "#protocol/room-code.ts";

describe("a room code", () => {
  it("has five unambiguous characters", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (number) => {
        expect(makeRoomCode(() => number)).toMatch(/^[2-9A-HJ-NP-Z]{5}$/);
      }),
    );
    expect(CODE_LENGTH).toBe(5);
  });

  it("uses all 31 characters", () => {
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

  it("is read from every invite URL that contains it", () => {
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
