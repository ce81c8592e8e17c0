import { describe, expect, it } from "vitest";
import type { NetStats } from "#client/session/net-stats.ts";
import {
  curveOf,
  FIGURES,
  HISTORY_LENGTH,
  isTooSlow,
  appendFigures,
  type NetHistory,
} from "#client/ui/net-graph/net-figures.ts";

const STATS: NetStats = {
  rttMs: 41,
  jitterMs: 3,
  marginMs: 17,
  pending: 4,
  ownCorrection: 0,
  ballCorrection: 1.234,
  bytesIn: 1849,
  bytesOut: 640,
  serverGapMs: 16.9,
  frameMs: 16.7,
  mismatches: 0,
};

function historyOf(pending: readonly number[]): NetHistory {
  return pending.reduce<NetHistory>((history, waiting) => appendFigures(history, { ...STATS, pending: waiting }), []);
}

describe("the figures of the net graph", () => {
  it("include every statistic once", () => {
    expect(FIGURES.map(({ key }) => key).toSorted()).toEqual(Object.keys(STATS).toSorted());
  });

  it("have units", () => {
    const texts = Object.fromEntries(FIGURES.map(({ key, text }) => [key, text(STATS[key])]));
    expect(texts).toMatchObject({ rttMs: "41 ms", serverGapMs: "16.9 ms", ballCorrection: "1.23 units" });
    expect(texts).toMatchObject({ bytesIn: "1.8 kB/s", bytesOut: "640 B/s", pending: "4", mismatches: "0" });
  });
});

describe("the history", () => {
  it("covers half a minute, oldest first", () => {
    const history = historyOf(Array.from({ length: HISTORY_LENGTH + 5 }, (_, i) => i));
    expect(history).toHaveLength(HISTORY_LENGTH);
    expect(history[0]!.pending).toBe(5);
    expect(history.at(-1)!.pending).toBe(HISTORY_LENGTH + 4);
  });

  it("is cleared outside a room", () => {
    expect(appendFigures(historyOf([1, 2]), null)).toEqual([]);
  });
});

describe("a slow connection", () => {
  it("has more pending inputs than are replayed", () => {
    expect(isTooSlow([])).toBe(false);
    expect(isTooSlow(historyOf([45]))).toBe(false);
    expect(isTooSlow(historyOf([46]))).toBe(true);
  });

  it("is reported for two more seconds", () => {
    expect(isTooSlow(historyOf([46, 40, 40, 40]))).toBe(true);
    expect(isTooSlow(historyOf([46, 40, 40, 40, 40]))).toBe(false);
  });
});

describe("a sparkline", () => {
  it("needs two values", () => {
    expect(curveOf([], 10)).toBe("");
    expect(curveOf([3], 10)).toBe("");
  });

  it("ends at the right edge and stays inside its box", () => {
    expect(curveOf([0, 5, 10], 10)).toBe("57,1.000 58,0.500 59,0.000");
    expect(curveOf([0, 20], 10)).toBe("58,1.000 59,0.000");
  });

  it("of zeros is at the bottom", () => {
    expect(curveOf([0, 0], 0)).toBe("58,1.000 59,1.000");
  });
});
