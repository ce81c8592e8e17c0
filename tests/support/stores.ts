/** Stores for tests: temporary files, and a log that is silent. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll } from "vitest";

export const silent = pino({ level: "silent" });

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(name = "rondo-store-"): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
