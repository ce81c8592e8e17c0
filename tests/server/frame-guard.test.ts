/** Size, kind and rate limits of the frames that clients send. */
import { Protocol } from "@colyseus/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FrameGuard } from "#server/colyseus/frame-guard.ts";
import { TICK_MS } from "#sim/step.ts";

describe("the frame guard", () => {
  const frame = (...bytes: number[]) => Uint8Array.from(bytes);

  it("accepts the frames of the client", () => {
    const guard = new FrameGuard(0);
    const valid = [
      frame(Protocol.JOIN_ROOM),
      frame(Protocol.ROOM_DATA_BYTES, 0, 1, 2, 17),
      frame(Protocol.PING),
      frame(Protocol.ROOM_DATA, 0xa5, 115, 116, 97, 114, 116),
      frame(Protocol.LEAVE_ROOM),
    ];
    for (const bytes of valid) expect(guard.check(bytes, 0)).toBeUndefined();
  });

  it("refuses other kinds, and frames that are longer than their kind allows", () => {
    const bytes = fc.uint8Array({ maxLength: 4096 });
    const accepted: readonly number[] = [
      Protocol.JOIN_ROOM,
      Protocol.LEAVE_ROOM,
      Protocol.PING,
      Protocol.ROOM_DATA,
      Protocol.ROOM_DATA_BYTES,
    ];
    fc.assert(
      fc.property(bytes, (sent) => {
        if (new FrameGuard(0).check(sent, 0) !== undefined) return;
        expect(accepted).toContain(sent[0]);
        expect(sent.length).toBeLessThanOrEqual(sent[0] === Protocol.ROOM_DATA ? 2048 : 5);
      }),
      { numRuns: 2000 },
    );
  });

  it("accepts sixty messages with keys a second without a time limit", () => {
    const guard = new FrameGuard(0);
    for (let t = 0; t < 60 * 600; t++) {
      expect(guard.check(frame(Protocol.ROOM_DATA_BYTES, 0, 1, 2, 17), t * TICK_MS)).toBeUndefined();
    }
  });

  it("accepts a burst of 750 messages with keys, and then 75 a second", () => {
    const guard = new FrameGuard(0);
    let passed = 0;
    for (let n = 0; n < 2000; n++)
      if (guard.check(frame(Protocol.ROOM_DATA_BYTES, 0, 1, 2, 17), 0) === undefined) passed++;
    expect(passed).toBe(750);
    for (let n = 0; n < 2000; n++)
      if (guard.check(frame(Protocol.ROOM_DATA_BYTES, 0, 1, 2, 17), 1000) === undefined) passed++;
    expect(passed).toBe(825);
  });

  it("accepts a burst of sixty messages, and then ten a second", () => {
    const guard = new FrameGuard(0);
    let passed = 0;
    for (let t = 0; t < 100; t++) if (guard.check(frame(Protocol.ROOM_DATA, 1), 0) === undefined) passed++;
    expect(passed).toBe(60);
    for (let t = 0; t < 100; t++) if (guard.check(frame(Protocol.ROOM_DATA, 1), 2000) === undefined) passed++;
    expect(passed).toBe(80);
  });
});
