import { describe, expect, it } from "vitest";
import { KICK_KEY, RIGHT } from "#sim/input.ts";
import { BLUE, C0, RED } from "#sim/masks.ts";
import type { Stadium } from "#sim/stadium.ts";
import { setTeam } from "#sim/rules/player-list.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { ball, disc, field, goal, motionOf, physics, play, plane, type Play } from "../support/world-builder.ts";

const placeOf = (game: Play, id: number) => motionOf(game.world, game.discOf(id)).slice(0, 2);

/** Scores a goal and waits for the reset; the ball of these stadiums rolls into it by itself. */
const rolling = { discs: [ball({ vx: 5, damping: 1 }), disc({ x: 300, y: 300 })], goals: [goal("blue", 7)] };

describe("players without spawn points", () => {
  it("line up on a column: the middle, below, above, further below …", () => {
    const game = play(field({ discs: [ball({ x: 5000 })] }), { red: [1, 2, 3, 4, 5], blue: [6, 7] });
    expect([1, 2, 3, 4, 5, 6, 7].map((id) => placeOf(game, id))).toEqual([
      [-200, 0],
      [-200, 55],
      [-200, -55],
      [-200, 110],
      [-200, -110],
      [200, 0],
      [200, 55],
    ]);
  });

  it("line up in list order within their team", () => {
    const game = play(field(), { red: [1, 2], blue: [3] });
    setTeam(game.world, 1, BLUE_TEAM);
    setTeam(game.world, 1, RED_TEAM);
    expect(Array.from(game.world.players.id.slice(0, 3))).toEqual([2, 3, 1]);
    expect(Array.from(game.world.players.number.slice(0, 3))).toEqual([2, 1, 1]);
  });

  it("enter a running game at the edge of the camera's rectangle, where planes push them in", () => {
    const game = play(field({ planes: [plane(1, 0, -400, { bCoef: 0 })] }), { red: [1], spectators: [2] });
    setTeam(game.world, 2, RED_TEAM);
    expect(placeOf(game, 2)).toEqual([-400, 0]);
    game.step();
    expect(placeOf(game, 2)).toEqual([-385, 0]);
  });
});

describe("players with spawn points", () => {
  const points: Partial<Stadium> = {
    redSpawnPoints: [
      { x: -10, y: 1 },
      { x: -20, y: 2 },
    ],
    blueSpawnPoints: [{ x: 30, y: 3 }],
  };

  it("take them in order; the last one is for all further players", () => {
    const game = play(field(points), { red: [1, 2, 3], blue: [4, 5] });
    expect([1, 2, 3, 4, 5].map((id) => placeOf(game, id))).toEqual([
      [-10, 1],
      [-20, 2],
      [-20, 2],
      [30, 3],
      [30, 3],
    ]);
  });

  it("enter a running game at the last one", () => {
    const game = play(field(points), { spectators: [1] });
    setTeam(game.world, 1, RED_TEAM);
    expect(placeOf(game, 1)).toEqual([-20, 2]);
  });

  it("can have them on one side only", () => {
    const game = play(field({ blueSpawnPoints: [{ x: 30, y: 3 }] }), { red: [1], blue: [2] });
    expect([placeOf(game, 1), placeOf(game, 2)]).toEqual([
      [-200, 0],
      [30, 3],
    ]);
  });
});

describe("a position reset", () => {
  it("restores only the ball when it is partial", () => {
    const game = play(field(rolling));
    game.step(2);
    game.change(0, { radius: 3, cMask: 0 });
    game.change(1, { x: 100, vy: 1, damping: 1 });
    game.step(150);
    expect([motionOf(game.world, 0), game.world.discs.radius[0]]).toEqual([[0, 0, 5, 0], 10]);
    expect(motionOf(game.world, 1)).toEqual([100, 450, 0, 1]);
  });

  it("restores every disc of the stadium when it is full, with all its values", () => {
    const game = play(field({ ...rolling, fullKickOffReset: true }));
    game.step(2);
    game.change(1, { x: 100, vy: 1, damping: 1, radius: 3, invMass: 0, bCoef: 2, gx: 1, cMask: 0, cGroup: C0 });
    game.step(150);
    const { radius, invMass, bCoef, damping, gx, cMask, cGroup } = game.world.discs;
    expect(motionOf(game.world, 1)).toEqual([300, 300, 0, 0]);
    expect([radius[1], invMass[1], bCoef[1], damping[1], gx[1], cMask[1], cGroup[1]]).toEqual([
      ...[10, 1, 0.5, 0.99, 0, 63, 63],
    ]);
  });

  it("resets all values of players to those of the stadium", () => {
    const game = play(field({ ...rolling, playerPhysics: physics({ cGroup: C0 }) }), { red: [1], blue: [2] });
    game.step(2);
    game.change(game.discOf(1), { x: 0, y: 600, vx: 9, radius: 99, invMass: 0, gx: 1, cGroup: 1 });
    game.step(150);
    const i = game.discOf(1);
    const { radius, invMass, gx, cGroup } = game.world.discs;
    expect(motionOf(game.world, i)).toEqual([-200, 0, 0, 0]);
    expect([radius[i], invMass[i], gx[i], cGroup[i]]).toEqual([15, 0.5, 0, RED | C0]);
    expect(game.world.discs.cGroup[game.discOf(2)]).toBe(BLUE | C0);
  });

  it("releases held keys until the next input, but keeps the kick budget", () => {
    const game = play(field(rolling), { red: [1], kickRate: [2, 15, 3] });
    game.step(2);
    game.press(1, RIGHT | KICK_KEY);
    game.step(150);
    const { keys, armed, budget } = game.world.players;
    expect([keys[0], armed[0], budget[0]]).toEqual([0, 1, 45]);
    game.step(20);
    expect(placeOf(game, 1)).toEqual([-200, 0]);
    expect(armed[0]).toBe(0);
    game.press(1, RIGHT);
    game.step();
    expect(placeOf(game, 1)[0]).toBe(-199.9);
  });

  it("numbers the players of each team from 1", () => {
    const game = play(field(rolling), { red: [1, 2], blue: [3], spectators: [4] });
    expect(Array.from(game.world.players.number.slice(0, 4))).toEqual([0, 1, 2, 1]);
  });
});
