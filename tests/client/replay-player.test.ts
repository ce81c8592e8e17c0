/** Recordings as the page plays them: the sample of tests/support/recordings.ts, in which Ann kicks and scores. */
import { describe, expect, it } from "vitest";
import { createReplayState, type ReplayState } from "#client/session/replay.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { goalSpans } from "#client/replay/goal-spans.ts";
import { createReplayOpener, type ReplayOpener } from "#client/replay/open-replay.ts";
import { Playback } from "#recording/playback.ts";
import { RED_TEAM } from "#sim/world.ts";
import { acceptRecording, VECTOR } from "../support/recordings.ts";

type Opened = { readonly session: Session; readonly state: ReplayState; readonly replay: ReplayOpener };

/** 64 frames are a second, without rounding. */
const FRAME_MS = 1000 / 64;

/** Each look at the clock takes a millisecond. */
function openSample(bytes: Uint8Array<ArrayBuffer> = VECTOR): Opened {
  const session = createSession();
  const state = createReplayState();
  let clock = 0;
  const replay = createReplayOpener({ session, state, now: () => clock++, view: () => Promise.reject() });
  replay.openBytes(bytes, { file: "sample.hbr2", code: null });
  return { session, state, replay };
}

/** Frames after one that only sets the clock. */
function run({ replay }: Opened, frames: number): void {
  for (let i = 0; i <= frames; i++) replay.frame(i * FRAME_MS);
}

/** Positions of all discs in the recording at this tick. */
function positionsAt(tick: number): readonly number[] {
  const playback = new Playback(acceptRecording(VECTOR).recording);
  while (playback.tick < tick) playback.advance();
  const { discs } = playback.world;
  return [...discs.x.slice(0, discs.count), ...discs.y.slice(0, discs.count)];
}

function shownPositions({ session }: Opened): readonly number[] {
  const { x, y, count } = session.frames.value!.sample(0);
  return [...x.slice(0, count), ...y.slice(0, count)];
}

const goalOf = ({ state }: Opened) => state.marks.value.goals[0]!;

describe("a recording on the page", () => {
  it("plays at its own pace, and ends at its last tick", () => {
    const opened = openSample();
    opened.replay.setPlaying(true);
    run(opened, 64);
    expect(opened.state.tick.value).toBe(60);
    expect(shownPositions(opened)).toEqual(positionsAt(60));
    opened.state.speed.value = 8;
    run(opened, 60);
    expect(opened.state).toMatchObject({ tick: { value: 400 }, playing: { value: false } });
    opened.replay.setPlaying(true);
    expect(opened.state.tick.value).toBe(0);
  });

  it("shows the same positions after a jump as after playing", () => {
    const opened = openSample();
    for (const tick of [350, 20, 21, 20, 399, 0, 400]) {
      opened.replay.seek(tick);
      expect(shownPositions(opened), `tick ${tick}`).toEqual(positionsAt(tick));
    }
  });

  it("interpolates between ticks at low speeds", () => {
    const opened = openSample();
    opened.replay.seek(60);
    opened.state.speed.value = 0.25;
    opened.replay.setPlaying(true);
    run(opened, 2);
    const [before, after] = [positionsAt(60), positionsAt(61)];
    const share = (2 * 0.25 * 60) / 64;
    const between = before.map((value, i) => value + (after[i]! - value) * share);
    shownPositions(opened).forEach((value, i) => expect(value).toBeCloseTo(between[i]!, 9));
  });

  it("has score, players, chat and marks as they were", () => {
    const opened = openSample();
    run(opened, 10);
    const { session, state, replay } = opened;
    expect(state.prepared.value).toBe(400);
    expect(goalOf(opened)).toMatchObject({ team: RED_TEAM, red: 1, blue: 0 });
    expect(state.marks.value).toMatchObject({ checks: { passed: 1, failed: 0, failedAt: null } });
    expect(session.players.value.map(({ name }) => name)).toEqual(["Ann", "Bø🏆"]);
    expect(session.chat.value).toEqual([]);
    replay.seek(goalOf(opened).tick);
    expect(session.game.value).toMatchObject({ red: 0, blue: 0 });
    replay.seek(goalOf(opened).tick + 1);
    expect(session.game.value).toMatchObject({ red: 1, blue: 0 });
    expect(session.chat.value.map(({ notice }) => notice)).toMatchObject([
      { kind: "started" },
      { kind: "chat", name: "Bø🏆", text: "gl ☺" },
    ]);
    replay.seek(0);
    expect(session.chat.value).toEqual([]);
  });

  it("stops at the end of the chosen part, which is a recording of its own", () => {
    const opened = openSample();
    opened.state.part.value = { from: 100, to: 130 };
    opened.replay.seek(100);
    opened.replay.setPlaying(true);
    run(opened, 60);
    expect(opened.state.tick.value).toBe(130);
    const clip = openSample(opened.replay.partBytes());
    expect(clip.state.open.value?.ticks).toBe(30);
    expect(shownPositions(clip)).toEqual(positionsAt(100));
    opened.replay.setPlaying(true);
    expect(opened.state.tick.value).toBe(100);
  });

  it("plays the last ten goals, and nothing between them", () => {
    const goal = (tick: number) => ({ tick, team: RED_TEAM, red: 1, blue: 0 }) as const;
    expect(goalSpans([goal(100), goal(1000), goal(1400), goal(4000)], 4050)).toEqual([
      { from: 0, to: 220 },
      { from: 640, to: 1520 },
      { from: 3640, to: 4050 },
    ]);
    expect(
      goalSpans(
        Array.from({ length: 30 }, (_, i) => goal(i * 2000)),
        60_000,
      )[0],
    ).toEqual({ from: 39_640, to: 40_120 });
    const opened = openSample();
    run(opened, 10);
    opened.replay.seek(400);
    opened.replay.playGoals();
    expect(opened.state).toMatchObject({ tick: { value: 0 }, playing: { value: true }, goalsOnly: { value: true } });
    opened.state.speed.value = 8;
    run(opened, 64);
    const last = opened.state.tick.value;
    expect(last).toBeGreaterThan(goalOf(opened).tick);
    expect(opened.state).toMatchObject({ playing: { value: false }, goalsOnly: { value: false } });
    opened.replay.playGoals();
    opened.replay.seek(100);
    expect(opened.state.goalsOnly.value).toBe(false);
  });

  it("refuses broken files with the offset, and keeps what is open", () => {
    const opened = openSample();
    opened.replay.openBytes(Uint8Array.of(1, 2, 3, 4), { file: "photo.png", code: null });
    expect(opened.state.problem.value).toMatchObject({ kind: "refused", file: "photo.png" });
    expect(opened.state.problem.value).toHaveProperty("message", expect.stringContaining("byte 0"));
    expect(opened.state.open.value?.file).toBe("sample.hbr2");
  });
});
