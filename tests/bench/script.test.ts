/** The bench of room scripts in its tiny mode. */
import { expect, it } from "vitest";
import { measureCosts, measureFaults, TINY } from "./script/script-bench.ts";

it("measures rooms with scripts against rooms without one", async () => {
  const rows = [...(await measureCosts(TINY)), ...(await measureFaults(TINY))];
  for (const { kind, figures } of rows) {
    expect(figures.ticks, kind).toBeGreaterThan(0);
    expect(figures.gaps[0], kind).toBeGreaterThan(0);
    if (kind !== "none") expect(figures.starts, kind).toBeGreaterThan(0);
  }
});
