/** The client's room list: merging of changes, and the order of transports. */
import { describe, expect, it } from "vitest";
import { withChanges, withSnapshot } from "#client/net/lobby/listed-rooms.ts";
import { isLost, pauseAfter, transportAfter } from "#client/net/lobby/transport-order.ts";
import { listing } from "../support/listings.ts";

describe("the room list", () => {
  const [a, b, c] = [listing("AAAAA"), listing("BBBBB"), listing("CCCCC")] as const;

  it("reuses the objects of unchanged rooms, and itself without changes", () => {
    const rooms = [a, b];
    expect(withSnapshot(rooms, [{ ...a }, { ...b }])).toBe(rooms);
    const after = withSnapshot(rooms, [{ ...b }, { ...a, players: 5 }, c]);
    expect(after).toEqual([b, { ...a, players: 5 }, c]);
    expect(after[0]).toBe(b);
    expect(withSnapshot(rooms, [{ ...a }])).toEqual([a]);
    expect(withChanges(rooms, [{ code: "AAAAA", room: { ...a } }])).toBe(rooms);
    expect(withChanges(rooms, [{ code: "NOONE", room: null }])).toBe(rooms);
  });

  it("keeps its order, appends new rooms and removes closed ones", () => {
    const changed = { ...a, players: 5 };
    const after = withChanges(
      [a, b],
      [
        { code: "CCCCC", room: c },
        { code: "AAAAA", room: changed },
      ],
    );
    expect(after).toEqual([changed, b, c]);
    expect(after[1]).toBe(b);
    expect(withChanges(after, [{ code: "BBBBB", room: null }])).toEqual([changed, c]);
  });
});

describe("the transport", () => {
  it("is the socket twice, then the stream, then polling, then the socket again", () => {
    const transports = Array.from({ length: 6 }, (_, failures) => transportAfter(failures));
    expect(transports).toEqual(["socket", "socket", "stream", "polling", "socket", "socket"]);
    expect([3, 4].map(isLost)).toEqual([false, true]);
  });

  it("is retried after growing, bounded pauses, and others are tried at once", () => {
    const pauses = [0, 1, 4, 5, 8, 9, 12].map((failures) => pauseAfter(failures, 0.5));
    expect(pauses).toEqual([...pauses].sort((x, y) => x - y));
    expect(pauses[0]).toBe(500);
    expect(pauseAfter(400, 0.5)).toBe(30_000);
    expect(pauseAfter(2, 0.5)).toBe(0);
    expect(pauseAfter(3, 0.5)).toBe(0);
    expect(pauseAfter(0, 0)).toBeLessThan(pauseAfter(0, 1));
  });
});
