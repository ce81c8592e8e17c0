/** The short fingerprint of a key. */
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "#protocol/fingerprint.ts";

const KEYS = Array.from({ length: 3000 }, (_, i) => `key ${i}`);

describe("a mark", () => {
  it("is four letters that cannot be mistaken for each other", () => {
    for (const key of KEYS) expect(fingerprintOf(key)).toMatch(/^[2-9a-km-np-z]{4}$/);
  });

  it("is always the same for a key, and seldom for two", () => {
    const fingerprints = KEYS.map(fingerprintOf);
    expect(KEYS.map(fingerprintOf)).toEqual(fingerprints);
    expect(new Set(fingerprints).size).toBeGreaterThan(2980);
  });

  it("is the same on every side and in every version", () => {
    expect(fingerprintOf("")).toBe("5i64");
  });
});
