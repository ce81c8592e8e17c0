/** Reports to a client on how early its messages arrive. */
import { describe, expect, it } from "vitest";
import { EarlinessLog } from "#server/room/earliness-log.ts";

/** The report after half a second in which messages were early by these ticks. */
function after(log: EarlinessLog, ...ticks: number[]): number[] | undefined {
  for (const each of ticks) log.add(each);
  const report = log.report();
  return report && [...report].map((byte, i) => (i === 0 ? byte : ((byte << 24) >> 24) / 8));
}

describe("a report", () => {
  it("has the number of the last message, and a value per message", () => {
    expect(after(new EarlinessLog(), 1, 0.5, -2.25)).toEqual([3, 1, 0.5, -2.25]);
  });

  it("is left out while nothing has changed, and nothing was late", () => {
    const log = new EarlinessLog();
    expect(after(log, 1, 1.5)).toEqual([2, 1, 1.5]);
    expect(after(log, 1.25, 1.5, 1)).toBeUndefined();
    expect(after(log, 2, 2.5)).toEqual([7, 1.25, 1.5, 1, 2, 2.5]);
    expect(after(log, 2, -0.5)).toEqual([9, 2, -0.5]);
    expect(after(log, 2, -0.5)).toEqual([11, 2, -0.5]);
    expect(after(log)).toBeUndefined();
  });

  it("is left out three times in a row at most, and contains the messages since the last one", () => {
    const log = new EarlinessLog();
    expect(after(log, 1)).toEqual([1, 1]);
    for (let n = 0; n < 3; n++) expect(after(log, 1.25)).toBeUndefined();
    expect(after(log, 1.125)).toEqual([5, 1.25, 1.25, 1.25, 1.125]);
    expect(after(log, 1)).toBeUndefined();
  });

  it("counts messages modulo 256, and keeps values in a byte", () => {
    const log = new EarlinessLog();
    for (let n = 0; n < 250; n++) log.add(0);
    after(log);
    expect(after(log, 0, 0, 0, 0, 0, 0, 100, -100)).toEqual([2, 0, 0, 0, 0, 0, 0, 127 / 8, -127 / 8]);
  });

  it("starts again after a reconnection", () => {
    const log = new EarlinessLog();
    after(log, 1, 1);
    log.reset();
    expect(after(log, 1)).toEqual([1, 1]);
  });
});
