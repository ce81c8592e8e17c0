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

  it("has eighths of a tick up to eight ticks, whole ticks up to 71, and no longer times", () => {
    const ticks = [0, 0.1, 7.99, -8, 8.4, 8.6, -20.3, 71, 71.6, 1000, -1000];
    expect(decodeEarliness(encodeEarliness(0, ticks)).map((each) => each.ticks)).toEqual([
      0, 0.125, 8, -8, 8, 9, -20, 71, 71, 71, -71,
    ]);
  });

  it("of no messages, or of no bytes, has no values", () => {
    expect(decodeEarliness(encodeEarliness(4, []))).toEqual([]);
    expect(decodeEarliness(new Uint8Array())).toEqual([]);
  });
});
