/** Counting of refusals: totals by reason, and a bounded number of log lines. */
import { expect, it } from "vitest";
import { LOG_INTERVAL_MS, Refusals, REASONS } from "#server/monitoring/refusals.ts";

/** Refusals with a clock of the test's own. */
function withClock() {
  const lines: { reason: string; more?: number; room?: string }[] = [];
  const due: { at: number; run: () => void }[] = [];
  let nowMs = 0;
  const refusals = new Refusals({
    log: { info: (line: (typeof lines)[number]) => void lines.push(line) } as never,
    later: (ms, run) => void due.push({ at: nowMs + ms, run }),
  });
  const pass = (ms: number) => {
    nowMs += ms;
    for (const { run } of due.splice(0).filter((timer) => timer.at <= nowMs || void due.push(timer))) run();
  };
  return { refusals, lines, pass };
}

it("counts every refusal, and logs one line a second for each reason", () => {
  const { refusals, lines, pass } = withClock();
  for (let n = 0; n < 1000; n++) refusals.add("frameRate", { room: "ABCDE" });
  refusals.add("joinProof");
  expect(refusals.total("frameRate")).toBe(1000);
  expect(refusals.totals()).toMatchObject({ frameRate: 1000, joinProof: 1, slowReader: 0 });
  expect(lines).toEqual([{ reason: "frameRate", room: "ABCDE" }, { reason: "joinProof" }]);
  pass(LOG_INTERVAL_MS);
  expect(lines.slice(2)).toEqual([{ reason: "frameRate", more: 999 }]);
});

it("logs at once again after a quiet second", () => {
  const { refusals, lines, pass } = withClock();
  refusals.add("joinFull");
  pass(LOG_INTERVAL_MS - 1);
  refusals.add("joinFull");
  expect(lines).toHaveLength(1);
  pass(1);
  expect(lines).toHaveLength(2);
  pass(LOG_INTERVAL_MS);
  refusals.add("joinFull");
  expect(lines).toHaveLength(3);
});

it("writes at most as many lines a second as there are reasons", () => {
  const { refusals, lines, pass } = withClock();
  for (let ms = 0; ms < 10_000; ms += 10) {
    for (const reason of REASONS) refusals.add(reason);
    pass(10);
  }
  expect(lines.length).toBeLessThanOrEqual(11 * REASONS.length);
});
