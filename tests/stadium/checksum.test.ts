/** A stadium's checksum depends on its content alone, on every machine and in every version. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtinStadium, BUILTIN_NAMES } from "#stadium/builtins.ts";
import { isChecksum, stadiumChecksum, textChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import { stadium } from "../support/arbitraries.ts";
import { accept, BARE, hbs } from "../support/hbs.ts";

const OWN = new URL("../../assets/stadium/", import.meta.url);

/** Rooms and pages refer to the standard stadiums by these: they must never change. */
const STANDARD: Readonly<Record<string, string>> = {
  Classic: "d61c5028bf4d5f9b",
  Easy: "41b98e27bc27c8fb",
  Small: "a2d8c282ff39b887",
  Big: "65ece70cd742800d",
  Rounded: "d1ed9bde7b069c4d",
  Hockey: "9daf6f1c8e6e2bdb",
  "Big Hockey": "7b6a0ff82c31ca3d",
  "Big Easy": "47bb77b494a2aee7",
  "Big Rounded": "a89984a2d2ea370b",
  Huge: "efe3c1aee0a3e5cb",
};

const checksumOf = (text: string): string => stadiumChecksum(accept(text).stadium);

describe("the checksum of a stadium", () => {
  it("is 16 hexadecimal digits", () => {
    const checksum = checksumOf(hbs({}));
    expect(checksum).toMatch(/^[0-9a-f]{16}$/u);
    expect(isChecksum(checksum)).toBe(true);
    for (const other of [
      "",
      checksum.slice(1),
      `${checksum}0`,
      checksum.toUpperCase().replace(/\d/gu, "A"),
      "../../../etc/pas",
    ])
      expect(isChecksum(other), other).toBe(false);
  });

  it("is pinned for the ten standard stadiums", () => {
    expect(Object.fromEntries(BUILTIN_NAMES.map((name) => [name, stadiumChecksum(builtinStadium(name))]))).toEqual(
      STANDARD,
    );
  });

  it("differs between all stadiums of the library", () => {
    const own = readdirSync(OWN).map((file) => checksumOf(readFileSync(new URL(file, OWN), "utf8")));
    const all = [...own, ...Object.values(STANDARD)];
    expect(new Set(all).size).toBe(all.length);
  });

  it("is that of the canonical text, and the same after writing out and reading back", () => {
    fc.assert(
      fc.property(stadium, (given) => {
        const text = exportStadium(given);
        expect(stadiumChecksum(given)).toBe(textChecksum(text));
        expect(checksumOf(text)).toBe(stadiumChecksum(given));
      }),
      { numRuns: 200 },
    );
  });

  it("does not depend on the layout of the file, the order of its keys, or on traits", () => {
    const plain = { ...BARE, vertexes: [{ x: 1, y: 2, bCoef: 0.5 }] };
    const checksum = checksumOf(JSON.stringify(plain));
    const turned = Object.fromEntries(Object.entries(plain).toReversed());
    expect(checksumOf(JSON.stringify(turned, null, 4))).toBe(checksum);
    expect(checksumOf(`// a comment\n${JSON.stringify(plain).replaceAll('"name"', "name")}`)).toBe(checksum);
    expect(checksumOf(hbs({ traits: { soft: { bCoef: 0.5 } }, vertexes: [{ x: 1, y: 2, trait: "soft" }] }))).toBe(
      checksum,
    );
  });

  it.each([
    ["0.50", "0.5"],
    ["5e-1", "0.5"],
    ["+.5", "0.5"],
    ["100", "1e2"],
    ["0x10", "16"],
    ["-0", "0"],
    ["0.1000000000000000055", "0.1"],
    ["0.30000000000000004", "0.30000000000000004"],
  ])("does not depend on how a number is written: %s is %s", (one, other) => {
    const withX = (x: string) => checksumOf(hbs({ vertexes: [{ x: "?", y: 1 }] }).replace('"?"', x));
    expect(withX(one)).toBe(withX(other));
  });

  it("changes with the smallest change of a number, and with the name", () => {
    const at = (x: number, name = "Bare") => checksumOf(hbs({ name, vertexes: [{ x, y: 1 }] }));
    expect(new Set([at(0.3), at(0.1 + 0.2), at(0.3, "Bear")]).size).toBe(3);
  });
});
