/** The buffer of inputs in front of the match. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JitterBuffer } from "#server/room/jitter-buffer.ts";

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

/** Feeds `arrivals[t]` inputs before tick t; returns the keys, inputs used and inputs waiting of each tick. */
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
  it("uses one input per tick at one per tick, with one waiting", () => {
    const queue = new Queue();
    const rows = play(new JitterBuffer(), queue, even(100));
    expect(rows.slice(0, 1).map(({ used }) => used)).toEqual([0]);
    expect(rows.slice(1).every(({ used }) => used === 1)).toBe(true);
    expect(rows.at(-1)!.waiting).toBe(1);
  });

  it("repeats the last input while none is waiting, and raises its target by one", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    const target = buffer.target;
    const [last, repeated] = play(buffer, queue, [0, 0]);
    expect(repeated!.keys).toBe(last!.keys);
    expect(repeated!.used).toBe(0);
    expect(buffer.target).toBe(target + 1);
  });

  it("raises its target once per stall", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    play(buffer, queue, times(60, 0));
    expect(buffer.target).toBe(2);
  });

  it("lowers its target after an even period", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    for (let n = 0; n < 4; n++) play(buffer, queue, [0, 0, 0, 0, 0, 0, 6]);
    const high = buffer.target;
    expect(high).toBeGreaterThanOrEqual(3);
    play(buffer, queue, even(180 * (high + 2)));
    expect(buffer.target).toBe(0);
  });

  it("retries a target of zero less often after each failure", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(200));
    expect(buffer.target).toBe(0);
    const trials = [180, 720, 2880].map((evenTicks) => {
      // The last waiting input is used, and the next one is late.
      play(buffer, queue, [0, 0, 1, 1]);
      expect(buffer.target).toBe(1);
      play(buffer, queue, even(evenTicks));
      const early = buffer.target;
      play(buffer, queue, even(3 * evenTicks + 10));
      return [early, buffer.target];
    });
    expect(trials).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it("drops inputs beyond its target, the oldest first, and counts them as used", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    const [burst] = play(buffer, queue, [300]);
    expect(burst!.waiting).toBeLessThanOrEqual(buffer.target + 3);
    expect(queue.used + queue.size).toBe(310);
    const after = play(buffer, queue, even(20));
    expect(after.every(({ used }) => used === 1)).toBe(true);
  });

  it("releases all keys on a reset", () => {
    const queue = new Queue();
    const buffer = new JitterBuffer();
    play(buffer, queue, even(10));
    buffer.reset();
    expect(buffer.take(new Queue())).toBe(0);
    expect(buffer.target).toBe(1);
  });

  it("delays by at most 12 ticks and uses every input at most once, for any arrivals", () => {
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
