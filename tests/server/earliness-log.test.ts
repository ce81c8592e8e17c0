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

  it("is made every second time, with the messages since the last one, and at once when one was late", () => {
    const log = new EarlinessLog();
    expect(after(log, 1, 1.5)).toEqual([2, 1, 1.5]);
    expect(after(log, 5)).toBeUndefined();
    expect(after(log, 1.125)).toEqual([4, 5, 1.125]);
    expect(after(log, 2)).toBeUndefined();
    expect(after(log, 1, -0.5)).toEqual([7, 2, 1, -0.5]);
    expect(after(log, -0.125)).toEqual([8, -0.125]);
    expect(after(log, 1)).toBeUndefined();
  });

  it("without messages is made as soon as there are some", () => {
    const log = new EarlinessLog();
    for (let n = 0; n < 6; n++) expect(after(log)).toBeUndefined();
    expect(after(log, 1)).toEqual([1, 1]);
  });

  it("counts messages modulo 256, and keeps values in a byte", () => {
    const log = new EarlinessLog();
    for (let n = 0; n < 250; n++) log.add(0);
    after(log);
    expect(after(log, 0, 0, 0, 0, 0, 0, 100, -100)).toEqual([2, 0, 0, 0, 0, 0, 0, 127 / 8, -127 / 8]);
  });

  it("leaves out messages from before skipped ticks, and is made as soon as there are others", () => {
    const log = new EarlinessLog();
    after(log, 1);
    log.add(2);
    log.skip();
    expect(after(log)).toBeUndefined();
    expect(after(log, 3)).toEqual([3, 3]);
  });

  it("starts again after a reconnection", () => {
    const log = new EarlinessLog();
    after(log, 1, 1);
    log.reset();
    expect(after(log, 1)).toEqual([1, 1]);
  });
});
