import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const program = fileURLToPath(new URL("../support/heap-growth.ts", import.meta.url));

/**
 * Nothing may be collected while it counts, and nothing inlined: whether a function is inlined changes from run to run,
 * and a number with a fraction that is passed to one that is not becomes an object.
 */
const flags = ["--expose-gc", "--min-semi-space-size=64", "--max-semi-space-size=64", "--no-turbo-inlining"];

async function bytesPerTick(mode: "step" | "canary"): Promise<readonly [string, number][]> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, "--no-warnings", program, mode]);
  return Object.entries(JSON.parse(stdout) as Record<string, number>);
}

// The smallest object has 16 bytes. Measured: 0.4 to 2 a tick without one, from goals and the engine itself,
// and 33 with one, the canary.
it("a step allocates nothing, and the test would detect one object per tick", async () => {
  const [lean, wasteful] = await Promise.all([bytesPerTick("step"), bytesPerTick("canary")]);
  for (const [stadium, bytes] of lean) expect(bytes, stadium).toBeLessThan(8);
  for (const [stadium, bytes] of wasteful) expect(bytes, `${stadium}, with the canary`).toBeGreaterThan(24);
}, 60_000);
