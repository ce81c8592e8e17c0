/** The recorder of a room: one recording for each game, in bounded memory. */
import { describe, expect, it } from "vitest";
import { AFTER_TICKS, GameRecorder, LOBBY_TICKS } from "#match/game-recorder.ts";
import type { Command } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import { summarise } from "#recording/summary.ts";
import { STOPPED } from "#sim/world.ts";
import { applyCommands, join, quietMatch } from "../support/match-builder.ts";

function recordedMatch(): { readonly match: Match; readonly recorder: GameRecorder } {
  const match = quietMatch();
  join(match, "Ada", "Bob");
  return { match, recorder: new GameRecorder(match) };
}

function run({ match, recorder }: ReturnType<typeof recordedMatch>, ticks: number, ...commands: readonly Command[]) {
  for (let t = 0; t < ticks; t++) {
    if (t === 0) applyCommands(match, ...commands);
    else advance(match);
    recorder.record();
  }
}

describe("the recorder of a room", () => {
  it("keeps half a minute before a game, and makes one recording of each", () => {
    const recorded = recordedMatch();
    const { recorder } = recorded;
    run(recorded, LOBBY_TICKS - 1);
    expect(recorder.current().ticks).toBe(LOBBY_TICKS - 1);
    run(recorded, 101);
    expect(recorder.current().ticks).toBe(100);
    run(recorded, 200, { kind: "start" });
    expect([recorder.current().ticks, recorder.last()]).toEqual([300, null]);
    run(recorded, AFTER_TICKS - 1, { kind: "stop" });
    expect(recorder.last()).toBeNull();
    run(recorded, 1);
    const last = recorder.last()!;
    expect([last.ticks, recorder.current().ticks]).toEqual([299 + AFTER_TICKS + 1, 0]);
    expect(summarise(last).games).toEqual([{ from: 100, to: 300, red: 0, blue: 0 }]);
    run(recorded, 2 * LOBBY_TICKS);
    expect(recorder.last()).toEqual(last);
  });

  it("goes on with the recording of a game that is started again at once", () => {
    const recorded = recordedMatch();
    run(recorded, 50, { kind: "start" });
    run(recorded, 50, { kind: "stop" });
    run(recorded, 50, { kind: "start" });
    expect(summarise(recorded.recorder.current()).games).toHaveLength(2);
  });

  it("starts again in a game that is too long", () => {
    const { match } = recordedMatch();
    const recorded = { match, recorder: new GameRecorder(match, { ticks: 100, bytes: Infinity }) };
    run(recorded, 99, { kind: "start" });
    expect(recorded.recorder.current().ticks).toBe(99);
    run(recorded, 11);
    expect([recorded.recorder.last()!.ticks, recorded.recorder.current().ticks]).toEqual([100, 10]);
  });

  it("starts again in a game that needs too much memory, where it is", () => {
    const { match } = recordedMatch();
    const recorder = new GameRecorder(match, { ticks: Infinity, bytes: 1000 });
    const recorded = { match, recorder };
    run(recorded, 1, { kind: "start" });
    // A start has 4 bytes, and a change of one number of a disc 15.
    const nudge: Command = { kind: "disc", disc: 0, change: { gx: 0 } };
    run(recorded, 1, ...Array.from({ length: 66 }, () => nudge));
    expect(recorder.current().ticks).toBe(2);
    run(recorded, 1, nudge);
    expect(recorder.current().ticks).toBe(0);
    expect(recorder.last()!.ticks).toBe(3);
    run(recorded, 10);
    expect(recorder.current().room.game).not.toBeNull();
    expect(match.world.game.state).not.toBe(STOPPED);
  });
});
