/** Byte messages of the workshop, in parts and together again. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  AWARENESS,
  decodeSyncMessage,
  DIFF,
  encodeSyncMessage,
  PART_MAX,
  PartReader,
  splitMessage,
  STATE,
  UPDATE,
} from "#protocol/sync-message.ts";

it("a message is the same after it was sent in parts", () => {
  const sizes = fc.oneof(fc.nat(10), fc.nat(3 * PART_MAX), fc.constantFrom(PART_MAX - 2, PART_MAX - 1, PART_MAX));
  fc.assert(
    fc.property(fc.constantFrom(STATE, DIFF, UPDATE, AWARENESS), sizes, fc.nat(255), (kind, size, fill) => {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i + fill) & 255);
      const reader = new PartReader(4 * PART_MAX);
      const parts = splitMessage(encodeSyncMessage({ kind, bytes }));
      expect(parts.every(({ length }) => length <= PART_MAX)).toBe(true);
      const read = parts.map((part) => {
        const message = reader.add(part);
        // The transport reuses its memory.
        if (message === undefined) part.fill(0);
        return message;
      });
      expect(read.slice(0, -1).every((message) => message === undefined)).toBe(true);
      expect(decodeSyncMessage(read.at(-1) as Uint8Array)).toEqual({ kind, bytes });
    }),
  );
});

it("parts that cannot be ones are refused", () => {
  expect(new PartReader(9).add(new Uint8Array())).toBe("malformed");
  expect(new PartReader(9).add(Uint8Array.of(2, 1))).toBe("malformed");
  const reader = new PartReader(3);
  expect(reader.add(Uint8Array.of(1, 5, 5))).toBeUndefined();
  expect(reader.add(Uint8Array.of(0, 5, 5))).toBe("too large");
  expect(decodeSyncMessage(new Uint8Array())).toBeUndefined();
  expect(decodeSyncMessage(Uint8Array.of(4, 1))).toBeUndefined();
});
