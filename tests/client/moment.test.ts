import { describe, expect, it } from "vitest";
import type { GameInfo } from "#client/session/room.ts";
import { clockLook, clockText, momentOf } from "#client/ui/game-state/game-phase.ts";
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
  ...change,
});

describe("the moment of a match", () => {
  it("is idle without a game", () => {
    expect(momentOf(null)).toEqual({ kind: "idle" });
  });

  it("tells who kicks off", () => {
    expect(momentOf(game({ state: 0, kickOffTeam: BLUE_TEAM }))).toEqual({ kind: "kickOff", team: BLUE_TEAM });
  });

  it("tells who scored: the side that does not kick off next", () => {
    expect(momentOf(game({ state: 2, kickOffTeam: BLUE_TEAM, red: 1 }))).toEqual({ kind: "goal", team: RED_TEAM });
    expect(momentOf(game({ state: 2, kickOffTeam: RED_TEAM, blue: 1 }))).toEqual({ kind: "goal", team: BLUE_TEAM });
  });

  it("is golden when time is over and nobody leads", () => {
    expect(momentOf(game({ seconds: 180, red: 1, blue: 1 }))).toEqual({ kind: "golden" });
    expect(momentOf(game({ seconds: 179, red: 1, blue: 1 }))).toEqual({ kind: "play" });
    expect(momentOf(game({ seconds: 999, timeLimit: 0 }))).toEqual({ kind: "play" });
  });

  it("tells who won, and whether it was the clock that ended it", () => {
    expect(momentOf(game({ state: 3, red: 3, seconds: 90 }))).toEqual({ kind: "end", winner: 1, timeUp: false });
    expect(momentOf(game({ state: 3, blue: 1, seconds: 180 }))).toEqual({ kind: "end", winner: 2, timeUp: true });
  });
});

describe("the clock", () => {
  it("counts up in minutes and seconds", () => {
    expect([0, 9, 75, 600].map(clockText)).toEqual(["0:00", "0:09", "1:15", "10:00"]);
  });

  it("warns in the last half minute of a limited game", () => {
    expect(clockLook(game({ seconds: 149 }))).toBe("plain");
    expect(clockLook(game({ seconds: 150 }))).toBe("warning");
    expect(clockLook(game({ seconds: 180 }))).toBe("over");
    expect(clockLook(game({ seconds: 5000, timeLimit: 0 }))).toBe("plain");
  });
});
