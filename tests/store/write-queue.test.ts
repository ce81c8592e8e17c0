/** The queue for writes that nothing waits for: order, bounds, repetition. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SqliteError } from "#server/store/sqlite/sqlite-error.ts";
import { type QueueBounds, WriteQueue } from "#server/store/write-queue.ts";
import { silent } from "../support/stores.ts";

const DISK_FULL = new SqliteError("database or disk is full", 13);
const NOW = 1_000_000;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** A queue over a database that can be away. `written` lists the writes that were made. */
function setUp(bounds: QueueBounds = { writes: 100, bytes: 1000 }) {
  const queue = new WriteQueue({ log: silent, date: () => Date.now(), bounds, pauses: { first: 100, max: 1000 } });
  const database = { error: undefined as Error | undefined, attempts: 0, written: [] as string[] };
  const write = (text: string) => async () => {
    database.attempts++;
    if (database.error !== undefined) throw database.error;
    database.written.push(text);
  };
  return { queue, database, write };
}

/** Lets the writes that can be made be made. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the write queue", () => {
  it("makes writes in order, one after the other", async () => {
    const { queue, database, write } = setUp();
    let running = 0;
    const alone = (text: string) => async () => {
      expect(++running).toBe(1);
      await write(text)();
      running--;
    };
    for (const text of ["a", "b", "c"]) queue.add(text, alone(text));
    expect(await queue.flush(1000)).toBe(0);
    expect(database.written).toEqual(["a", "b", "c"]);
    expect(queue.status()).toMatchObject({ pending: 0, bytes: 0, written: 3, dropped: 0, failingSince: undefined });
  });

  it("keeps of the writes of a key only the latest that waits", async () => {
    const { queue, database, write } = setUp();
    queue.add("first", write("first"));
    for (const text of ["match 1", "match 2", "match 3"]) queue.replace("match", write(text), 40);
    queue.add("last", write("last"));
    expect(queue.status()).toMatchObject({ pending: 3, bytes: 40 });
    await queue.flush(1000);
    expect(database.written).toEqual(["first", "match 3", "last"]);
  });

  it("repeats a failed write with growing pauses, before all later ones, until it succeeds", async () => {
    const { queue, database, write } = setUp();
    database.error = DISK_FULL;
    queue.add("a", write("a"));
    await settle();
    queue.add("b", write("b"));
    expect(queue.status()).toMatchObject({ pending: 2, failingSince: NOW, lastError: DISK_FULL.message });
    const attempts = [];
    for (const ms of [99, 1, 199, 1, 400, 800, 1000, 1000]) {
      await vi.advanceTimersByTimeAsync(ms);
      attempts.push(database.attempts);
    }
    expect(attempts).toEqual([1, 2, 2, 3, 4, 5, 6, 7]);
    database.error = undefined;
    await vi.advanceTimersByTimeAsync(1000);
    expect(database.written).toEqual(["a", "b"]);
    expect(queue.status()).toMatchObject({ pending: 0, written: 2, failingSince: undefined });
  });

  it("makes the newer write of a key when an older one has failed", async () => {
    const { queue, database, write } = setUp();
    database.error = new Error("Connection terminated unexpectedly");
    queue.replace("match", write("old"), 10);
    await settle();
    queue.replace("match", write("new"), 20);
    expect(queue.status()).toMatchObject({ pending: 1, bytes: 20 });
    database.error = undefined;
    expect(await queue.flush(1000)).toBe(0);
    expect(database.written).toEqual(["new"]);
    expect(queue.status().bytes).toBe(0);
  });

  it("gives up a write that is wrong, and goes on", async () => {
    const { queue, database, write } = setUp();
    const wrong = [
      new SqliteError("NOT NULL constraint failed", 19),
      Object.assign(new Error("null value"), { code: "23502" }),
      new TypeError("undefined is not a function"),
    ];
    for (const error of wrong) queue.add("wrong", () => Promise.reject(error));
    queue.add("throws", () => {
      throw new TypeError("at once");
    });
    queue.add("right", write("right"));
    await queue.flush(1000);
    expect(database.written).toEqual(["right"]);
    expect(queue.status()).toMatchObject({ refused: 4, written: 1, pending: 0 });
  });

  it("repeats what failed because the database was away", async () => {
    const away = ["57P01", "53100", "08006", "40001", "ECONNREFUSED"].map((code) =>
      Object.assign(new Error(code), { code }),
    );
    for (const error of [...away, new SqliteError("busy", 5), new SqliteError("the thread has ended", undefined)]) {
      const { queue, database, write } = setUp();
      database.error = error;
      queue.add("a", write("a"));
      await settle();
      database.error = undefined;
      expect(await queue.flush(1000)).toBe(0);
      expect([error.message, database.written]).toEqual([error.message, ["a"]]);
    }
  });

  it("refuses writes above its bounds and accepts them below", async () => {
    const { queue, database, write } = setUp({ writes: 3, bytes: 100 });
    database.error = DISK_FULL;
    queue.add("current", write("current"));
    await settle();
    expect([queue.add("b", write("b"), 60), queue.add("c", write("c"), 40)]).toEqual([true, true]);
    expect(queue.add("d", write("d"))).toBe(false);
    expect(queue.status()).toMatchObject({ pending: 3, bytes: 100, dropped: 1 });
    database.error = undefined;
    await queue.flush(1000);
    expect(database.written).toEqual(["current", "b", "c"]);
    expect([queue.add("e", write("e"), 60), queue.add("f", write("f"), 40)]).toEqual([true, true]);
  });

  it("drops replaceable writes first, the oldest before the others", async () => {
    const { queue, database, write } = setUp({ writes: 10, bytes: 100 });
    database.error = DISK_FULL;
    queue.add("current", write("current"));
    await settle();
    for (const code of ["A", "B", "C"]) queue.replace(`match ${code}`, write(code), 33);
    expect(queue.add("ban", write("ban"), 34)).toBe(true);
    expect(queue.add("ban", write("large ban"), 67)).toBe(false);
    expect(queue.status()).toMatchObject({ pending: 2, bytes: 34, dropped: 4 });
    database.error = undefined;
    await queue.flush(1000);
    expect(database.written).toEqual(["current", "ban"]);
  });

  it("waits for its writes no longer than it may", async () => {
    const { queue, database, write } = setUp();
    database.error = DISK_FULL;
    queue.add("a", write("a"));
    queue.add("b", write("b"));
    const flushed = queue.flush(250);
    await vi.advanceTimersByTimeAsync(250);
    expect(await flushed).toBe(2);
    queue.close();
    database.error = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(database.written).toEqual([]);
    expect(await queue.flush(10)).toBe(0);
  });
});
