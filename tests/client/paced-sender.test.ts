/** Messages of a page to a document's room: in order, and never faster than the room reads. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PacedSender } from "#client/net/workshop/paced-sender.ts";
import { PartReader } from "#protocol/sync-message.ts";
import { DOCUMENT_MAX, READ_BYTES } from "#protocol/workshop.ts";
import { TokenBucket } from "#server/limits/token-bucket.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Bytes of a frame around a part, as they arrive at the server. */
const FRAME = 10;

it("messages arrive whole and in order, within what the room reads", async () => {
  const bucket = new TokenBucket(READ_BYTES, performance.now());
  const reader = new PartReader(DOCUMENT_MAX + 1);
  const sizes: number[] = [];
  let idle = 0;
  const sender = new PacedSender({
    now: () => performance.now(),
    onIdle: () => idle++,
    send: (part) => {
      expect(bucket.take(performance.now(), part.length + FRAME)).toBe(true);
      const message = reader.add(part);
      if (message !== undefined) sizes.push((message as Uint8Array).length);
    },
  });
  const sent = [DOCUMENT_MAX, 5, DOCUMENT_MAX / 2, 1, DOCUMENT_MAX, 3];
  for (const size of sent) sender.send(new Uint8Array(size));
  expect([sender.isIdle, sizes]).toEqual([false, [DOCUMENT_MAX, 5]]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sender.isIdle, sizes]).toEqual([true, sent]);
  expect(idle).toBeGreaterThan(0);
});

it("nothing is sent once it is closed", async () => {
  const parts: Uint8Array[] = [];
  const sender = new PacedSender({
    now: () => performance.now(),
    onIdle: () => undefined,
    send: (part) => parts.push(part),
  });
  for (let n = 0; n < 3; n++) sender.send(new Uint8Array(DOCUMENT_MAX));
  const before = parts.length;
  sender.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(parts).toHaveLength(before);
});
