/** Our own scenarios against their golden tables; tests/golden/README.md describes how to change a table on purpose. */
import { describe, expect, it } from "vitest";
import { goldenNames, readGoldenSource, readGoldenTable, writeGoldenTable } from "../support/golden-files.ts";
import { goldenTable } from "../support/golden-table.ts";
import { openSource } from "../support/scenario-source.ts";

const writing = process.env["RONDO_GOLDEN"] === "write";

describe("the golden tables", () => {
  it.each(goldenNames)("%s is unchanged", (name) => {
    const { scenario, stadium } = openSource(readGoldenSource(name));
    const table = goldenTable(scenario, stadium);
    if (writing) writeGoldenTable(name, table);
    const recorded = readGoldenTable(name);
    if (table !== recorded) {
      const now = table.split("\n");
      const first = recorded.split("\n").findIndex((line, i) => line !== now[i]);
      expect.fail(`tests/golden/${name}.txt differs from line ${first + 1} on. The table now:\n\n${table}`);
    }
  });
});
