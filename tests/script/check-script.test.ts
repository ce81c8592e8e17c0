/** Trying out a script in its own thread, as `rondo script check` does. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { checkScript } from "#server/script/check-script.ts";
import { REQUEST_LIMIT } from "#server/script/request-limits.ts";

it("plays a whole match faster than real time, without reaching limits per second", async () => {
  const report = await checkScript({
    name: "last-disc",
    file: fileURLToPath(new URL("../../assets/script/last-disc.js", import.meta.url)),
    storageFile: join(tmpdir(), `rondo-check-test-${process.pid}.json`),
    ...{ node: false, allowNet: [], wordFilter: false },
  });
  expect(report.log).toEqual([]);
  expect(report).toMatchObject({ ended: undefined, ticks: 9300, unknown: [] });
  // Far more than the limit allows at once.
  expect(report.requests["disc"]).toBeGreaterThan(3 * REQUEST_LIMIT.burst);
});
