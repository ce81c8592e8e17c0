import { describe, expect, it } from "vitest";
import { setPaused, startGame, stopGame } from "#sim/rules/game.ts";
import { ENDED, GOAL, KICK_OFF, PLAYING, STOPPED } from "#sim/world.ts";
import { ball, field, goal, play, type Play, type Setup } from "../support/world-builder.ts";

/** The ball rolls without damping; goals are scored by placing it in front of a goal line. */
function match(setup: Setup): Play {
  return play(
    field({ discs: [ball({ y: 1000, vx: 1e-3, damping: 1 })], goals: [goal("blue", 900), goal("red", -900)] }),
    {
      red: [1],
      blue: [2],
      ...setup,
    },
  );
}

function score(game: Play, team: "red" | "blue") {
  const side = team === "red" ? 1 : -1;
  game.change(0, { x: side * 899, y: 0, vx: side * 2 });
  return game.step();
}

describe("the score limit", () => {
  it("ends the game after the celebration, and the game disappears 300 ticks later", () => {
    const game = match({ scoreLimit: 1, timeLimit: 0 });
    game.step();
    expect(score(game, "red")).toEqual([[1, "goal", 1]]);
    expect(game.step(150)).toEqual([[151, "gameEnd", 1]]);
    const { game: state, discs, players } = game.world;
    expect([state.state, state.goalTicks]).toEqual([ENDED, 300]);
    expect(game.step(299)).toEqual([]);
    expect(discs.count).toBe(3);
    expect(game.step()).toEqual([[451, "gameStop"]]);
    expect([state.state, discs.count, state.red, state.blue]).toEqual([STOPPED, 0, 1, 0]);
    expect([players.count, players.disc[0], players.disc[1]]).toEqual([2, -1, -1]);
  });

  it("lets the game go on below it", () => {
    const game = match({ scoreLimit: 2, timeLimit: 0 });
    game.step();
    score(game, "blue");
    expect(game.step(150)).toEqual([[151, "positionsReset"]]);
    expect(game.world.game.state).toBe(KICK_OFF);
  });

  it("of 0 never ends it", () => {
    const game = match({ scoreLimit: 0, timeLimit: 0 });
    for (let goals = 1; goals <= 5; goals++) {
      game.step();
      score(game, "red");
      game.step(150);
      expect([game.world.game.red, game.world.game.state]).toEqual([goals, KICK_OFF]);
    }
  });
});

describe("the time limit", () => {
  it("ends the game in the 3601st counted tick of a minute, because time is a running sum", () => {
    const game = match({ scoreLimit: 0, timeLimit: 1 });
    game.step();
    score(game, "blue");
    game.step(150);
    game.step();
    // One tick was counted before the goal's, and the goal's own.
    const rest = game.step(3600);
    expect(rest.map(([, kind]) => kind)).toEqual(["timeIsUp", "gameEnd"]);
    expect(rest.at(-1)![2]).toBe(2);
    expect(game.world.game.time).toBe(60.01666666666454);
    expect(game.world.game.state).toBe(ENDED);
  });

  it("waits for a golden goal while the scores are equal, and ends after its celebration", () => {
    const game = match({ scoreLimit: 0, timeLimit: 1 });
    expect(game.step(5000)).toEqual([[0, "kickOff"]]);
    expect(game.world.game.time).toBeGreaterThan(60);
    expect(score(game, "red")).toEqual([[5000, "goal", 1]]);
    expect(game.step(150)).toEqual([[5150, "gameEnd", 1]]);
  });

  it("ends the game as a draw without overtime while the scores are equal", () => {
    const game = match({ scoreLimit: 0, timeLimit: 1, overtime: false });
    expect(game.step(5000)).toEqual([
      [0, "kickOff"],
      [3601, "timeIsUp"],
      [3601, "gameEnd", 0],
      [3901, "gameStop"],
    ]);
  });

  it("ends the game without overtime after the celebration of a late equalizer", () => {
    const game = match({ scoreLimit: 0, timeLimit: 1, overtime: false });
    game.step();
    score(game, "blue");
    game.step(150);
    // The kick-off, and the ticks that leave the last counted one to the equalizer.
    game.step(1 + 3599);
    expect(score(game, "red").map(([, kind]) => kind)).toEqual(["goal"]);
    game.step(149);
    expect(game.world.game.state).toBe(GOAL);
    expect(game.step().map(([, ...event]) => event)).toEqual([["gameEnd", 0]]);
  });

  it("of 0 never ends it", () => {
    const game = match({ scoreLimit: 0, timeLimit: 0 });
    game.step();
    score(game, "red");
    game.step(151);
    expect(game.step(5000)).toEqual([]);
  });

  it("that expires in the tick of a goal ends the game after the celebration", () => {
    const game = match({ scoreLimit: 0, timeLimit: 1 });
    game.step(3601);
    score(game, "blue");
    expect(game.world.game.state).toBe(GOAL);
    expect(game.step(150).map(([, kind]) => kind)).toEqual(["gameEnd"]);
  });
});

