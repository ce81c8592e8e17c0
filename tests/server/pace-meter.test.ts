/** The reports that a client paces its inputs by. */
import { describe, expect, it } from "vitest";
import { PaceMeter } from "#server/room/pace-meter.ts";

describe("the pace meter", () => {
  it("reports the mean waiting and surplus inputs twice a second", () => {
    const meter = new PaceMeter();
    const reports = Array.from({ length: 60 }, (_, t) => meter.add(t < 15 ? 3 : 4, t < 30 ? 2 : 5));
    expect(reports.flatMap((report, t) => (report === undefined ? [] : [t]))).toEqual([29, 59]);
    expect(reports[29]).toEqual({ surplus: 1.5, waiting: 3.5 });
    expect(reports[59]).toEqual({ surplus: -1, waiting: 4 });
  });
});
