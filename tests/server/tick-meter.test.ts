/** Statistics about the ticks of a room. */
import { describe, expect, it } from "vitest";
import { TickMeter } from "#server/room/tick-meter.ts";
import { TICK_MS } from "#sim/step.ts";

describe("the tick meter", () => {
  it("reports a room whose ticks are too slow, at most every ten seconds", () => {
    const meter = new TickMeter();
    const reported = [];
    for (let t = 0; t < 1500; t++) {
      const start = t * TICK_MS;
      if (meter.record(start, start + (t >= 100 ? 12 : 2))) reported.push(t);
    }
    expect(reported).toEqual([100, 700, 1300]);
  });

  it("measures gaps, costs and skipped ticks, without the gap of a pause", () => {
    const meter = new TickMeter();
    for (let t = 0; t < 100; t++) meter.record(t * 16, t * 16 + 1);
    meter.pause();
    for (let t = 0; t < 100; t++) meter.record(100_000 + t * 16, 100_000 + t * 16 + 3);
    meter.skip(7);
    const figures = meter.figures();
    expect(figures).toMatchObject({ ticks: 200, gapP50: 16, costP99: 3, skipped: 7 });
    expect(figures.gapMax).toBeLessThan(17);
  });

  it("has statistics before the first tick", () => {
    expect(new TickMeter().figures()).toMatchObject({ ticks: 0, gapP99: 0 });
  });
});
