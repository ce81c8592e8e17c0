/** Proof of work of joins. */
import { describe, expect, it } from "vitest";
import { readWorkText, WORK_BITS_MAX, workMeter, workSeed, workText } from "#protocol/work.ts";
import { solve } from "#client/net/work/solve.ts";
import { sha256 } from "@noble/hashes/sha2.js";

const seed = workSeed("challenge", "key", "quick");

describe("the work of a number", () => {
  it("is the number of zero bits with which the hash of seed and number starts", () => {
    const bitsOf = workMeter(seed);
    for (const nonce of [0, 1, 255, 2 ** 32 + 7, Number.MAX_SAFE_INTEGER]) {
      const input = Buffer.concat([seed, Buffer.alloc(8)]);
      input.writeBigUInt64BE(BigInt(nonce), 32);
      const binary = [...sha256(input)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
      expect(bitsOf(nonce), String(nonce)).toBe(binary.indexOf("1"));
    }
  });

  it("is found by trying, and is the first number with enough bits", () => {
    const nonce = solve(seed, 10)!;
    const bitsOf = workMeter(seed);
    expect(bitsOf(nonce)).toBeGreaterThanOrEqual(10);
    expect(solve(seed, 10, 0, nonce)).toBeUndefined();
    expect(solve(seed, 10, nonce, 1)).toBe(nonce);
  });

  it("is worth nothing for another challenge, key or target", () => {
    const nonce = solve(seed, 14)!;
    const others = [
      workSeed("other", "key", "quick"),
      workSeed("challenge", "other", "quick"),
      workSeed("challenge", "key", "ABCDE"),
    ];
    for (const other of others) expect(workMeter(other)(nonce)).toBeLessThan(14);
  });
});

describe("the error text of a join that needs work", () => {
  it("names the bits", () => {
    for (const bits of [1, 17, WORK_BITS_MAX]) expect(readWorkText(workText(bits))).toBe(bits);
    expect(readWorkText("too many joins from your network; wait a moment")).toBeUndefined();
  });
});
