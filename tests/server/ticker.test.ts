/** The scheduler of all rooms, on a clock that the test moves. */
import { describe, expect, it } from "vitest";
import { Ticker } from "#server/room/ticker.ts";
import { TICK_MS } from "#sim/step.ts";
import { FakeClock } from "../support/fake-clock.ts";

/** A room that only counts. */
class ScheduledRoom {
  readonly times: number[] = [];
  skipped = 0;
  readonly stop: () => void;

  constructor(ticker: Ticker, clock: FakeClock, step: (beat: ScheduledRoom) => void = () => undefined) {
    const beat = () => {
      this.times.push(clock.nowMs);
      step(this);
    };
    this.stop = ticker.add(beat, (ticks) => (this.skipped += ticks));
  }

  get count(): number {
    return this.times.length;
  }
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, i) => time - times[i]!);
}

describe("one room", () => {
  it("makes as many steps in ten minutes as sixty a second are, to one", () => {
    const clock = new FakeClock(12_345.678);
    const beat = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(12_345.678 + 600_000);
    expect(Math.abs(beat.count - 36_000)).toBeLessThanOrEqual(1);
    expect(beat.skipped).toBe(0);
  });

  it("keeps its pace although every sleep ends late", () => {
    const clock = new FakeClock();
    clock.lateMs = 1.3;
    const beat = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(60_000);
    expect(Math.abs(beat.count - 3600)).toBeLessThanOrEqual(1);
    expect(Math.max(...gaps(beat.times))).toBeLessThan(TICK_MS + 1.5);
  });

  it("is never early", () => {
    const clock = new FakeClock();
    const beat = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(10_000);
    beat.times.forEach((time, i) => expect(time).toBeGreaterThanOrEqual((i + 1) * TICK_MS - 0.06));
  });

  it("makes up for a short stall, every step of it", () => {
    const clock = new FakeClock();
    const beat = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(1000);
    clock.stall(4 * TICK_MS);
    clock.runUntil(2000);
    expect(Math.abs(beat.count - 120)).toBeLessThanOrEqual(1);
    expect(beat.skipped).toBe(0);
  });

  it("gives a long stall up, says how much, and goes on at its pace", () => {
    const clock = new FakeClock();
    const beat = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(1000);
    clock.stall(1000);
    clock.runUntil(2200);
    const soonAfter = beat.times.filter((time) => time >= 2000 && time < 2010);
    expect(soonAfter.length).toBeLessThanOrEqual(6);
    expect(beat.skipped).toBeGreaterThanOrEqual(54);
    expect(Math.abs(beat.count + beat.skipped - 132)).toBeLessThanOrEqual(1);
  });

  it("does not pile up what it cannot do", () => {
    const clock = new FakeClock();
    const beat = new ScheduledRoom(new Ticker(clock), clock, () => clock.stall(25));
    clock.runUntil(10_000);
    expect(Math.max(...gaps(beat.times))).toBeLessThan(50);
    expect(Math.abs(beat.count + beat.skipped - 600)).toBeLessThanOrEqual(8);
  });
});

describe("many rooms", () => {
  it("have their turns spread over the period, to a millisecond", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const beats = Array.from({ length: 8 }, () => new ScheduledRoom(ticker, clock));
    clock.runUntil(1000);
    const phases = beats.map((beat) => beat.times.at(-1)! % TICK_MS).toSorted((a, b) => a - b);
    const between = phases.map((phase, i) => (phases[i + 1] ?? phases[0]! + TICK_MS) - phase);
    expect(Math.min(...between)).toBeGreaterThan(TICK_MS / 8 - 1);
  });

  it("all keep their pace over ten minutes, never half a millisecond early", () => {
    const clock = new FakeClock();
    clock.lateMs = 0.2;
    const ticker = new Ticker(clock);
    const beats = Array.from({ length: 12 }, () => new ScheduledRoom(ticker, clock));
    clock.runUntil(600_000);
    for (const beat of beats) {
      expect(Math.abs(beat.count - 36_000)).toBeLessThanOrEqual(1);
      expect(Math.max(...gaps(beat.times.slice(1, 1000)))).toBeLessThan(TICK_MS + 2);
      expect(Math.min(...gaps(beat.times.slice(1, 1000)))).toBeGreaterThan(TICK_MS - 2);
    }
  });

  it("each keep their pace beside a slow neighbour", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const beat = new ScheduledRoom(ticker, clock);
    const slow = new ScheduledRoom(ticker, clock, () => clock.stall(12));
    clock.runUntil(10_000);
    expect(Math.abs(beat.count - 600)).toBeLessThanOrEqual(1);
    expect(Math.abs(slow.count - 600)).toBeLessThanOrEqual(1);
    expect(beat.skipped).toBe(0);
  });

  it("come and go while others run", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const first = new ScheduledRoom(ticker, clock);
    clock.runUntil(1000);
    const second = new ScheduledRoom(ticker, clock);
    clock.runUntil(2000);
    first.stop();
    first.stop();
    const { count } = first;
    clock.runUntil(3000);
    expect(first.count).toBe(count);
    expect(Math.abs(second.count - 120)).toBeLessThanOrEqual(1);
    expect(ticker.size).toBe(1);
  });

  it("may end themselves, and each other, in a step", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const own = new ScheduledRoom(ticker, clock, (beat) => beat.count === 10 && beat.stop());
    const victim = new ScheduledRoom(ticker, clock);
    const killer = new ScheduledRoom(ticker, clock, (beat) => {
      if (beat.count !== 10) return;
      // Both are due now; the other's turn would come in this very round.
      clock.stall(TICK_MS);
      victim.stop();
    });
    clock.runUntil(1000);
    expect(own.count).toBe(10);
    expect(victim.count).toBeLessThanOrEqual(10);
    expect(killer.count).toBeGreaterThan(50);
    expect(ticker.size).toBe(1);
  });

  it("may be added in a step", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const added: ScheduledRoom[] = [];
    const parent = new ScheduledRoom(ticker, clock, (beat) => {
      if (beat.count === 1) added.push(new ScheduledRoom(ticker, clock));
    });
    clock.runUntil(1000);
    expect(added).toHaveLength(1);
    expect(Math.abs(added[0]!.count - parent.count)).toBeLessThanOrEqual(1);
  });
});

describe("no room", () => {
  it("costs nothing: nobody is waiting for anything", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    expect(clock.busy).toBe(false);
    const beat = new ScheduledRoom(ticker, clock);
    clock.runUntil(100);
    beat.stop();
    clock.runUntil(200);
    expect(clock.busy).toBe(false);
    const next = new ScheduledRoom(ticker, clock);
    clock.runUntil(1200);
    expect(Math.abs(next.count - 60)).toBeLessThanOrEqual(1);
  });
});
