/** The scheduler of all rooms, on a clock that the test advances. */
import { describe, expect, it } from "vitest";
import { Ticker } from "#server/room/ticker.ts";
import { TICK_MS } from "#sim/step.ts";
import { FakeClock } from "../support/fake-clock.ts";

/** A room that counts its steps. */
class ScheduledRoom {
  readonly times: number[] = [];
  skipped = 0;
  readonly stop: () => void;

  constructor(ticker: Ticker, clock: FakeClock, step: (room: ScheduledRoom) => void = () => undefined) {
    const tick = () => {
      this.times.push(clock.nowMs);
      step(this);
    };
    this.stop = ticker.add(tick, (ticks) => (this.skipped += ticks));
  }

  get count(): number {
    return this.times.length;
  }
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, i) => time - times[i]!);
}

describe("one room", () => {
  it("makes sixty steps a second over ten minutes, ±1", () => {
    const clock = new FakeClock(12_345.678);
    const room = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(12_345.678 + 600_000);
    expect(Math.abs(room.count - 36_000)).toBeLessThanOrEqual(1);
    expect(room.skipped).toBe(0);
  });

  it("keeps its rate although every timer fires late", () => {
    const clock = new FakeClock();
    clock.lateMs = 1.3;
    const room = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(60_000);
    expect(Math.abs(room.count - 3600)).toBeLessThanOrEqual(1);
    expect(Math.max(...gaps(room.times))).toBeLessThan(TICK_MS + 1.5);
  });

  it("is never early", () => {
    const clock = new FakeClock();
    const room = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(10_000);
    room.times.forEach((time, i) => expect(time).toBeGreaterThanOrEqual((i + 1) * TICK_MS - 0.06));
  });

  it("catches up every step of a short stall", () => {
    const clock = new FakeClock();
    const room = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(1000);
    clock.stall(4 * TICK_MS);
    clock.runUntil(2000);
    expect(Math.abs(room.count - 120)).toBeLessThanOrEqual(1);
    expect(room.skipped).toBe(0);
  });

  it("skips the steps of a long stall, reports them, and goes on at its rate", () => {
    const clock = new FakeClock();
    const room = new ScheduledRoom(new Ticker(clock), clock);
    clock.runUntil(1000);
    clock.stall(1000);
    clock.runUntil(2200);
    const soonAfter = room.times.filter((time) => time >= 2000 && time < 2010);
    expect(soonAfter.length).toBeLessThanOrEqual(6);
    expect(room.skipped).toBeGreaterThanOrEqual(54);
    expect(Math.abs(room.count + room.skipped - 132)).toBeLessThanOrEqual(1);
  });

  it("does not accumulate steps when overloaded", () => {
    const clock = new FakeClock();
    const room = new ScheduledRoom(new Ticker(clock), clock, () => clock.stall(25));
    clock.runUntil(10_000);
    expect(Math.max(...gaps(room.times))).toBeLessThan(50);
    expect(Math.abs(room.count + room.skipped - 600)).toBeLessThanOrEqual(8);
  });
});

describe("many rooms", () => {
  it("are spread over the period, to a millisecond", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const rooms = Array.from({ length: 8 }, () => new ScheduledRoom(ticker, clock));
    clock.runUntil(1000);
    const phases = rooms.map((room) => room.times.at(-1)! % TICK_MS).toSorted((a, b) => a - b);
    const between = phases.map((phase, i) => (phases[i + 1] ?? phases[0]! + TICK_MS) - phase);
    expect(Math.min(...between)).toBeGreaterThan(TICK_MS / 8 - 1);
  });

  it("keep their rate over ten minutes, never half a millisecond early", () => {
    const clock = new FakeClock();
    clock.lateMs = 0.2;
    const ticker = new Ticker(clock);
    const rooms = Array.from({ length: 12 }, () => new ScheduledRoom(ticker, clock));
    clock.runUntil(600_000);
    for (const room of rooms) {
      expect(Math.abs(room.count - 36_000)).toBeLessThanOrEqual(1);
      expect(Math.max(...gaps(room.times.slice(1, 1000)))).toBeLessThan(TICK_MS + 2);
      expect(Math.min(...gaps(room.times.slice(1, 1000)))).toBeGreaterThan(TICK_MS - 2);
    }
  });

  it("need one timer for each of the eight moments of a period", () => {
    const clock = new FakeClock();
    clock.lateMs = 0.07;
    const ticker = new Ticker(clock);
    for (let n = 0; n < 16; n++) new ScheduledRoom(ticker, clock);
    clock.runUntil(1000);
    const { sleeps } = clock;
    clock.runUntil(11_000);
    expect((clock.sleeps - sleeps) / 10).toBeLessThan(8 * 60 * 1.05);
  });

  it("keep their rate beside a slow room", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const room = new ScheduledRoom(ticker, clock);
    const slow = new ScheduledRoom(ticker, clock, () => clock.stall(12));
    clock.runUntil(10_000);
    expect(Math.abs(room.count - 600)).toBeLessThanOrEqual(1);
    expect(Math.abs(slow.count - 600)).toBeLessThanOrEqual(1);
    expect(room.skipped).toBe(0);
  });

  it("can be added and removed while others run", () => {
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

  it("can remove themselves and each other in a step", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const own = new ScheduledRoom(ticker, clock, (room) => room.count === 10 && room.stop());
    const removed = new ScheduledRoom(ticker, clock);
    const remover = new ScheduledRoom(ticker, clock, (room) => {
      if (room.count !== 10) return;
      // Both are due now; the other one's step would follow in this round.
      clock.stall(TICK_MS);
      removed.stop();
    });
    clock.runUntil(1000);
    expect(own.count).toBe(10);
    expect(removed.count).toBeLessThanOrEqual(10);
    expect(remover.count).toBeGreaterThan(50);
    expect(ticker.size).toBe(1);
  });

  it("can be added in a step", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    const added: ScheduledRoom[] = [];
    const parent = new ScheduledRoom(ticker, clock, (room) => {
      if (room.count === 1) added.push(new ScheduledRoom(ticker, clock));
    });
    clock.runUntil(1000);
    expect(added).toHaveLength(1);
    expect(Math.abs(added[0]!.count - parent.count)).toBeLessThanOrEqual(1);
  });
});

describe("no room", () => {
  it("uses no timer", () => {
    const clock = new FakeClock();
    const ticker = new Ticker(clock);
    expect(clock.busy).toBe(false);
    const room = new ScheduledRoom(ticker, clock);
    clock.runUntil(100);
    room.stop();
    clock.runUntil(200);
    expect(clock.busy).toBe(false);
    const next = new ScheduledRoom(ticker, clock);
    clock.runUntil(1200);
    expect(Math.abs(next.count - 60)).toBeLessThanOrEqual(1);
  });
});
