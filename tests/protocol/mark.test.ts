/** The short mark of a key. */
import { describe, expect, it } from "vitest";
import { markOf } from "#protocol/mark.ts";

const KEYS = Array.from({ length: 3000 }, (_, i) => `key ${i}`);

describe("a mark", () => {
  it("is four letters that cannot be mistaken for each other", () => {
    for (const key of KEYS) expect(markOf(key)).toMatch(/^[2-9a-km-np-z]{4}$/);
  });

  it("is always the same for a key, and seldom for two", () => {
    const marks = KEYS.map(markOf);
    expect(KEYS.map(markOf)).toEqual(marks);
    expect(new Set(marks).size).toBeGreaterThan(2980);
  });

  it("is the same on every side and in every version", () => {
    expect(markOf("")).toBe("5i64");
  });
});
