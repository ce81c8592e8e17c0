import { describe, expect, it } from "vitest";
import { NetMeter } from "#client/net/match/net-meter.ts";
import { signalOf } from "#client/session/net-stats.ts";
import { TICK_MS } from "#sim/step.ts";

describe("the network statistics", () => {
  it("are bytes per second, quantiles of the last second, and the largest corrections since the last read", () => {
    const meter = new NetMeter();
    meter.read(0, 0);
    for (let i = 0; i <= 60; i++) {
      // Nothing happens in every third tick.
      if (i % 3 !== 1) meter.patch(i * TICK_MS + (i % 10 === 0 ? 8 : 0), 65_530 + i);
      meter.frame(i * TICK_MS, i === 30 ? 4 : 0, i === 31 ? 9 : 0);
      meter.received(15);
      meter.sent(1);
    }
    const stats = meter.read(1000, 7);
    expect(stats).toMatchObject({ bytesIn: 915, bytesOut: 61, pending: 7, ownCorrection: 4, ballCorrection: 9 });
    expect(stats.jitterMs).toBe(8);
    expect(stats.frameMs).toBeCloseTo(16.7, 1);
    expect(meter.read(2000, 0)).toMatchObject({ bytesIn: 0, ownCorrection: 0, ballCorrection: 0 });
  });
});

describe("the signal strength", () => {
  const good = new NetMeter().read(0, 0);

  it("is full on a good connection and zero on a lost one", () => {
    expect(signalOf(good, false)).toBe(3);
    expect(signalOf(good, true)).toBe(0);
  });

  it("falls with the round trip and with the jitter", () => {
    expect(signalOf({ ...good, rttMs: 120 }, false)).toBe(2);
    expect(signalOf({ ...good, jitterMs: 20 }, false)).toBe(2);
    expect(signalOf({ ...good, rttMs: 300 }, false)).toBe(1);
  });
});
