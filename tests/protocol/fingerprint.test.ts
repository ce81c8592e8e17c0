/** The short fingerprint of a public key. */
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "#protocol/fingerprint.ts";

const KEYS = Array.from({ length: 3000 }, (_, i) => `key ${i}`);

describe("a fingerprint", () => {
  it("has four unambiguous characters", () => {
    for (const key of KEYS) expect(fingerprintOf(key)).toMatch(/^[2-9a-km-np-z]{4}$/);
  });

  it("is always the same for a key, and rarely for two keys", () => {
    const fingerprints = KEYS.map(fingerprintOf);
    expect(KEYS.map(fingerprintOf)).toEqual(fingerprints);
    expect(new Set(fingerprints).size).toBeGreaterThan(2980);
  });

  it("is the same on client and server and in every version", () => {
    expect(fingerprintOf("")).toBe("5i64");
  });
});
