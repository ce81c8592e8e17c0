/** Practice in the page: the same referee, advanced by the clock of the frames. */
import { beforeEach, describe, expect, it } from "vitest";
import { PracticeGame } from "#client/local/practice-game.ts";
import { keeperKeys } from "#client/local/keeper.ts";
import { withPractice } from "#client/local/practice-actions.ts";
import { startPractice } from "#client/local/start-practice.ts";
import type { PracticePlan } from "#client/session/practice.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { DOWN, KICK_KEY, RIGHT, UP } from "#sim/input.ts";
import { setDisc } from "#sim/set-disc.ts";
import { TICK_MS } from "#sim/step.ts";
import { KICK_OFF } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { recordedActions } from "../support/recorded-actions.ts";

const CLASSIC = builtinStadium("Classic");

function play(plan: PracticePlan): PracticeGame {
  const game = new PracticeGame(plan, { nickname: "Ada", stadium: CLASSIC, seed: 1 }, () => undefined);
  // Until the game has started by itself.
  for (let t = 0; t < 90; t++) game.advance();
  return game;
}

function ticks(game: PracticeGame, count: number, keys: number): void {
  game.holdKeys(keys);
  for (let t = 0; t < count; t++) game.advance();
}

/** The ball rolls into the blue goal. */
function score(game: PracticeGame): void {
  const { world } = game.match;
  const before = world.game.red;
  setDisc(world, 0, { x: 340, y: 0, vx: 6, vy: 0 });
  for (let t = 0; t < 60 && world.game.red === before; t++) game.advance();
  expect(world.game.red).toBe(before + 1);
}

describe("the lesson", () => {
  it("goes from moving to kicking to scoring", () => {
    const game = play({ kind: "lesson" });
    expect(game.info.step).toBe("move");
    ticks(game, 5, RIGHT);
    expect(game.info.step).toBe("move");
    ticks(game, 60, RIGHT);
    expect(game.info.step).toBe("kick");
    for (let t = 0; t < 300 && game.info.step === "kick"; t++) ticks(game, 1, t % 2 === 0 ? RIGHT | KICK_KEY : RIGHT);
    expect(game.info.step).toBe("score");
    score(game);
    expect(game.info.step).toBe("done");
  });

  it("has a keeper that stands still, and a kick-off for the player after each goal", () => {
    const game = play({ kind: "lesson" });
    ticks(game, 30, RIGHT);
    const { world, members } = game.match;
    const keeper = members.find(({ name }) => name === "Keeper")!;
    const disc = world.discs.owner.indexOf(keeper.id);
    const before = [world.discs.x[disc], world.discs.y[disc]];
    score(game);
    for (let t = 0; t < 300 && world.game.state !== KICK_OFF; t++) game.advance();
    game.advance();
    expect(world.game.kickOffTeam).toBe(1);
    expect([world.discs.x[disc], world.discs.y[disc]]).toEqual(before);
  });
});

describe("the shots", () => {
  it("end with the fifth goal, with the time of play", () => {
    const game = play({ kind: "shots" });
    for (let goal = 1; goal <= 5; goal++) {
      ticks(game, 40, RIGHT);
      score(game);
      expect(game.info.goals).toBe(goal);
      expect(game.info.time === null).toBe(goal < 5);
      for (let t = 0; t < 200 && game.match.world.game.state !== KICK_OFF; t++) game.advance();
    }
    expect(game.info.time).toBeGreaterThan(0);
    const { time } = game.info;
    ticks(game, 40, RIGHT);
    score(game);
    expect(game.info).toMatchObject({ goals: 5, time });
  });

  it("have a keeper that follows the ball, but not beyond the goal", () => {
    const { world } = play({ kind: "shots" }).match;
    const disc = 1 + world.discs.owner.subarray(1).findIndex((owner) => owner >= 0);
    const at = (ball: number, keeper: number) => {
      setDisc(world, 0, { y: ball });
      setDisc(world, disc, { y: keeper });
      return keeperKeys(world, disc, 60);
    };
    expect([at(50, 0), at(-50, 0), at(3, 0), at(150, 58), at(-150, -58)]).toEqual([DOWN, UP, 0, 0, 0]);
  });
});

describe("a match against bots", () => {
  it("fills both teams, moves by the clock of the frames, and stands still through a hidden tab", () => {
    const game = play({ kind: "match", teamSize: 2, level: "hard" });
    expect(game.match.members.map(({ bot, team }) => [bot, team])).toEqual(
      expect.arrayContaining([
        [false, 1],
        [true, 1],
        [true, 2],
        [true, 2],
      ]),
    );
    const { tick } = game.match.world.game;
    game.sample(1000);
    game.sample(1000 + 6.5 * TICK_MS);
    expect(game.match.world.game.tick - tick).toBe(6);
    game.sample(1000 + 60_000);
    expect(game.match.world.game.tick - tick).toBe(6);
    expect(game.sample(1000 + 60_000 + TICK_MS).count).toBe(4 + 5);
  });
});

describe("the actions of the page", () => {
  let session: Session;
  const setUp = (drawable = true, load = async () => ({ startPractice })) => {
    const { actions, asked } = recordedActions();
    const all = withPractice(session, actions, { load, prepareView: async () => drawable, seed: () => 1 });
    return { all, asked };
  };
  beforeEach(() => (session = createSession()));

  it("belong to the practice while it is on, and to the room afterwards", async () => {
    const { all, asked } = setUp();
    all.holdKeys(1);
    await all.practice("Ada", { kind: "lesson" });
    expect(session.screen.value).toEqual({ kind: "practice" });
    expect(session.players.value.map(({ name }) => name)).toEqual(["Ada", "Keeper"]);
    expect(session.me.value?.name).toBe("Ada");
    all.holdKeys(2);
    all.ask("start");
    all.leave();
    expect(session.screen.value).toEqual({ kind: "home" });
    expect([session.frames.value, session.room.value, session.practice.value]).toEqual([null, null, null]);
    all.holdKeys(3);
    all.leave();
    expect(asked).toEqual([["holdKeys", 1], ["holdKeys", 3], ["leave"]]);
  });

  it("belong to a room that is joined during a practice", async () => {
    const { all, asked } = setUp();
    await all.practice("Ada", { kind: "shots" });
    // As the net code does for a link that was opened.
    session.screen.value = { kind: "room", code: "AB12C" };
    all.holdKeys(4);
    all.ask("start");
    expect(asked).toEqual([["holdKeys", 4], ["start"]]);
  });

  it("do not start a practice whose load was cancelled, also while a room is joined", async () => {
    let arrive!: () => void;
    const loaded = new Promise<void>((resolve) => (arrive = resolve));
    const { all } = setUp(true, async () => {
      await loaded;
      return { startPractice };
    });
    const started = all.practice("Ada", { kind: "lesson" });
    session.screen.value = { kind: "joining", code: "AB12C" };
    arrive();
    await started;
    expect(session.screen.value).toEqual({ kind: "joining", code: "AB12C" });
    expect(session.practice.value).toBeNull();
  });

  it("show why no practice can start", async () => {
    await setUp(false).all.practice("Ada", { kind: "shots" });
    expect(session.screen.value).toMatchObject({ kind: "exit", reason: "noWebgl" });
    await setUp(true, () => Promise.reject(new Error("offline"))).all.practice("Ada", { kind: "shots" });
    expect(session.screen.value).toMatchObject({ kind: "exit", reason: "unloaded" });
  });
});
