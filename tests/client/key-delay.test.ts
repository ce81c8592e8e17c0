/** The configured input delay ("handicap"). */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HANDICAP_MAX_MS, KeyDelay } from "#client/net/match/key-delay.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function delayed() {
  const seen: number[] = [];
  const frames = { hold: (keys: number) => void seen.push(keys) };
  return { seen, delay: new KeyDelay(frames) };
}

describe("a handicap", () => {
  it("of 0 ms passes keys on at once", () => {
    const { seen, delay } = delayed();
    delay.hold(3);
    expect(seen).toEqual([3]);
  });

  it("delays every change by its duration, in order", () => {
    const { seen, delay } = delayed();
    delay.delayMs = 100;
    delay.hold(1);
    vi.advanceTimersByTime(60);
    delay.hold(2);
    vi.advanceTimersByTime(39);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(60);
    expect(seen).toEqual([1, 2]);
  });

  it("keeps the order of changes when it becomes shorter", () => {
    const { seen, delay } = delayed();
    delay.delayMs = 200;
    delay.hold(1);
    delay.delayMs = 0;
    delay.hold(2);
    vi.advanceTimersByTime(200);
    expect(seen).toEqual([1, 2]);
  });

  it("is limited to its bounds", () => {
    const { seen, delay } = delayed();
    delay.delayMs = 100_000;
    delay.hold(1);
    vi.advanceTimersByTime(HANDICAP_MAX_MS);
    expect(seen).toEqual([1]);
    delay.delayMs = -5;
    delay.hold(2);
    expect(seen).toEqual([1, 2]);
  });

  it("drops pending changes on stop", () => {
    const { seen, delay } = delayed();
    delay.delayMs = 100;
    delay.hold(1);
    delay.stop();
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([]);
  });
});
