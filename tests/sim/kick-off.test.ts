import { describe, expect, it } from "vitest";
import { RIGHT } from "#sim/input.ts";
import { BALL, BLUE, BLUE_KO, PLAYER_MASK, RED, RED_KO } from "#sim/masks.ts";
import { KICK_OFF, PLAYING } from "#sim/world.ts";
import { ball, ends, field, goal, motionOf, play, segment, type Play } from "../support/world-builder.ts";

/** A wall that blocks while red kicks off, in front of a player of either team. */
function barrier(): Play {
  return play(
    field({
      discs: [ball({ x: 0, y: 1000 })],
      vertexes: ends([-100, -300], [-100, 300], [100, -300], [100, 300]),
      segments: [0, 2].map((v) => segment(v, v + 1, { cMask: RED | BLUE, cGroup: RED_KO, bCoef: 0 })),
      redSpawnPoints: [{ x: -116, y: 0 }],
      blueSpawnPoints: [{ x: 116, y: 0 }],
      goals: [goal("blue", -1000, -2000, 2000)],
    }),
    { red: [1], blue: [2] },
  );
}

describe("the kick-off barrier", () => {
  it("does not block in the first step: masks are written at the end of a step", () => {
    const game = barrier();
    expect(game.world.discs.cMask[1]).toBe(PLAYER_MASK);
    game.change(1, { x: -114 });
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(-114);
    expect([game.world.discs.cMask[1], game.world.discs.cMask[2]]).toEqual([
      PLAYER_MASK | RED_KO,
      PLAYER_MASK | RED_KO,
    ]);
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(-115);
  });

  it("holds players of both sides back until the ball moves", () => {
    const game = barrier();
    game.press(1, RIGHT);
    game.step(300);
    expect(game.world.game.state).toBe(KICK_OFF);
    expect(motionOf(game.world, 1)[0]).toBe(-115);
  });

  it("still blocks for one step after the kick-off", () => {
    const game = barrier();
    game.step();
    game.change(0, { vx: 1 });
    expect(game.step()).toEqual([[1, "kickOff"]]);
    game.change(1, { x: -114 });
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(-115);
    game.change(1, { x: -114 });
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(-114);
  });

  it("is blue's after red has scored", () => {
    const game = barrier();
    game.change(0, { x: -998.5, y: 0, vx: -1 });
    expect(game.step(3)).toEqual([
      [0, "kickOff"],
      [1, "goal", 1],
    ]);
    game.step(151);
    expect(game.world.discs.cMask[1]).toBe(PLAYER_MASK | BLUE_KO);
  });
});

describe("the kick-off", () => {
  it("happens when the ball moves, whatever moves it", () => {
    const game = barrier();
    game.step(10);
    expect(game.world.game.state).toBe(KICK_OFF);
    // Its square is 0, and the square is what counts.
    game.change(0, { vy: 1e-200 });
    expect(game.step()).toEqual([]);
    game.change(0, { vy: 1e-3 });
    expect(game.step()).toEqual([[11, "kickOff"]]);
    expect(game.world.game.state).toBe(PLAYING);
  });

  it("does not start the clock before the next step", () => {
    const game = play(field({ discs: [ball({ vx: 1 })] }));
    game.step();
    expect([game.world.game.state, game.world.game.time]).toEqual([PLAYING, 0]);
    game.step();
    expect(game.world.game.time).toBe(0.016666666666666666);
  });

  it("does not happen because another disc moves", () => {
    const game = play(field({ discs: [ball(), ball({ x: 100, vx: 1 })] }));
    expect(game.step(10)).toEqual([]);
  });

  it("has no goal in its own step", () => {
    const game = play(field({ discs: [ball({ vx: 5, damping: 1 })], goals: [goal("blue", 2)] }));
    expect(game.step(3)).toEqual([[0, "kickOff"]]);
  });
});

describe("a script's mask on a player", () => {
  it("lasts to the end of the step while the game waits or is on", () => {
    const game = play(field({ discs: [ball({ y: 500 })] }), { red: [1] });
    game.change(1, { cMask: BALL });
    game.step();
    expect(game.world.discs.cMask[1]).toBe(PLAYER_MASK | RED_KO);
  });

  it("stays while a goal is celebrated", () => {
    const game = play(field({ discs: [ball({ vx: 5, damping: 1 })], goals: [goal("blue", 7)] }), { red: [1] });
    game.step(2);
    game.change(1, { cMask: BALL });
    game.step(10);
    expect(game.world.discs.cMask[1]).toBe(BALL);
  });
});
