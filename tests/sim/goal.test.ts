import { describe, expect, it } from "vitest";
import { SCORE } from "#sim/masks.ts";
import type { Disc, Goal } from "#sim/stadium.ts";
import { GOAL, PLAYING } from "#sim/world.ts";
import { ball, disc, field, goal, play, type GameEvent, type Play } from "../support/world-builder.ts";

/** A game that is already on, with discs of damping 1. */
function running(goals: readonly Goal[], ...discs: readonly Partial<Disc>[]): Play {
  const game = play(field({ goals, discs: discs.map((changes) => ball({ damping: 1, ...changes })) }));
  game.change(0, { x: 5000, y: 5000, vx: 1 });
  game.step();
  for (let i = 0; i < discs.length; i++) game.change(i, { x: 0, y: 0, vx: 0, vy: 0, ...discs[i] });
  return game;
}

const goals = (events: readonly GameEvent[]) =>
  events.filter(([, kind]) => kind === "goal").map(([tick, , team]) => [tick - 1, team]);

describe("a goal", () => {
  it("falls when the centre's path of one tick crosses the line, for the side that does not defend it", () => {
    expect(goals(running([goal("blue", 100)], { x: 97, vx: 2 }).step(3))).toEqual([[1, 1]]);
    expect(goals(running([goal("red", -100)], { x: -97, vx: -2 }).step(3))).toEqual([[1, 2]]);
  });

  it("falls from behind the line as well", () => {
    expect(goals(running([goal("blue", 100)], { x: 103, vx: -2 }).step(3))).toEqual([[1, 1]]);
  });

  it.each([
    ["that ends exactly on the line and goes on is a goal", { x: 98, vx: 2 }, 2, 1],
    ["that ends exactly on the line and turns back is none", { x: 98, vx: 2 }, 1, 0],
    ["past the end of the line is none", { x: 99, y: 51, vx: 2 }, 3, 0],
    ["just within the end of the line is one", { x: 99, y: 49.999, vx: 2 }, 3, 1],
    ["along the line is none", { x: 100, y: -60, vy: 5 }, 40, 0],
    ["that stops in front of it is none", { x: 97, vx: 0 }, 3, 0],
  ])("a path %s", (_, changes, ticks, expected) => {
    expect(goals(running([goal("blue", 100)], changes).step(ticks))).toHaveLength(expected);
  });

  it("needs the score flag, on any disc", () => {
    const still = { x: 300 };
    expect(goals(running([goal("blue", 100)], still, { x: 97, vx: 2, cGroup: SCORE }).step(3))).toHaveLength(1);
    const game = play(field({ goals: [goal("blue", 100)], discs: [ball({ x: 97, vx: 2, cGroup: 1 })] }));
    expect(goals(game.step(10))).toHaveLength(0);
  });

  it("is not scored by a disc that is put behind the line between two ticks", () => {
    const game = running([goal("blue", 100)], { x: 50 });
    game.change(0, { x: 150 });
    expect(goals(game.step(3))).toEqual([]);
  });

  it("is one per tick: the first disc in order, then the first goal in order", () => {
    const both = [goal("blue", 100), goal("red", 100.5)];
    expect(goals(running(both, { x: 99, vx: 2 }).step(3))).toEqual([[0, 1]]);
    expect(goals(running(both.toReversed(), { x: 99, vx: 2 }).step(3))).toEqual([[0, 2]]);
    const two = [goal("blue", 100), goal("red", -100)];
    expect(goals(running(two, { x: -99, vx: -2 }, { x: 99, vx: 2 }).step(3))).toEqual([[0, 2]]);
  });

  it("can be slanted", () => {
    const slanted: Goal = { p0: { x: 0, y: -50 }, p1: { x: 100, y: 50 }, team: "red" };
    expect(goals(running([slanted], { x: 30, y: 0, vx: 7 }).step(10))).toEqual([[2, 2]]);
  });

  it("counts the path of a disc including its push out of a wall", () => {
    const game = running([goal("blue", 100)], { x: 90, cMask: 63 }, { x: 95, invMass: 0, cGroup: 63 });
    expect(goals(game.step())).toEqual([]);
    const other = running([goal("blue", 89)], { x: 90, cMask: 63 }, { x: 95, invMass: 0, cGroup: 63 });
    expect(goals(other.step())).toEqual([[0, 1]]);
  });
});

describe("after a goal", () => {
  it("150 ticks pass in which no other counts, then the conceding side kicks off", () => {
    const game = running([goal("blue", 100)], { x: 99, vx: 2 });
    game.step();
    const { game: state } = game.world;
    expect([state.state, state.red, state.blue, state.goalTicks, state.kickOffTeam]).toEqual([GOAL, 1, 0, 150, 2]);
    game.change(0, { x: 99, vx: 2 });
    expect(game.step(149)).toEqual([]);
    expect(state.goalTicks).toBe(1);
    expect(game.step().map(([, kind]) => kind)).toEqual(["positionsReset"]);
  });

  it("the clock is stopped until the next kick-off", () => {
    const game = running([goal("blue", 100)], { x: 99, vx: 2 });
    game.step();
    const { time } = game.world.game;
    game.step(200);
    // The stadium's ball does not move at the kick-off.
    expect(game.world.game.time >= time).toBe(true);
  });

  it("the ball is reset to its position in the file", () => {
    const game = play(field({ goals: [goal("blue", 7)], discs: [ball({ vx: 5, damping: 1 }), disc({ x: 300 })] }));
    game.step(2);
    game.change(1, { x: 0, y: 300 });
    game.step(150);
    expect(game.world.discs.x[0]).toBe(0);
    expect([game.world.discs.x[1], game.world.discs.y[1]]).toEqual([0, 300]);
    game.step();
    expect(game.world.game.state).toBe(PLAYING);
  });
});
