/** What stands between a player's line and the match: jitter buffer, pace meter, frame guard, tick meter. */
import fc from "fast-check";
import { Protocol } from "@colyseus/core";
import { describe, expect, it } from "vitest";
import { FrameGuard } from "#server/colyseus/frame-guard.ts";
import { JitterBuffer } from "#server/room/jitter-buffer.ts";
import { PaceMeter } from "#server/room/pace-meter.ts";
import { TickMeter } from "#server/room/tick-meter.ts";
import { TICK_MS } from "#sim/step.ts";

class Queue {
  readonly waiting: number[] = [];
  used = 0;

  get size(): number {
    return this.waiting.length;
  }

  next(): number | undefined {
    this.used++;
    return this.waiting.shift();
  }
}

/** Feeds `arrivals[t]` inputs before tick t and gives what each tick used and held. */
function play(buffer: JitterBuffer, queue: Queue, arrivals: readonly number[]) {
  let sent = queue.used + queue.size;
  return arrivals.map((count) => {
    for (let n = 0; n < count; n++) queue.waiting.push((++sent % 31) + 1);
    const before = queue.used;
    const keys = buffer.take(queue);
    return { keys, used: queue.used - before, waiting: queue.size };
  });
}

const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
const even = (ticks: number): number[] => times(ticks, 1);

describe("the jitter buffer", () => {
  it("gives one input per tick to who sends one per tick, and keeps one waiting", () => {
    const queue = new Queue();
    const rows = play(new JitterBuffer(), queue, even(100));
    expect(rows.slice(0, 1).map(({ used }) => used)).toEqual([0]);
    expect(rows.slice(1).every(({ used }) => used === 1)).toBe(true);
    expect(rows.at(-1)!.waiting).toBe(1);
  });

  it("holds the last input while none is there, and then waits for one more than before", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    const target = buffer.target;
    const [last, held] = play(buffer, queue, [0, 0]);
    expect(held!.keys).toBe(last!.keys);
    expect(held!.used).toBe(0);
    expect(buffer.target).toBe(target + 1);
  });

  it("makes one gap out of one stall, not one target per tick of it", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    play(buffer, queue, times(60, 0));
    expect(buffer.target).toBe(2);
  });

  it("is content with less after a calm while", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    for (let n = 0; n < 4; n++) play(buffer, queue, [0, 0, 0, 0, 0, 0, 6]);
    const high = buffer.target;
    expect(high).toBeGreaterThanOrEqual(3);
    play(buffer, queue, even(180 * (high + 2)));
    expect(buffer.target).toBe(0);
  });

  it("tries more and more seldom to do without a waiting input where that went wrong", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(200));
    expect(buffer.target).toBe(0);
    const trials = [180, 720, 2880].map((calm) => {
      // The one input that still waited is used up, and the next one is late.
      play(buffer, queue, [0, 0, 1, 1]);
      expect(buffer.target).toBe(1);
      play(buffer, queue, even(calm));
      const early = buffer.target;
      play(buffer, queue, even(3 * calm + 10));
      return [early, buffer.target];
    });
    expect(trials).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it("drops what piles up beyond its target, the oldest first, and counts it as used", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    const [burst] = play(buffer, queue, [300]);
    expect(burst!.waiting).toBeLessThanOrEqual(buffer.target + 3);
    expect(queue.used + queue.size).toBe(310);
    const after = play(buffer, queue, even(20));
    expect(after.every(({ used }) => used === 1)).toBe(true);
  });

  it("lets all keys go when the line is new", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    buffer.reset();
    expect(buffer.take(new Queue())).toBe(0);
    expect(buffer.target).toBe(1);
  });

  it("never delays by more than a dozen ticks and never invents an input, whatever arrives when", () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(arrivals, (counts) => {
        const queue = new Queue();
        const buffer = new JitterBuffer();
        let used = 0;
        let last = 0;
        for (const row of play(buffer, queue, counts)) {
          expect(row.waiting).toBeLessThanOrEqual(12);
          expect(buffer.target).toBeLessThanOrEqual(8);
          if (row.used === 0) expect(row.keys).toBe(last);
          last = row.keys;
          used += row.used;
        }
        expect(used + queue.size).toBe(counts.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 200 },
    );
  });
});

