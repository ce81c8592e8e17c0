import { describe, expect, it } from "vitest";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import type { PlayerPhysics } from "#sim/stadium.ts";
import { ball, field, motionOf, physics, play, type Play } from "../support/world-builder.ts";

/** One red player at -200, 0, with the ball out of the way. */
function walker(changes: Partial<PlayerPhysics> = {}): Play {
  return play(field({ discs: [ball({ y: 1000 })], playerPhysics: physics(changes) }), { red: [1] });
}

function positions(game: Play, keys: number, ticks: number): number[] {
  game.press(1, keys);
  return Array.from({ length: ticks }, () => {
    game.step();
    return game.world.discs.x[game.discOf(1)]! + 200;
  });
}

describe("a player with a held key", () => {
  it("accelerates, moves and is slowed down in one step", () => {
    const game = walker();
    game.press(1, RIGHT);
    game.step();
    expect(motionOf(game.world, 1)).toEqual([-199.9, 0, 0.096, 0]);
  });

  it("accelerates more slowly with the kick key held", () => {
    const game = walker();
    const places = [0, ...positions(game, RIGHT | KICK_KEY, 3)];
    [0.07, 0.1372, 0.201712].forEach((way, t) => expect(places[t + 1]! - places[t]!).toBeCloseTo(way, 10));
    expect(game.world.discs.vx[1]).toBe(0.19364352);
  });

  it.each([
    ["2.5 units", RIGHT, 2.5],
    ["1.75 with the kick key", RIGHT | KICK_KEY, 1.75],
  ])("ends up at %s a tick", (_, keys, speed) => {
    const places = positions(walker(), keys, 600);
    expect(places.at(-1)! - places.at(-2)!).toBeCloseTo(speed, 6);
  });

  it.each([
    ["up", UP, 0, -1],
    ["down", DOWN, 0, 1],
    ["left", LEFT, -1, 0],
    ["right", RIGHT, 1, 0],
    ["not at all with opposite keys", LEFT | RIGHT, 0, 0],
    ["up with left and right held", UP | LEFT | RIGHT, 0, -1],
    ["not at all with all four", UP | DOWN | LEFT | RIGHT, 0, 0],
    ["up to the left, no faster than straight", UP | LEFT, -0.7071067811865475, -0.7071067811865475],
    ["down to the right", DOWN | RIGHT, 0.7071067811865475, 0.7071067811865475],
  ])("goes %s", (_, keys, dx, dy) => {
    const game = walker();
    game.press(1, keys);
    game.step();
    const { vx, vy } = game.world.discs;
    expect(vx[1]! + 0).toBe(0.96 * (dx * 0.1) + 0);
    expect(vy[1]! + 0).toBe(0.96 * (dy * 0.1) + 0);
  });

  it("keeps accelerating until another input comes", () => {
    const game = walker();
    game.press(1, RIGHT);
    game.step(10);
    const before = game.world.discs.vx[1]!;
    game.press(1, 0);
    game.step();
    expect(game.world.discs.vx[1]).toBe(0.96 * before);
  });
});

describe("the physics of players", () => {
  it("come from the stadium", () => {
    const game = walker({ acceleration: 1, damping: 0.5, gx: 0, gy: 2, radius: 7, invMass: 3, bCoef: 0.25 });
    game.press(1, RIGHT);
    game.step();
    const { discs } = game.world;
    expect(motionOf(game.world, 1)).toEqual([-199, 0, 0.5, 1]);
    expect([discs.radius[1], discs.invMass[1], discs.bCoef[1]]).toEqual([7, 3, 0.25]);
  });

  it("are independent of mass", () => {
    const game = walker({ invMass: 0.001 });
    game.press(1, RIGHT);
    game.step();
    expect(game.world.discs.vx[1]).toBe(0.096);
  });

  it("set the damping in every step", () => {
    const game = walker({ kickingDamping: 0.5 });
    game.change(1, { damping: 1 });
    game.step();
    expect(game.world.discs.damping[1]).toBe(0.96);
    game.press(1, KICK_KEY);
    game.step();
    expect(game.world.discs.damping[1]).toBe(0.5);
  });
});
