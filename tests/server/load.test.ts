/** `rondo load`: arguments, the report, and simulated clients against a running server. */
import { expect, it } from "vitest";
import { loadOrigin, wholeNumberArg } from "#server/cli/load/load-args.ts";
import { isClean, loadReportText } from "#server/cli/load/load-report.ts";
import { LoadRun } from "#server/cli/load/load-run.ts";
import type { Refusals } from "#server/monitoring/refusals.ts";
import { UNLIMITED_JOINS, until, useLiveServer } from "../support/live-server.ts";

// One join is free; every further one takes proof of work, as cheap as it can be.
const JOINS = { burst: 1, perSecond: 0.001 };
const admission = { limits: { ...UNLIMITED_JOINS.limits, joins: JOINS }, firstWork: { join: 2, creation: 2 } };
const server = useLiveServer(undefined, { admission });

it("loads this machine, or a host that the user declares to be theirs", () => {
  expect(loadOrigin(2567, undefined)).toBe("http://127.0.0.1:2567");
  expect(loadOrigin(2567, "play.example.org")).toBe("https://play.example.org");
  expect(loadOrigin(2567, "http://10.0.0.2:8080/r/ABCDE")).toBe("http://10.0.0.2:8080");
  for (const host of ["", "http://", "two words"])
    expect(() => loadOrigin(1, host)).toThrow(/^--yes-it-is-mine: must/u);
});

it("refuses numbers out of bounds with name and value", () => {
  expect(wholeNumberArg("rooms", "20", 1, 1000)).toBe(20);
  for (const text of ["0", "1001", "-1", "x", "", "1.5"]) {
    expect(() => wholeNumberArg("rooms", text, 1, 1000)).toThrow(
      `--rooms: must be a whole number from 1 to 1000, not ${JSON.stringify(text)}`,
    );
  }
});

it("joins with proof of identity and of work, plays, and reports what the clients saw", async () => {
  const run = new LoadRun({ origin: server.url, rooms: 2, players: 3, churnSeconds: 0, seed: 1 });
  await run.fill();
  await until(() => run.counters.ticks > 60, "a second of the two worlds");
  const report = run.report();
  await run.stop();
  expect(report).toMatchObject({ clients: 6 });
  expect(isClean(report)).toBe(true);
  expect(report.counters).toMatchObject({ joins: 6, lost: 0, mismatches: 0 });
  expect(report.counters.gaps.quantile(0.5)).toBeGreaterThan(10);
  expect((server.ports.refusals as Refusals).total("joinWork")).toBeGreaterThan(0);
  const text = loadReportText(report);
  expect(text).toMatch(/^6 clients in 2 rooms for \d+ s on http:\/\/127\.0\.0\.1:\d+\n/u);
  expect(text).toMatch(/ {2}joins +6, p50 /u);
  expect(text).toMatch(/ {2}mismatches +0 in \d+ ticks of 2 worlds\n/u);
  expect(text).toMatch(/ {2}errors +none$/u);
});

it("names what went wrong, and how often", () => {
  const run = new LoadRun({ origin: server.url, rooms: 1, players: 1, churnSeconds: 0, seed: 1 });
  run.counters.addError("join: the room is full");
  run.counters.addError("join: the room is full");
  expect(loadReportText(run.report())).toMatch(/errors +2 × join: the room is full$/u);
  expect(isClean(run.report())).toBe(false);
});