describe("a pause", () => {
  it("stops everything at once, for as long as it lasts", () => {
    const game = match({ timeLimit: 0 });
    game.step(10);
    const { x } = game.world.discs;
    const before = [x[0], game.world.game.time];
    setPaused(game.world, true);
    expect(game.step(500)).toEqual([]);
    expect([x[0], game.world.game.time]).toEqual(before);
    expect(game.world.game.pauseTicks).toBe(120);
    expect(game.world.game.tick).toBe(510);
  });

  it("ends with 119 ticks in which nothing moves", () => {
    const game = match({ timeLimit: 0 });
    game.step(10);
    setPaused(game.world, true);
    game.step(3);
    setPaused(game.world, false);
    expect(game.world.game.pauseTicks).toBe(119);
    const before = game.world.discs.x[0]!;
    game.step(119);
    expect([game.world.discs.x[0], game.world.game.pauseTicks]).toEqual([before, 0]);
    game.step();
    expect(game.world.discs.x[0]).not.toBe(before);
  });

  it("can be renewed during the countdown", () => {
    const game = match({ timeLimit: 0 });
    setPaused(game.world, true);
    setPaused(game.world, false);
    game.step(50);
    setPaused(game.world, true);
    game.step(500);
    expect(game.world.game.pauseTicks).toBe(120);
  });

  it("that is ended twice is counted down once", () => {
    const game = match({ timeLimit: 0 });
    setPaused(game.world, true);
    setPaused(game.world, false);
    game.step(50);
    setPaused(game.world, false);
    expect(game.world.game.pauseTicks).toBe(69);
  });

  it("cannot be ended when there is none, nor begun without a game", () => {
    const game = match({ timeLimit: 0 });
    setPaused(game.world, false);
    expect(game.world.game.pauseTicks).toBe(0);
    stopGame(game.world);
    setPaused(game.world, true);
    expect(game.world.game.pauseTicks).toBe(0);
  });

  it("is over when a new game starts", () => {
    const game = match({ timeLimit: 0 });
    setPaused(game.world, true);
    startGame(game.world, { scoreLimit: 3, timeLimit: 3, overtime: true });
    game.step();
    expect(game.world.game.state).toBe(PLAYING);
  });
});

describe("a stopped game", () => {
  it("has no discs, keeps its score, and steps do nothing but count", () => {
    const game = match({ timeLimit: 0 });
    game.step();
    score(game, "red");
    stopGame(game.world);
    expect(game.step(10)).toEqual([]);
    const { game: state, discs } = game.world;
    expect([state.state, state.red, discs.count, state.tick]).toEqual([STOPPED, 1, 0, 12]);
  });

  it("starts afresh, with red to kick off", () => {
    const game = match({ timeLimit: 0 });
    game.step();
    score(game, "red");
    startGame(game.world, { scoreLimit: 5, timeLimit: 7, overtime: true });
    const { red, blue, time, kickOffTeam, scoreLimit, timeLimit, state } = game.world.game;
    expect([red, blue, time, kickOffTeam, scoreLimit, timeLimit, state]).toEqual([0, 0, 0, 1, 5, 7, KICK_OFF]);
    expect(game.world.discs.count).toBe(3);
  });
});
