/** Practice in the page: the same referee, advanced by the clock of the frames. */
import { beforeEach, describe, expect, it } from "vitest";
import { PracticeGame } from "#client/local/practice-game.ts";
import { keeperKeys } from "#client/local/keeper.ts";
import { withPractice } from "#client/local/practice-actions.ts";
import { startPractice } from "#client/local/start-practice.ts";
import { isBetter, starsOf, type PracticePlan } from "#client/session/practice.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { DOWN, KICK_KEY, RIGHT, UP } from "#sim/input.ts";
import { setDisc } from "#sim/set-disc.ts";
import { TICK_MS } from "#sim/step.ts";
import { KICK_OFF, PLAYING } from "#sim/world.ts";
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
  it("end with the fifth goal, with the time since the first key", () => {
    const game = play({ kind: "shots" });
    for (let goal = 1; goal <= 5; goal++) {
      ticks(game, 40, RIGHT);
      score(game);
      expect(game.info.count).toBe(goal);
      expect(game.info.result === null).toBe(goal < 5);
      for (let t = 0; t < 200 && game.match.world.game.state !== KICK_OFF; t++) game.advance();
    }
    expect(game.info.result).toBeGreaterThan(0);
    const { result } = game.info;
    ticks(game, 40, RIGHT);
    score(game);
    expect(game.info).toMatchObject({ count: 5, result });
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

/** Puts the ball on a disc, and waits until that counts. */
function touch(game: PracticeGame, disc: number): void {
  const { world } = game.match;
  setDisc(world, 0, { x: world.discs.x[disc]!, y: world.discs.y[disc]!, vx: 0, vy: 0 });
  ticks(game, 2, RIGHT);
}

/** The player kicks the ball. */
function kick(game: PracticeGame): void {
  const { world } = game.match;
  const disc = world.discs.owner.indexOf(game.me);
  setDisc(world, 0, { x: 0, y: 0, vx: 0, vy: 0 });
  setDisc(world, disc, { x: -27, y: 0, vx: 0, vy: 0 });
  ticks(game, 1, 0);
  ticks(game, 2, KICK_KEY);
}

const TARGET = CLASSIC.discs.length;

describe("the passes", () => {
  it("count hits of the moving target for 45 seconds, and bring the ball back", () => {
    const game = play({ kind: "passes" });
    const { discs } = game.match.world;
    ticks(game, 2, RIGHT);
    const y = discs.y[TARGET];
    ticks(game, 20, 0);
    expect(discs.y[TARGET]).not.toBe(y);
    // A ball that was carried to the target is no pass.
    touch(game, TARGET);
    expect(game.info.count).toBe(0);
    for (let hit = 1; hit <= 3; hit++) {
      kick(game);
      touch(game, TARGET);
      expect(game.info.count).toBe(hit);
      expect(discs.x[0]).toBeLessThan(0);
    }
    // A ball that does not arrive is no hit, and comes back as well.
    setDisc(game.match.world, 0, { x: 200, y: -160, vx: 0, vy: 0 });
    ticks(game, 2, 0);
    expect(game.info).toMatchObject({ count: 3, attempts: 5, result: null });
    expect(discs.x[0]).toBeLessThan(0);
    ticks(game, 46 * 60, 0);
    expect(game.info).toMatchObject({ count: 3, secondsLeft: 0, result: 3 });
  });
});

describe("the dribbling", () => {
  it("shows one cone after the other, and ends with the last one", () => {
    const game = play({ kind: "dribbling" });
    const { discs } = game.match.world;
    ticks(game, 2, RIGHT);
    const cones = new Set<number>();
    for (let cone = 1; cone <= 10; cone++) {
      cones.add(discs.x[TARGET]!);
      touch(game, TARGET);
      expect(game.info.count).toBe(cone);
    }
    expect(cones.size).toBe(10);
    expect(game.info.result).toBeGreaterThan(0);
    expect(game.info.result).toBeLessThan(2);
  });
});

describe("the goalkeeper", () => {
  it("gets ten shots: one that comes back from the player is saved, a goal is not", () => {
    const game = play({ kind: "keeper" });
    const { world } = game.match;
    ticks(game, 1, RIGHT);
    for (let shot = 1; shot <= 10; shot++) {
      for (let t = 0; t < 600 && !(world.game.state === PLAYING && world.discs.vx[0]! < -1); t++) game.advance();
      expect(world.discs.vx[0]).toBeLessThan(-4);
      const isSaved = shot % 2 === 0;
      setDisc(world, 0, isSaved ? { vx: 2, vy: 0 } : { x: -345, y: 0, vx: -8, vy: 0 });
      for (let t = 0; t < 60 && game.info.attempts < shot; t++) game.advance();
      expect(game.info).toMatchObject({ attempts: shot, count: Math.floor(shot / 2) });
    }
    expect(game.info.result).toBe(5);
  });

  it("gets the same shots for the same seed, and others for another one", () => {
    const shot = (seed: number) => {
      const game = new PracticeGame({ kind: "keeper" }, { nickname: "Ada", stadium: CLASSIC, seed }, () => undefined);
      for (let t = 0; t < 90; t++) game.advance();
      game.holdKeys(RIGHT);
      const { discs } = game.match.world;
      for (let t = 0; t < 300 && !(discs.vx[0]! < -1); t++) game.advance();
      return [discs.vx[0], discs.vy[0]];
    };
    expect(shot(7)).toEqual(shot(7));
    expect(shot(7)).not.toEqual(shot(8));
  });
});

describe("results", () => {
  it("are better by their kind, and have stars", () => {
    expect([isBetter("shots", 30, 31), isBetter("shots", 31, 30), isBetter("keeper", 9, 8)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isBetter("passes", 0, undefined)).toBe(true);
    expect([91, 90, 60, 40].map((seconds) => starsOf("shots", seconds))).toEqual([0, 1, 2, 3]);
    expect([3, 4, 7, 9].map((saved) => starsOf("keeper", saved))).toEqual([0, 1, 2, 3]);
    expect(starsOf("passes", undefined)).toBe(0);
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
