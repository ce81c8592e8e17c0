/** The server's reports on how early messages arrived. */
import { describe, expect, it } from "vitest";
import { decodeEarliness, encodeEarliness } from "#protocol/earliness-report.ts";

describe("a report on early messages", () => {
  it("numbers them back from the last one, across the wrap of the count", () => {
    expect(decodeEarliness(encodeEarliness(1, [0.5, -2.25, 1]))).toEqual([
      { seq: 255, ticks: 0.5 },
      { seq: 0, ticks: -2.25 },
      { seq: 1, ticks: 1 },
    ]);
  });

  it("keeps values within a signed byte", () => {
    expect(decodeEarliness(encodeEarliness(9, [100, -100]))).toEqual([
      { seq: 8, ticks: 127 / 8 },
      { seq: 9, ticks: -127 / 8 },
    ]);
  });

  it("of no messages, or of no bytes, has no values", () => {
    expect(decodeEarliness(encodeEarliness(4, []))).toEqual([]);
    expect(decodeEarliness(new Uint8Array())).toEqual([]);
  });
});
