import { expect, test } from "vitest";
import { ThreadTime } from "#server/script/thread-time.ts";

/** What a limit of two seconds gives after each of these seconds, in which a thread computes for this share of the time. */
function limitsOver(seconds: number, share: number, idle = false): (number | undefined)[] {
  const time = new ThreadTime();
  const start = time.now;
  return Array.from({ length: seconds }, (_, second) => {
    for (let quarter = 1; quarter <= 4; quarter++) time.pass((second + quarter / 4) * 1000 * share, idle);
    return time.exceeded(start, 2000);
  });
}

const none = (count: number): undefined[] => Array<undefined>(count).fill(undefined);

test("computing time counts, and so does time in which a thread is idle", () => {
  expect(limitsOver(3, 1)).toEqual([undefined, undefined, 2000]);
  expect(limitsOver(3, 0, true)).toEqual([undefined, undefined, 2000]);
});

test("a thread without the processor has fifteen times the limit", () => {
  expect(limitsOver(26, 0.1)).toEqual([...none(25), 2000]);
  expect(limitsOver(31, 0.01)).toEqual([...none(30), 30_000]);
});

test("computing time that is reported late is not taken for that since a moment", () => {
  const time = new ThreadTime();
  const moment = time.now;
  time.pass(500, false);
  time.pass(2500, false);
  expect(time.exceeded(moment, 2000)).toBe(undefined);
  time.pass(2501, false);
  expect(time.exceeded(moment, 2000)).toBe(2000);
  expect(time.exceeded(time.now, 2000)).toBe(undefined);
});
