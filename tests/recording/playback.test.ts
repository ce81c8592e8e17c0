/** Playing: the written-out recording and its checksums, and a recording of the original game, tick by tick. */
import { describe, expect, it } from "vitest";
import { roomChecksum } from "#recording/checksum.ts";
import { Playback } from "#recording/playback.ts";
import { acceptRecording, VECTOR } from "../support/recordings.ts";
import { createTraceCheck, type Trace } from "../support/trace.ts";
import { readReference, readReferenceBytes } from "../stadium/reference-files.ts";

const { recording } = acceptRecording(VECTOR);

/** Advances to the state before this tick. */
function playTo(playback: Playback, tick: number): Playback {
  while (playback.tick < tick) playback.advance();
  return playback;
}

describe("the recording that is written out", () => {
  it.each([
    [0, "9814c927"],
    [1, "7c71a929"],
    [11, "3422223b"],
    [200, "9b24c6e4"],
    [300, "a96ae514"],
    [400, "348b8412"],
  ])("has the room's checksum after %d steps", (tick, sum) => {
    const room = playTo(new Playback(recording), tick).recordedRoom();
    expect((roomChecksum(room) >>> 0).toString(16)).toBe(sum);
  });

  it("has the positions and the goal", () => {
    const playback = playTo(new Playback(recording), 11);
    expect([playback.world.discs.x[5], playback.world.discs.vx[5]]).toEqual([-277.4, 0.096]);
    playTo(playback, 200);
    expect(playback.world.game.time).toBe(1.0500000000000012);
    expect([playback.world.discs.x[0], playback.world.discs.vx[0]]).toEqual([237.20175623721875, 2.6279824376278103]);
    playTo(playback, 300);
    const { state, red, blue, time } = playback.world.game;
    expect([state, red, blue, time]).toEqual([2, 1, 0, 2.2333333333333303]);
    expect(playback.world.discs.x[0]).toBe(389.32870108818736);
  });

  it("passes the recorded host's check", () => {
    const playback = playTo(new Playback(recording), 200);
    playback.advance();
    expect(playback.findings).toEqual([{ kind: "check", equal: true }]);
  });
});

describe("a recording of the original game", () => {
  const bytes = readReferenceBytes("recordings/official-sample.hbr2");

  it.skipIf(bytes === null)("has the state of every tick and the goal of its marker", () => {
    const sample = acceptRecording(bytes!).recording;
    const trace = readReference<Trace & { readonly tickDigests: string }>("traces/recording-official-sample.json.gz")!;
    const check = createTraceCheck(trace);
    const playback = new Playback(sample);
    expect(check.compare(playback.world, 0)).toBeNull();
    while (!playback.isOver) {
      playback.advance();
      expect(check.compare(playback.world, playback.tick)).toBeNull();
    }
    expect(playback.tick).toBe(625);
    expect(check.digest()).toBe(trace.stateSha256);
  });
});
