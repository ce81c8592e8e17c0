/** The message with keys: three bytes, and ticks by their lowest 16 bits. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeKeys, encodeKeys, fullTick, KEYS_FRAME_LENGTH } from "#protocol/keys-message.ts";

describe("a message with keys", () => {
  it("is three bytes behind the header", () => {
    expect(encodeKeys(0x12345, 17)).toEqual(Uint8Array.of(0x45, 0x23, 17));
    expect(KEYS_FRAME_LENGTH).toBe(5);
  });

  it("is decoded to the same tick, wherever the receiver is within nine minutes of it", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.integer({ min: -32_767, max: 32_767 }), fc.nat(255), (tick, offset, keys) => {
        expect(decodeKeys(encodeKeys(tick, keys), tick + offset)).toEqual({ tick, keys });
      }),
    );
  });

  it.each([0, 1, 2, 4, 100])("of %i bytes is none", (length) => {
    expect(decodeKeys(new Uint8Array(length), 0)).toBeUndefined();
  });

  it("names the nearest tick, also across the end of the numbers", () => {
    expect(fullTick(3, 0x1fffe)).toBe(0x20003);
    expect(fullTick(0xfffe, 0x20003)).toBe(0x1fffe);
  });
});
