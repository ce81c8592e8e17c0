/** The clock of the predicted world against a server whose clock and connection the test sets. */
import { describe, expect, it } from "vitest";
import { AHEAD_MAX, TickClock } from "#client/net/match/tick-clock.ts";
import { EarlinessLog, REPORT_TICKS } from "#server/room/earliness-log.ts";
import { TICK_MS } from "#sim/step.ts";

type Way = {
  /** Delays of both directions in milliseconds. */
  readonly down: number;
  readonly up: (sentMs: number) => number;
  /** How much faster the client's clock is. */
  readonly drift?: number;
};

/** Runs a client with frames at 60 Hz and a message every 100 ms; returns how early its messages were in the last seconds. */
function run({ down, up, drift = 0 }: Way, seconds: number, watchFrame: (clock: TickClock) => void = () => undefined) {
  const clock = new TickClock();
  const log = new EarlinessLog();
  const early: number[] = [];
  const inFlight: { readonly atMs: number; readonly tick: number }[] = [];
  const local = (ms: number) => ms * (1 + drift) + 12_345;
  let lastArrival = 0;
  for (let ms = 0; ms < seconds * 1000; ms++) {
    while (inFlight[0] !== undefined && inFlight[0].atMs <= ms) {
      const { tick } = inFlight.shift()!;
      log.add(tick - ms / TICK_MS);
      if (ms > (seconds - 5) * 1000) early.push(tick - ms / TICK_MS);
    }
    if (Math.floor(ms / TICK_MS) === Math.floor((ms - 1) / TICK_MS)) continue;
    const tick = Math.floor(ms / TICK_MS);
    const report = tick % REPORT_TICKS === 0 ? log.report() : undefined;
    if (tick % 3 === 0) clock.patch(tick - Math.ceil(down / TICK_MS), local(ms));
    if (report !== undefined) clock.report(report, local(ms));
    if (!clock.isRunning || !clock.frame(local(ms))) clock.start(local(ms));
    watchFrame(clock);
    if (tick % 6 !== 0) continue;
    const named = clock.nextTick(local(ms));
    clock.sent(named, local(ms));
    lastArrival = Math.max(lastArrival, ms + up(ms));
    inFlight.push({ atMs: lastArrival, tick: named });
  }
  const mean = early.reduce((sum, ticks) => sum + ticks, 0) / early.length;
  return { clock, early, mean, least: Math.min(...early) };
}

/** A report on messages that were named for the present tick and arrived when many more had passed. */
function reportLate(clock: TickClock, count: number): void {
  const log = new EarlinessLog();
  for (let n = 0; n < count; n++) {
    clock.sent(clock.tick, n);
    log.add(-200);
  }
  clock.report(log.report()!, 20);
}

const jitter = (base: number, range: number) => (ms: number) => base + ((ms * 7919) % 101) * (range / 101);

describe("the clock", () => {
  it.each([1, 5, 25, 50, 75, 125, 300])("is in time with the least lead on a way of %i ms", (way) => {
    const { mean, least } = run({ down: way, up: () => way }, 12);
    expect(least).toBeGreaterThan(0);
    // Half a tick until the next one, and the margin.
    expect(mean).toBeLessThan(1.1);
  });

  it("leaves room for the jitter, and little more", () => {
    const { early, mean } = run({ down: 50, up: jitter(40, 20) }, 20);
    expect(early.filter((ticks) => ticks < 0).length).toBeLessThanOrEqual(1);
    // Half of the jitter, half a tick until the next one, and a margin of at most 1.5 ticks.
    expect(mean).toBeLessThan(20 / 2 / TICK_MS + 0.5 + 1.5);
  });

  it.each([0.05, -0.05, 0.001, -0.001])("follows a server whose clock differs by %f", (drift) => {
    const { early, mean } = run({ down: 40, up: jitter(35, 10), drift }, 30);
    expect(early.filter((ticks) => ticks < 0).length).toBeLessThanOrEqual(early.length * 0.1);
    expect(mean).toBeLessThan(4);
  });

  it("is not led astray by a stall", () => {
    const stalled = (ms: number) => (ms > 6000 && ms < 9000 ? 9000 - ms + 40 : 40);
    const { mean, least } = run({ down: 40, up: stalled }, 16);
    expect(least).toBeGreaterThan(0);
    expect(mean).toBeLessThan(2);
  });

  it("follows a way that becomes longer or shorter", () => {
    const longer = run({ down: 40, up: (ms) => (ms > 8000 ? 140 : 40) }, 20);
    expect(longer.least).toBeGreaterThan(0);
    expect(longer.mean).toBeLessThan(2);
    const shorter = run({ down: 40, up: (ms) => (ms > 8000 ? 40 : 140) }, 20);
    expect(shorter.mean).toBeLessThan(2);
  });

  it("runs at most three per cent faster or slower on an even connection", () => {
    const speeds: number[] = [];
    run({ down: 50, up: jitter(45, 10) }, 20, (clock) => speeds.push(clock.speed));
    const settled = speeds.slice(speeds.length / 4);
    expect(Math.min(...settled)).toBeGreaterThanOrEqual(0.97);
    expect(Math.max(...settled)).toBeLessThanOrEqual(1.03);
  });

  it("never goes back, nor far beyond the last patch", () => {
    const clock = new TickClock();
    clock.patch(100, 0);
    clock.start(0);
    let last = clock.tick;
    for (let ms = 0; ms < 5000; ms += 8) {
      clock.frame(ms);
      expect(clock.tick).toBeGreaterThanOrEqual(last);
      expect(clock.tick).toBeLessThanOrEqual(100 + AHEAD_MAX);
      last = clock.tick;
    }
    expect(last).toBe(100 + AHEAD_MAX);
  });

  const late = (clock: TickClock) => reportLate(clock, 10);
  it.each<[string, readonly ((clock: TickClock) => void)[]]>([
    ["a round trip of ten seconds", [(clock) => void (clock.rttMs = 10_000)]],
    ["messages that were later than a report can contain", [late]],
    ["skipped ticks after such messages", [late, (clock) => clock.skipped(5)]],
    ["many reports of such messages", [late, late, late, late]],
  ])("names no tick far beyond the last patch after %s", (_what, events) => {
    const clock = new TickClock();
    clock.patch(100, 0);
    clock.start(0);
    for (const event of events) event(clock);
    expect(clock.nextTick(0)).toBeGreaterThan(100 + AHEAD_MAX - 20);
    expect(clock.nextTick(0)).toBeLessThanOrEqual(100 + AHEAD_MAX + 1);
    clock.start(5000);
    expect(clock.nextTick(5000)).toBeLessThanOrEqual(100 + AHEAD_MAX + 1);
  });

  it("asks to be started again after a long frame", () => {
    const clock = new TickClock();
    clock.patch(100, 0);
    clock.start(0);
    expect(clock.frame(16)).toBe(true);
    expect(clock.frame(1000)).toBe(false);
  });

  it("ignores reports about messages that it has not sent", () => {
    const clock = new TickClock();
    clock.patch(100, 0);
    clock.start(0);
    clock.report(Uint8Array.of(77, 1, 2, 3), 10);
    clock.report(new Uint8Array(0), 10);
    expect(clock.frame(16)).toBe(true);
    expect(clock.speed).toBe(1);
  });
});