describe("the pace meter", () => {
  it("speaks twice a second, and tells the means of what waits and of what waits too long", () => {
    const meter = new PaceMeter();
    const reports = Array.from({ length: 60 }, (_, t) => meter.add(t < 15 ? 3 : 4, t < 30 ? 2 : 5));
    expect(reports.flatMap((report, t) => (report === undefined ? [] : [t]))).toEqual([29, 59]);
    expect(reports[29]).toEqual({ surplus: 1.5, waiting: 3.5 });
    expect(reports[59]).toEqual({ surplus: -1, waiting: 4 });
  });
});

describe("the frame guard", () => {
  const frame = (...bytes: number[]) => Uint8Array.from(bytes);

  it("lets pass what our client sends", () => {
    const guard = new FrameGuard(0);
    const honest = [
      frame(Protocol.JOIN_ROOM),
      frame(Protocol.ROOM_INPUT_RELIABLE),
      frame(Protocol.ROOM_INPUT_RELIABLE, 0x80, 17),
      frame(Protocol.PING),
      frame(Protocol.ROOM_DATA, 0xa5, 115, 116, 97, 114, 116),
      frame(Protocol.LEAVE_ROOM),
    ];
    for (const bytes of honest) expect(guard.check(bytes, 0)).toBeUndefined();
  });

  it("lets nothing pass that is longer than its kind, and no kind that is not ours", () => {
    const bytes = fc.uint8Array({ maxLength: 4096 });
    const mine: readonly number[] = [
      Protocol.JOIN_ROOM,
      Protocol.LEAVE_ROOM,
      Protocol.PING,
      Protocol.ROOM_DATA,
      Protocol.ROOM_INPUT_RELIABLE,
    ];
    fc.assert(
      fc.property(bytes, (sent) => {
        if (new FrameGuard(0).check(sent, 0) !== undefined) return;
        expect(mine).toContain(sent[0]);
        expect(sent.length).toBeLessThanOrEqual(sent[0] === Protocol.ROOM_DATA ? 2048 : 3);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes sixty inputs a second for ever", () => {
    const guard = new FrameGuard(0);
    for (let t = 0; t < 60 * 600; t++) {
      expect(guard.check(frame(Protocol.ROOM_INPUT_RELIABLE), t * TICK_MS)).toBeUndefined();
    }
  });

  it("takes ten seconds' worth at once, and no more than it earns after that", () => {
    const guard = new FrameGuard(0);
    let passed = 0;
    for (let n = 0; n < 2000; n++) if (guard.check(frame(Protocol.ROOM_INPUT_RELIABLE), 0) === undefined) passed++;
    expect(passed).toBe(750);
    for (let n = 0; n < 2000; n++) if (guard.check(frame(Protocol.ROOM_INPUT_RELIABLE), 1000) === undefined) passed++;
    expect(passed).toBe(825);
  });

  it("takes sixty messages at once, and ten a second", () => {
    const guard = new FrameGuard(0);
    let passed = 0;
    for (let t = 0; t < 100; t++) if (guard.check(frame(Protocol.ROOM_DATA, 1), 0) === undefined) passed++;
    expect(passed).toBe(60);
    for (let t = 0; t < 100; t++) if (guard.check(frame(Protocol.ROOM_DATA, 1), 2000) === undefined) passed++;
    expect(passed).toBe(80);
  });
});

describe("the tick meter", () => {
  it("reports a room that is too slow for its beat, and not again for a while", () => {
    const meter = new TickMeter();
    const told = [];
    for (let t = 0; t < 1500; t++) {
      const start = t * TICK_MS;
      if (meter.record(start, start + (t >= 100 ? 12 : 2))) told.push(t);
    }
    expect(told).toEqual([100, 700, 1300]);
  });

  it("tells gaps, costs and skips, and does not count a sleep as a gap", () => {
    const meter = new TickMeter();
    for (let t = 0; t < 100; t++) meter.record(t * 16, t * 16 + 1);
    meter.pause();
    for (let t = 0; t < 100; t++) meter.record(100_000 + t * 16, 100_000 + t * 16 + 3);
    meter.skip(7);
    const figures = meter.figures();
    expect(figures).toMatchObject({ ticks: 200, gapP50: 16, costP99: 3, skipped: 7 });
    expect(figures.gapMax).toBeLessThan(17);
  });

  it("has figures before the first tick", () => {
    expect(new TickMeter().figures()).toMatchObject({ ticks: 0, gapP99: 0 });
  });
});
