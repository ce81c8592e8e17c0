/** The change log of the room list, and the live feed: contents and rate of its messages. */
import { roomNames } from "#server/colyseus/room-names.ts";
import fc from "fast-check";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomListing } from "#protocol/listing.ts";
import { ChangeLog } from "#server/lobby/change-log.ts";
import { createEpoch, readCursor, writeCursor } from "#server/lobby/cursor.ts";
import { ChangeMessages } from "#server/lobby/feed-message.ts";
import { LiveFeed } from "#server/lobby/live-feed.ts";
import { Quota } from "#server/limits/quota.ts";
import { inBatches } from "#server/lobby/batches.ts";
import { listing } from "../support/listings.ts";

describe("a cursor", () => {
  it("is unchanged by writing and reading", () => {
    const cursor = { epoch: createEpoch(() => 0.123), number: 42 };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(readCursor(writeCursor({ epoch: createEpoch(() => 0), number: 0 }))).toBeDefined();
  });

  it.each(["", "42", "abcdefgh", "abcdefgh-", "abcdefgh--1", "abcdefgh-1.5", "ABCDEFGH-1", "abcdefgh-1 ", "x-1"])(
    "cannot be read from %j",
    (text) => expect(readCursor(text)).toBeUndefined(),
  );

  it("is read or refused for any text", () => {
    fc.assert(fc.property(fc.string(), (text) => readCursor(text) === undefined || /^\w{8}-\d+$/u.test(text)));
  });
});

describe("the change log", () => {
  it("returns the newest state of each changed room once, in the order of the changes", () => {
    const log = new ChangeLog();
    log.record("AAAAA", listing("AAAAA"));
    log.record("BBBBB", listing("BBBBB"));
    log.record("AAAAA", listing("AAAAA", { players: 3 }));
    log.record("AAAAA", listing("AAAAA", { players: 4 }));
    expect(log.since(0)).toEqual([
      { code: "BBBBB", room: listing("BBBBB") },
      { code: "AAAAA", room: listing("AAAAA", { players: 4 }) },
    ]);
    expect(log.since(2)).toEqual([{ code: "AAAAA", room: listing("AAAAA", { players: 4 }) }]);
    expect(log.since(log.newest)).toEqual([]);
  });

  it("ignores unchanged rooms and the end of unknown ones", () => {
    const log = new ChangeLog();
    expect(log.record("AAAAA", listing("AAAAA"))).toBe(true);
    expect(log.record("AAAAA", { ...listing("AAAAA") })).toBe(false);
    expect(log.record("NONE0", null)).toBe(false);
    expect(log.record("AAAAA", null)).toBe(true);
    expect(log.record("AAAAA", null)).toBe(false);
    expect(log.rooms()).toEqual([]);
    expect(log.since(0)).toEqual([{ code: "AAAAA", room: null }]);
  });

  it("has no changes since a future number or a discarded one", () => {
    const log = new ChangeLog();
    for (let n = 0; n < 600; n++) {
      log.record(`R${n}`, listing(`R${n}`));
      log.record(`R${n}`, null);
    }
    log.record("LAST1", listing("LAST1"));
    expect(log.since(log.newest + 1)).toBeUndefined();
    expect(log.since(0)).toBeUndefined();
    // The end of room 99 is the newest discarded change.
    expect(log.since(199)).toBeUndefined();
    expect(log.since(200)).toHaveLength(501);
  });

  it("brings a reader up to date from any number", () => {
    const codes = fc.constantFrom("A", "B", "C", "D");
    const change = fc.record({ code: codes, players: fc.option(fc.nat(3)) });
    fc.assert(
      fc.property(fc.array(change), fc.nat(), (changes, pick) => {
        const log = new ChangeLog();
        const seen: ReadonlyMap<string, RoomListing>[] = [new Map()];
        for (const { code, players } of changes) {
          const before = log.newest;
          log.record(code, players === null ? null : listing(code, { players }));
          if (log.newest > before) seen.push(new Map(log.rooms().map((room) => [room.code, room])));
        }
        const start = pick % seen.length;
        const reader = new Map(seen[start]);
        for (const { code, room } of log.since(start)!) {
          if (room === null) reader.delete(code);
          else reader.set(code, room);
        }
        expect([...reader.values()].sort(byCode)).toEqual(log.rooms().sort(byCode));
      }),
    );
  });
});

const byCode = (a: RoomListing, b: RoomListing): number => (a.code < b.code ? -1 : 1);

