import { describe, expect, it } from "vitest";
import type { GameInfo } from "#client/session/room.ts";
import { clockState, clockText } from "#client/ui/game-state/game-clock.ts";
import { phaseOf } from "#client/session/game-phase.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";

const game = (change: Partial<GameInfo>): GameInfo => ({
  state: 1,
  red: 0,
  blue: 0,
  seconds: 0,
  timeLimit: 3,
  scoreLimit: 3,
  kickOffTeam: RED_TEAM,
  paused: false,
  resumeSeconds: 0,
  ...change,
});

describe("the phase of a game", () => {
  it("is 'noGame' without a game", () => {
    expect(phaseOf(null)).toEqual({ kind: "noGame" });
  });

  it("names the side that kicks off", () => {
    expect(phaseOf(game({ state: 0, kickOffTeam: BLUE_TEAM }))).toEqual({ kind: "kickOff", team: BLUE_TEAM });
  });

  it("names the side that scored, which does not kick off next", () => {
    expect(phaseOf(game({ state: 2, kickOffTeam: BLUE_TEAM, red: 1 }))).toEqual({ kind: "goal", team: RED_TEAM });
    expect(phaseOf(game({ state: 2, kickOffTeam: RED_TEAM, blue: 1 }))).toEqual({ kind: "goal", team: BLUE_TEAM });
  });

  it("is golden when time is up and the score equal", () => {
    expect(phaseOf(game({ seconds: 180, red: 1, blue: 1 }))).toEqual({ kind: "golden" });
    expect(phaseOf(game({ seconds: 179, red: 1, blue: 1 }))).toEqual({ kind: "play" });
    expect(phaseOf(game({ seconds: 999, timeLimit: 0 }))).toEqual({ kind: "play" });
  });

  it("names the winner, null for a draw, and whether time was up", () => {
    expect(phaseOf(game({ state: 3, red: 3, seconds: 90 }))).toEqual({ kind: "end", winner: RED_TEAM, timeUp: false });
    expect(phaseOf(game({ state: 3, blue: 1, seconds: 180 }))).toEqual({
      kind: "end",
      winner: BLUE_TEAM,
      timeUp: true,
    });
    expect(phaseOf(game({ state: 3, red: 2, blue: 2, seconds: 180 }))).toEqual({
      kind: "end",
      winner: null,
      timeUp: true,
    });
  });
});

describe("the clock", () => {
  it("counts up in minutes and seconds", () => {
    expect([0, 9, 75, 600].map(clockText)).toEqual(["0:00", "0:09", "1:15", "10:00"]);
  });

  it("is a warning in the last half minute before the time limit", () => {
    expect(clockState(game({ seconds: 149 }))).toBe("plain");
    expect(clockState(game({ seconds: 150 }))).toBe("warning");
    expect(clockState(game({ seconds: 180 }))).toBe("over");
    expect(clockState(game({ seconds: 5000, timeLimit: 0 }))).toBe("plain");
  });
});
