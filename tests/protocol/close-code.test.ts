/** The close codes of a connection. */
import { describe, expect, it } from "vitest";
import * as codes from "#protocol/close-code.ts";

describe("a close code", () => {
  const ours = Object.values(codes).filter((code) => typeof code === "number");

  it("is unique, in the range reserved for applications", () => {
    expect(new Set(ours).size).toBe(ours.length);
    for (const code of ours) expect(code >= 4400 && code < 5000, String(code)).toBe(true);
  });

  it("has an HTTP status for refused joins", () => {
    expect(codes.refusalStatus(codes.CLOSE_BAD_FRAME)).toBe(400);
    expect(codes.refusalStatus(codes.CLOSE_OUTDATED)).toBe(426);
  });

  it("forbids a reconnection after a breach of the rules, and not after a lost connection", () => {
    const final = [codes.CLOSE_BAD_FRAME, codes.CLOSE_KICKED, codes.CLOSE_UNKNOWN_MESSAGE, codes.CLOSE_FLOOD];
    for (const code of final) expect(codes.isDismissal(code)).toBe(true);
    for (const code of [codes.CLOSE_SLOW_READER, 1001, 1006, 4002, 4010, undefined]) {
      expect(codes.isDismissal(code)).toBe(false);
    }
  });
});
