/** The recorder of a room: one recording for each game, in bounded memory. */
import { describe, expect, it } from "vitest";
import {
  AFTER_TICKS,
  CLIP_AFTER_TICKS,
  GameRecorder,
  LOBBY_TICKS,
  MAX_BYTES,
  type RecordedGame,
} from "#match/game-recorder.ts";
import type { Command } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import { ByteWriter } from "#recording/byte-writer.ts";
import { writeEvent } from "#recording/event-layout.ts";
import { InputLog } from "#recording/input-log.ts";
import { MAX_CONTENT, MAX_EVENTS, MAX_EVENTS_PER_TICK } from "#recording/limits.ts";
import { Playback } from "#recording/playback.ts";
import type { RecordedEvent } from "#recording/recording.ts";
import { summarise } from "#recording/summary.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { hashWorld } from "#sim/hash.ts";
import { STOPPED } from "#sim/world.ts";
import { applyCommands, join, quietMatch } from "../support/match-builder.ts";
import { acceptRecording } from "../support/recordings.ts";

function recordedMatch(): { readonly match: Match; readonly recorder: GameRecorder } {
  const match = quietMatch();
  join(match, "Ada", "Bob");
  return { match, recorder: new GameRecorder(match) };
}

/** The games whose recordings ended meanwhile. */
function run({ match, recorder }: ReturnType<typeof recordedMatch>, ticks: number, ...commands: readonly Command[]) {
  const ended: RecordedGame[] = [];
  for (let t = 0; t < ticks; t++) {
    if (t === 0) applyCommands(match, ...commands);
    else advance(match);
    const game = recorder.record();
    if (game !== null) ended.push(game);
  }
  return ended;
}

/** Ticks of the present recording and of the last one. */
const lengths = ({ current, last }: GameRecorder) => [current?.recorder.ticks, last?.recorder.ticks];

