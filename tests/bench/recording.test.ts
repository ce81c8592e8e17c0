/** The bench of recordings in its tiny mode. */
import { expect, it } from "vitest";
import { measureRecording } from "./recording/recording-bench.ts";

it("records a match, and plays the recording to the same state", () => {
  const { digests, jumps, fileBytes, checksPassed } = measureRecording(true);
  expect(digests[1]).toBe(digests[0]);
  expect([jumps.prepared.times.length, jumps.ahead.times.length, fileBytes > 100, checksPassed]).toEqual([
    5,
    5,
    true,
    1,
  ]);
});
