/** A recording of our own against its golden table; tests/golden/README.md describes how to change a table on purpose. */
import { expect, it } from "vitest";
import { writeRecording } from "#recording/write-recording.ts";
import { readGoldenRecording, readGoldenTable, writeGoldenTable } from "../support/golden-files.ts";
import { recordingTable } from "../support/golden-table.ts";
import { acceptRecording } from "../support/recordings.ts";

const NAME = "recordings/bot-match";

it("the golden recording is played as it was recorded", () => {
  const { recording, warnings } = acceptRecording(readGoldenRecording("bot-match"));
  expect(warnings).toEqual([]);
  const table = recordingTable("bot-match", recording);
  if (process.env["RONDO_GOLDEN"] === "write") writeGoldenTable(NAME, table);
  expect(table).toBe(readGoldenTable(NAME));
  expect(table).toContain("checks: 5 passed, 0 failed");
});

it("the golden recording is the same after writing it again, and has events of every kind that a match has", () => {
  const { recording } = acceptRecording(readGoldenRecording("bot-match"));
  expect(acceptRecording(writeRecording(recording)).recording).toEqual(recording);
  const kinds = new Set(recording.events.map(({ action }) => action.kind));
  for (const kind of [
    "start",
    "chat",
    "join",
    "leave",
    "team",
    "disc",
    "pause",
    "reorder",
    "kit",
    "input",
    "checksum",
  ]) {
    expect(kinds).toContain(kind);
  }
  expect(recording.markers).toHaveLength(2);
});