describe("the live feed", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  function feedWith(random = 0.5): LiveFeed {
    return new LiveFeed({
      now: () => performance.now(),
      date: () => 1,
      random: () => random,
      log: pino({ level: "silent" }),
      names: roomNames(""),
    });
  }

  const cursorOf = ({ cursor }: { readonly cursor: string }) => readCursor(cursor)!;

  it("notifies at once after a quiet time, then at most four times a second", () => {
    const feed = feedWith();
    const notified: number[] = [];
    feed.follow(() => notified.push(performance.now()));
    const start = performance.now();
    for (let n = 0; n < 200; n++) {
      feed.record("AAAAA", listing("AAAAA", { players: n }));
      vi.advanceTimersByTime(10);
    }
    expect(notified[0]! - start).toBeLessThanOrEqual(1);
    expect(notified.length).toBeGreaterThanOrEqual(7);
    expect(notified.length).toBeLessThanOrEqual(9);
    vi.advanceTimersByTime(10_000);
    expect(notified.length).toBeLessThanOrEqual(9);
  });

  it("has no changes for an up-to-date cursor, nor before it has notified", () => {
    const feed = feedWith();
    const start = cursorOf(feed.snapshot());
    expect(feed.since(start)).toBeUndefined();
    feed.record("AAAAA", listing("AAAAA"));
    expect(feed.since(start)).toBeUndefined();
    vi.advanceTimersByTime(300);
    expect(feed.since(start)).toMatchObject({ changes: [{ code: "AAAAA", room: listing("AAAAA") }], now: 1 });
    expect(feed.since(cursorOf(feed.snapshot()))).toBeUndefined();
  });

  it("returns all rooms for a cursor of another run or of the future", () => {
    const before = feedWith(0.1);
    const after = feedWith(0.2);
    before.record("AAAAA", listing("AAAAA"));
    after.record("BBBBB", listing("BBBBB"));
    expect(after.since(cursorOf(before.snapshot()))).toMatchObject({ rooms: [listing("BBBBB")] });
    const { epoch } = cursorOf(after.snapshot());
    expect(after.since({ epoch, number: 99 })).toMatchObject({ rooms: [listing("BBBBB")] });
  });

  it("goes on after a follower throws, and skips one that has unsubscribed", () => {
    const feed = feedWith();
    const notified: string[] = [];
    feed.follow(() => {
      throw new Error("cannot read");
    });
    feed.follow(() => notified.push("stays"));
    feed.follow(() => notified.push("goes"))();
    feed.record("AAAAA", listing("AAAAA"));
    vi.advanceTimersByTime(300);
    expect(notified).toEqual(["stays"]);
  });

  it("serializes the changes since a cursor once", () => {
    const feed = feedWith();
    const start = cursorOf(feed.snapshot());
    feed.record("AAAAA", listing("AAAAA"));
    vi.advanceTimersByTime(300);
    const texts = new ChangeMessages(feed);
    expect(texts.since(start)).toBe(texts.since({ ...start }));
    expect(JSON.parse(texts.since(start)!.json)).toMatchObject({ changes: [{ code: "AAAAA" }] });
    expect(texts.since(cursorOf(feed.snapshot()))).toBeUndefined();
  });
});

describe("work in batches", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setImmediate"] }));
  afterEach(() => void vi.useRealTimers());

  it("is done for all items, even when one of them throws", () => {
    const done: number[] = [];
    const each = (n: number): void => {
      if (n === 2) throw new Error("a failing item");
      done.push(n);
    };
    inBatches([0, 1, 2, 3, 4, 5, 6], 3, each, pino({ level: "silent" }));
    expect(done).toEqual([0, 1]);
    vi.advanceTimersToNextTimer();
    expect(done).toEqual([0, 1, 3, 4, 5]);
    vi.advanceTimersToNextTimer();
    expect(done).toEqual([0, 1, 3, 4, 5, 6]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a quota", () => {
  it("is limited in total and per network; each release counts once", () => {
    const quota = new Quota({ total: 3, perNetwork: 2 });
    const first = quota.take("a")!;
    expect(quota.take("a")).toBeDefined();
    expect(quota.take("a")).toBeUndefined();
    expect(quota.take("b")).toBeDefined();
    expect(quota.take("c")).toBeUndefined();
    first();
    first();
    expect(quota.take("a")).toBeDefined();
    expect(quota.take("c")).toBeUndefined();
  });
});
