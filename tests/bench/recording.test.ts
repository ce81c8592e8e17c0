/** The bench of recordings in its tiny mode. */
import { expect, it } from "vitest";
import { measureRecording } from "./recording/recording-bench.ts";

it("records a match, and plays the recording to the same state", () => {
  const { digests, seeks, fileBytes } = measureRecording(true);
  expect(digests[1]).toBe(digests[0]);
  expect([seeks.length, fileBytes > 100]).toEqual([5, true]);
});
