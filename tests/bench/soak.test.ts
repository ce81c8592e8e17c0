/** The soak in its tiny mode: the same path in two seconds. */
import { expect, it } from "vitest";
import { runSoak, soakTable, TINY } from "./soak/soak-bench.ts";

it("keeps rooms filled while clients come and go", async () => {
  const rows = await runSoak(TINY);
  expect(rows).toHaveLength(TINY.windows);
  const last = rows.at(-1)!;
  expect(last).toMatchObject({ rooms: 1, mismatches: 0, lost: 0, errors: [] });
  expect(last.joins).toBeGreaterThanOrEqual(TINY.players);
  expect(last.clientGapP50).toBeGreaterThan(0);
  expect(last.heapMb).toBeGreaterThan(1);
  expect(soakTable(rows)).not.toMatch(/NaN|Infinity|undefined/u);
});
