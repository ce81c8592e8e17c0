/** The log of the room list, and the feed that reads it out: what a reader is told, and how often. */
import { roomNames } from "#server/colyseus/room-names.ts";
import fc from "fast-check";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomListing } from "#protocol/listing.ts";
import { ChangeLog } from "#server/lobby/change-log.ts";
import { createEpoch, readCursor, writeCursor } from "#server/lobby/cursor.ts";
import { ChangeMessages } from "#server/lobby/feed-message.ts";
import { LiveFeed } from "#server/lobby/live-feed.ts";
import { Quota } from "#server/lobby/quota.ts";
import { inBatches } from "#server/lobby/batches.ts";
import { listing } from "../support/listings.ts";

describe("a cursor", () => {
  it("is read back as it was written", () => {
    const cursor = { epoch: createEpoch(() => 0.123), number: 42 };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(readCursor(writeCursor({ epoch: createEpoch(() => 0), number: 0 }))).toBeDefined();
  });

  it.each(["", "42", "abcdefgh", "abcdefgh-", "abcdefgh--1", "abcdefgh-1.5", "ABCDEFGH-1", "abcdefgh-1 ", "x-1"])(
    "is not %j",
    (text) => expect(readCursor(text)).toBeUndefined(),
  );

  it("is read or refused, whatever is given for one", () => {
    fc.assert(fc.property(fc.string(), (text) => readCursor(text) === undefined || /^\w{8}-\d+$/u.test(text)));
  });
});

describe("the log", () => {
  it("tells a room's newest state once, however often it changed, in the order of the changes", () => {
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

  it("takes no notice of a room that says what it said before, nor of the end of one that was never there", () => {
    const log = new ChangeLog();
    expect(log.record("AAAAA", listing("AAAAA"))).toBe(true);
    expect(log.record("AAAAA", { ...listing("AAAAA") })).toBe(false);
    expect(log.record("GHOST", null)).toBe(false);
    expect(log.record("AAAAA", null)).toBe(true);
    expect(log.record("AAAAA", null)).toBe(false);
    expect(log.rooms()).toEqual([]);
    expect(log.since(0)).toEqual([{ code: "AAAAA", room: null }]);
  });

  it("does not know what is in the future, nor what it has forgotten", () => {
    const log = new ChangeLog();
    for (let n = 0; n < 600; n++) {
      log.record(`R${n}`, listing(`R${n}`));
      log.record(`R${n}`, null);
    }
    log.record("LAST1", listing("LAST1"));
    expect(log.since(log.newest + 1)).toBeUndefined();
    expect(log.since(0)).toBeUndefined();
    // The end of room 99 is the newest that is forgotten.
    expect(log.since(199)).toBeUndefined();
    expect(log.since(200)).toHaveLength(501);
  });

  it("brings a reader who was away to the list as it is, wherever he starts", () => {
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

describe("the feed", () => {
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

  it("speaks at once after a quiet time, and then four times a second, however much happens", () => {
    const feed = feedWith();
    const told: number[] = [];
    feed.follow(() => told.push(performance.now()));
    const start = performance.now();
    for (let n = 0; n < 200; n++) {
      feed.record("AAAAA", listing("AAAAA", { players: n }));
      vi.advanceTimersByTime(10);
    }
    expect(told[0]! - start).toBeLessThanOrEqual(1);
    expect(told.length).toBeGreaterThanOrEqual(7);
    expect(told.length).toBeLessThanOrEqual(9);
    vi.advanceTimersByTime(10_000);
    expect(told.length).toBeLessThanOrEqual(9);
  });

  it("has nothing new for who is informed, and not yet anything before it has spoken", () => {
    const feed = feedWith();
    const start = cursorOf(feed.snapshot());
    expect(feed.since(start)).toBeUndefined();
    feed.record("AAAAA", listing("AAAAA"));
    expect(feed.since(start)).toBeUndefined();
    vi.advanceTimersByTime(300);
    expect(feed.since(start)).toMatchObject({ changes: [{ code: "AAAAA", room: listing("AAAAA") }], now: 1 });
    expect(feed.since(cursorOf(feed.snapshot()))).toBeUndefined();
  });

  it("tells everything anew to who comes with a cursor of another run, or of the future", () => {
    const before = feedWith(0.1);
    const after = feedWith(0.2);
    before.record("AAAAA", listing("AAAAA"));
    after.record("BBBBB", listing("BBBBB"));
    expect(after.since(cursorOf(before.snapshot()))).toMatchObject({ rooms: [listing("BBBBB")] });
    const { epoch } = cursorOf(after.snapshot());
    expect(after.since({ epoch, number: 99 })).toMatchObject({ rooms: [listing("BBBBB")] });
  });

  it("goes on when one of its readers fails, and leaves alone who has gone", () => {
    const feed = feedWith();
    const told: string[] = [];
    feed.follow(() => {
      throw new Error("cannot read");
    });
    feed.follow(() => told.push("stays"));
    feed.follow(() => told.push("goes"))();
    feed.record("AAAAA", listing("AAAAA"));
    vi.advanceTimersByTime(300);
    expect(told).toEqual(["stays"]);
  });

  it("is written out once for all who ask from the same point", () => {
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

describe("something done for many", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setImmediate"] }));
  afterEach(() => void vi.useRealTimers());

  it("is done in portions, and for all, also when it fails for one of them", () => {
    const done: number[] = [];
    const each = (n: number): void => {
      if (n === 2) throw new Error("cannot be told");
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

describe("places", () => {
  it("are so many in all and so many per network, and free again when they are given back, once", () => {
    const places = new Quota({ total: 3, perNetwork: 2 });
    const first = places.take("a")!;
    expect(places.take("a")).toBeDefined();
    expect(places.take("a")).toBeUndefined();
    expect(places.take("b")).toBeDefined();
    expect(places.take("c")).toBeUndefined();
    first();
    first();
    expect(places.take("a")).toBeDefined();
    expect(places.take("c")).toBeUndefined();
  });
});
