/** Jumps, parts and rewriting of recordings: the state of each tick stays the same, to the last bit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roomChecksum } from "#recording/checksum.ts";
import { cutRecording } from "#recording/cut.ts";
import { Playback } from "#recording/playback.ts";
import type { Recording } from "#recording/recording.ts";
import { Timeline } from "#recording/timeline.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { hashWorld } from "#sim/hash.ts";
import { randomRecording, RANDOM_TICKS } from "../support/random-recording.ts";
import { acceptRecording, VECTOR } from "../support/recordings.ts";

/** Everything that a tick has. */
const stateOf = (playback: Playback) => {
  const { discs, players } = hashWorld(playback.world);
  return [discs, players, roomChecksum(playback.recordedRoom()), playback.world.game.time].join(" ");
};

function statesOf(recording: Recording): string[] {
  const playback = new Playback(recording);
  const states = [stateOf(playback)];
  while (!playback.isOver) {
    playback.advance();
    states.push(stateOf(playback));
  }
  return states;
}

describe("a random recording", () => {
  it("is the same after writing and reading", () => {
    fc.assert(
      fc.property(randomRecording, (recording) => {
        const copy = acceptRecording(writeRecording(recording)).recording;
        expect(copy).toEqual(recording);
        expect(statesOf(copy).join()).toBe(statesOf(recording).join());
      }),
      { seed: 21, numRuns: 8 },
    );
  });

  it("has the same states after any jump", () => {
    fc.assert(
      fc.property(randomRecording, fc.array(fc.nat({ max: RANDOM_TICKS }), { maxLength: 8 }), (recording, targets) => {
        const states = statesOf(recording);
        const timeline = new Timeline(recording);
        for (const target of targets) {
          timeline.seek(target);
          expect(timeline.playback.tick).toBe(target);
          expect(stateOf(timeline.playback)).toBe(states[target]);
        }
      }),
      { seed: 22, numRuns: 8 },
    );
  });

  it("has the same states in a part of it", () => {
    const bounds = fc.tuple(fc.nat({ max: RANDOM_TICKS - 1 }), fc.integer({ min: 1, max: 300 }));
    fc.assert(
      fc.property(randomRecording, bounds, (recording, [from, length]) => {
        const to = Math.min(RANDOM_TICKS, from + length);
        const part = acceptRecording(writeRecording(cutRecording(recording, from, to))).recording;
        expect(statesOf(part)).toEqual(statesOf(recording).slice(from, to + 1));
      }),
      { seed: 23, numRuns: 8 },
    );
  });
});

describe("a part of a recording", () => {
  const { recording } = acceptRecording(VECTOR);

  it("has its own goals", () => {
    expect(cutRecording(recording, 200, 300)).toMatchObject({ ticks: 100, markers: [{ tick: 70, team: 2 }] });
    expect(cutRecording(recording, 300, 400).markers).toEqual([]);
  });

  it.each([
    [-1, 10],
    [10, 10],
    [20, 10],
    [0, 401],
    [0.5, 10],
  ])("cannot be from %d to %d of 400 ticks", (from, to) => {
    expect(() => cutRecording(recording, from, to)).toThrow(RangeError);
  });
});

describe("a timeline", () => {
  it("has fewer states than its memory allows, and the same ones after any jump", () => {
    const recording = { ...acceptRecording(VECTOR).recording, ticks: 3000 };
    const states = statesOf(recording);
    const limit = 10_000;
    const timeline = new Timeline(recording, undefined, limit);
    let most = 0;
    while (!timeline.prepare(10)) most = Math.max(most, timeline.bytes);
    expect(most).toBeGreaterThan(limit / 2);
    expect(most).toBeLessThanOrEqual(limit);
    for (const tick of [2999, 180, 1440, 1439, 0, 2880, 400, 3000]) {
      timeline.seek(tick);
      expect(stateOf(timeline.playback)).toBe(states[tick]);
    }
  });

  it("has goals, kick-offs, games and checks as far as it is prepared", () => {
    const timeline = new Timeline(acceptRecording(VECTOR).recording);
    expect(timeline.prepare(200)).toBe(false);
    expect(timeline.summary).toMatchObject({ goals: [], games: [{ from: 0, to: 200, red: 0, blue: 0 }] });
    expect(timeline.prepare(1000)).toBe(true);
    expect(timeline.preparedTicks).toBe(400);
    expect(timeline.summary).toMatchObject({
      ...{ goals: [{ tick: 270, team: 1, red: 1, blue: 0 }], games: [{ from: 0, to: 400, red: 1, blue: 0 }] },
      ...{ checks: { passed: 1, failed: 0, failedAt: null }, doubleJoins: 0, absentLeaves: 0 },
    });
    expect(timeline.summary.kickOffs).toHaveLength(1);
    expect(timeline.playback.tick).toBe(0);
  });
});
