/** The limits of time of a script's thread, with a watch whose intervals pass when a test lets them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { ScriptWorker, WORKER_LIMITS, type WorkerLimits } from "#server/script/script-worker.ts";
import type { FromThread } from "#server/script/thread-messages.ts";
import { WATCH_MS } from "#server/script/thread-time.ts";
import { temporaryFolder } from "../support/script-environment.ts";

/** Starts the thread of a script. */
function start(source: string, limits: Partial<WorkerLimits> = {}) {
  const folder = temporaryFolder();
  const file = join(folder, "bot.js");
  writeFileSync(file, source);
  const kinds: FromThread["kind"][] = [];
  const ends: string[] = [];
  let changed = Promise.withResolvers<void>();
  const record = <T>(list: T[], entry: T) => {
    list.push(entry);
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const events = {
    onMessage: ({ kind }: FromThread) => record(kinds, kind),
    onEnd: (why: string) => record(ends, why),
  };
  const data = { name: "bot", file, storageFile: join(folder, "storage.json"), node: false, allowNet: [] };
  const worker = new ScriptWorker({ ...data, wordFilter: false }, events, { ...WORKER_LIMITS, ...limits });
  onTestFinished(() => worker.end());
  const countOf = (kind: FromThread["kind"]) => kinds.filter((each) => each === kind).length;
  /** Waits for that many messages of this kind, of a thread that has not ended. A poll would advance the clock of a test. */
  const received = async (kind: FromThread["kind"], count = 1) => {
    while (countOf(kind) < count) {
      expect(ends).toEqual([]);
      await changed.promise;
    }
  };
  return { ends, countOf, received };
}

/** A statement that waits without computing. */
const block = (ms: number) => `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});`;

function holdWatch(): void {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Nothing of the thread arrives meanwhile: as if other programs had the processor. */
const starve = (seconds: number) => void vi.advanceTimersByTime(seconds * 1000);

test("the time in which our own program is loaded does not count", async () => {
  holdWatch();
  const { received } = start("HBInit({});");
  starve(600);
  await received("open");
});

test("a script that is not given the processor has half a minute to answer", async () => {
  holdWatch();
  const { received, ends } = start("HBInit({});");
  await received("open");
  starve(30);
  await received("pong");
  starve(30);
  await received("pong", 2);
  starve(31);
  expect(ends).toEqual(["it has not answered for 30 s"]);
});

test("a script that waits for what never comes is not started", async () => {
  holdWatch();
  const { received, ends, countOf } = start("setInterval(function () {}, 1000);", { startMs: 1000 });
  await received("begin");
  while (ends.length === 0) {
    const pongs = countOf("pong");
    vi.advanceTimersByTime(WATCH_MS);
    if (ends.length === 0) await received("pong", pongs + 1);
  }
  expect(ends).toEqual(["it has not called HBInit within 1 s"]);
});

test("a script that computes without end is not started", async () => {
  const { ends } = start("for (;;);", { startMs: 100 });
  await expect.poll(() => ends.length).toBe(1);
  expect(ends[0]).toContain("it has not called HBInit within ");
});

test("the time to answer begins when HBInit is called", async () => {
  holdWatch();
  const { received } = start(`${block(1000)} HBInit({}); ${block(1000)}`);
  await received("begin");
  starve(25);
  await received("open");
  starve(25);
  await received("pong");
});

test("a script that is blocked for longer than its limit, without computing, goes on", async () => {
  const { received } = start(`${block(3000)} HBInit({}); ${block(3000)}`, { startMs: 2000 });
  await received("pong");
});