describe("the recorder of a room", () => {
  it("keeps half a minute before a game, and makes one recording of each", () => {
    const recorded = recordedMatch();
    const { recorder } = recorded;
    run(recorded, LOBBY_TICKS - 1);
    expect(lengths(recorder)).toEqual([LOBBY_TICKS - 1, undefined]);
    run(recorded, 101);
    expect(lengths(recorder)).toEqual([100, undefined]);
    run(recorded, 200, { kind: "start" });
    expect(lengths(recorder)).toEqual([300, undefined]);
    run(recorded, AFTER_TICKS - 1, { kind: "stop" });
    expect(recorder.last).toBeNull();
    expect(run(recorded, 1)).toEqual([recorder.last]);
    const { last } = recorder;
    expect(lengths(recorder)).toEqual([0, 299 + AFTER_TICKS + 1]);
    expect(summarise(last!.recorder.recording()).games).toEqual([{ from: 100, to: 300, red: 0, blue: 0 }]);
    expect(run(recorded, 2 * LOBBY_TICKS)).toEqual([]);
    expect(recorder.last).toBe(last);
  });

  it("begins another one for a game that is started at once", () => {
    const recorded = recordedMatch();
    run(recorded, 50, { kind: "start" });
    expect(run(recorded, 50, { kind: "stop" })).toEqual([]);
    const [first] = run(recorded, 50, { kind: "start" });
    const [second] = run(recorded, 1, { kind: "stop" }, { kind: "start" });
    expect([first, second].map((game) => [game!.stream().ticks, game!.ending])).toEqual([
      [100, "stopped"],
      [49, "stopped"],
    ]);
    expect(recorded.recorder.current!.recorder.recording().room.game).not.toBeNull();
  });

  it("has score, ending and players of a game", () => {
    const recorded = recordedMatch();
    const { match, recorder } = recorded;
    run(recorded, 1, { kind: "settings", change: { scoreLimit: 1 } }, { kind: "start" });
    expect(recorder.current).toMatchObject({ hasGame: true, hasPlayers: false, ending: null });
    match.statistics.id = "m1";
    run(recorded, 2, { kind: "disc", disc: 0, change: { vx: 0.01 } });
    run(recorded, 1, { kind: "disc", disc: 0, change: { x: 360, y: 0, vx: 8, vy: 0 } });
    for (let t = 0; t < 2000 && recorder.last === null; t++) run(recorded, 1);
    expect(recorder.last).toMatchObject({ id: "m1", ending: "score", red: 1, blue: 0, hasPlayers: true });
  });

  it("starts again in a game that is too long", () => {
    const { match } = recordedMatch();
    const recorded = { match, recorder: new GameRecorder(match, { ticks: 100, bytes: Infinity }) };
    run(recorded, 99, { kind: "start" });
    expect(lengths(recorded.recorder)).toEqual([99, undefined]);
    run(recorded, 11);
    expect(lengths(recorded.recorder)).toEqual([10, 100]);
  });

  it("starts again in a game that needs too much memory, where it is", () => {
    const { match } = recordedMatch();
    const recorder = new GameRecorder(match, { ticks: Infinity, bytes: 1000 });
    const recorded = { match, recorder };
    run(recorded, 1, { kind: "start" });
    // A start has 4 bytes, and a change of one number of a disc 15.
    const nudge: Command = { kind: "disc", disc: 0, change: { gx: 0 } };
    run(recorded, 1, ...Array.from({ length: 66 }, () => nudge));
    expect(lengths(recorder)).toEqual([2, undefined]);
    run(recorded, 1, nudge);
    expect(lengths(recorder)).toEqual([0, 3]);
    run(recorded, 10);
    expect(recorder.current!.recorder.recording().room.game).not.toBeNull();
    expect(match.world.game.state).not.toBe(STOPPED);
  });

  it("starts again after a tick with more events than readers accept, which is left out", () => {
    const recorded = recordedMatch();
    const { match, recorder } = recorded;
    run(recorded, 20, { kind: "start" });
    const nudge: Command = { kind: "disc", disc: 0, change: { gx: 0 } };
    const nudges = (count: number) => Array.from({ length: count }, () => nudge);
    expect(run(recorded, 1, ...nudges(MAX_EVENTS_PER_TICK))).toEqual([]);
    const [game] = run(recorded, 1, ...nudges(MAX_EVENTS_PER_TICK + 1));
    expect([game?.ticks, lengths(recorder)]).toEqual([21, [0, 22]]);
    const { recording } = acceptRecording(writeRecording(game!.stream()));
    expect(recording.events.filter(({ action }) => action.kind === "disc")).toHaveLength(MAX_EVENTS_PER_TICK);
    run(recorded, 10);
    const next = new Playback(recorder.current!.recorder.recording());
    while (!next.isOver) next.advance();
    expect(hashWorld(next.world).discs).toBe(hashWorld(match.world).discs);
  });

  it("has less memory than makes a file that readers refuse", () => {
    const log = new InputLog();
    const writer = new ByteWriter();
    const input: RecordedEvent = { tick: 127, actor: 1, action: { kind: "input", keys: 1 } };
    log.push(127, 1, 1);
    writeEvent(writer, 0, input);
    const inputs = MAX_BYTES / log.length;
    expect(inputs).toBeLessThan(MAX_EVENTS);
    expect(inputs * writer.length).toBeLessThan(MAX_CONTENT);
  });

  it("has nothing while the room is not recorded", () => {
    const recorded = recordedMatch();
    run(recorded, 50, { kind: "start" });
    expect(run(recorded, 50, { kind: "settings", change: { recorded: false } })).toEqual([]);
    expect([recorded.recorder.current, recorded.recorder.latest, recorded.recorder.clip()]).toEqual([null, null, null]);
    run(recorded, 50, { kind: "settings", change: { recorded: true } });
    expect(lengths(recorded.recorder)).toEqual([49, undefined]);
  });
});

describe("a clip", () => {
  const CLIP = 20 * 60;
  const begin = () => {
    const { match } = recordedMatch();
    return { match, recorder: new GameRecorder(match, { clipTicks: CLIP }) };
  };
  const lengthOf = ({ recorder }: ReturnType<typeof begin>) => recorder.clip()?.stream.ticks;

  it("is the last ticks of the game, from a mark on", () => {
    const recorded = begin();
    run(recorded, 100);
    expect(recorded.recorder.clip()).toBeNull();
    run(recorded, 500, { kind: "start" });
    expect(lengthOf(recorded)).toBe(600);
    const checked = [1400, 3000, 3001, 3299, 3300, 5000].map((ticks) => {
      run(recorded, ticks - recorded.recorder.current!.recorder.ticks);
      const length = lengthOf(recorded)!;
      return [length >= CLIP && length < CLIP + 600, (ticks - length) % 600];
    });
    expect(checked).toEqual(checked.map(() => [true, 0]));
    const { stream } = recorded.recorder.clip()!;
    expect(summarise({ ...stream, events: [...stream.events] }).checks).toEqual({
      passed: 2,
      failed: 0,
      failedAt: null,
    });
  });

  it("is of the last game for a while after its end", () => {
    const recorded = begin();
    run(recorded, 3000, { kind: "start" });
    const game = recorded.recorder.current;
    run(recorded, 60, { kind: "stop" });
    run(recorded, CLIP_AFTER_TICKS / 2, { kind: "start" });
    expect(recorded.recorder.clip()?.game).toBe(game);
    run(recorded, 1);
    expect(recorded.recorder.clip()?.game).toBe(recorded.recorder.current);
    run(recorded, AFTER_TICKS + 1, { kind: "stop" });
    expect(recorded.recorder.clip()?.game).toBe(recorded.recorder.last);
  });
});
