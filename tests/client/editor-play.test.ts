/** Playing on a map while it is edited: ticks forwards and back, live changes, and why a disc bounced. */
import { describe, expect, it } from "vitest";
import { PlayGame } from "#client/editor/play/play-game.ts";
import { hashWorld } from "#sim/hash.ts";
import { KICK_KEY, RIGHT, UP } from "#sim/input.ts";
import { BALL, WALL } from "#sim/masks.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_MS } from "#sim/step.ts";
import { BLUE_TEAM, KICK_OFF, PLAYING, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { ball, disc, ends, field, goal, joint, physics, plane, segment, vertex } from "../support/world-builder.ts";

const CLASSIC = builtinStadium("Classic");

function play(stadium: Stadium = CLASSIC, discIds?: readonly string[]): PlayGame {
  return new PlayGame({ stadium, seed: 7, ...(discIds === undefined ? {} : { discIds }) });
}

function ticks(game: PlayGame, count: number, keys = 0): void {
  game.holdKeys(keys);
  for (let t = 0; t < count; t++) game.advance();
}

const hash = ({ world }: PlayGame): string => hashWorld(world).whole;

/** Position and velocity of a disc. */
function motion({ world: { discs } }: PlayGame, i: number): number[] {
  return [discs.x[i]!, discs.y[i]!, discs.vx[i]!, discs.vy[i]!];
}

/** Runs a play with changing keys. */
function runAround(game: PlayGame, count: number): void {
  for (let t = 0; t < count; t++) ticks(game, 1, t % 40 < 20 ? RIGHT | (t % 2 === 0 ? KICK_KEY : 0) : RIGHT | UP);
}

describe("a play", () => {
  it("is kicked off by the author's player, counts goals and goes on", () => {
    const game = play();
    expect(game.world.game.state).toBe(KICK_OFF);
    game.dropBall({ x: 340, y: 0 });
    game.dropPlayer({ x: 310, y: 0 });
    ticks(game, 60, RIGHT);
    expect(game.frame(0).score).toEqual({ red: 1, blue: 0 });
    // Blue has no player: red kicks off again.
    ticks(game, 160);
    expect(game.world.game.state).toBe(KICK_OFF);
    expect(game.world.game.kickOffTeam).toBe(RED_TEAM);
  });

  it("seats bots as told, also different numbers on each side, and plays with them", () => {
    const game = play();
    game.setBots({ red: 1, blue: 3, level: "hard" });
    const teams = () => [...game.world.players.team.slice(0, game.world.players.count)].toSorted((a, b) => a - b);
    expect(teams()).toEqual([RED_TEAM, RED_TEAM, BLUE_TEAM, BLUE_TEAM, BLUE_TEAM]);
    game.setTeam(SPECTATORS);
    expect(teams()).toEqual([RED_TEAM, BLUE_TEAM, BLUE_TEAM, BLUE_TEAM]);
    ticks(game, 1800);
    expect(game.world.game.red + game.world.game.blue).toBeGreaterThan(0);
    game.setBots({ red: 0, blue: 99, level: "easy" });
    expect(teams()).toEqual(Array.from({ length: 5 }, () => BLUE_TEAM));
  });

  it("ends a kick-off that bots cannot take", () => {
    // The ball is out of reach, behind a wall around it.
    const box = ends([-40, -40], [40, -40], [40, 40], [-40, 40]);
    const walls = [0, 1, 2, 3].map((v) => segment(v, (v + 1) % 4));
    const game = play(field({ vertexes: box, segments: walls, goals: [goal("red", -300), goal("blue", 300)] }));
    game.setTeam(SPECTATORS);
    game.setBots({ red: 1, blue: 1, level: "normal" });
    ticks(game, 299);
    expect(game.world.game.state).toBe(KICK_OFF);
    ticks(game, 2);
    expect(game.world.game.state).toBe(PLAYING);
  });

  it("makes ticks by the clock at the chosen speed, and none while paused", () => {
    const game = play();
    game.frame(1000);
    for (const [speed, made] of [
      [1, 6],
      [0.5, 3],
      [0, 0],
    ] as const) {
      game.speed = speed;
      const { tick } = game.world.game;
      const nowMs = 1000 + tick * 1000;
      game.frame(nowMs);
      game.frame(nowMs + 6.01 * TICK_MS);
      expect(game.world.game.tick - tick).toBe(made);
      game.back(0);
    }
  });

  it("shows discs between two ticks", () => {
    const game = play(field({ discs: [ball({ vx: 8, damping: 1 })] }));
    game.speed = 0.5;
    game.frame(0);
    const { discs, tick } = game.frame(3 * TICK_MS);
    expect(tick).toBe(1);
    expect(discs[0]!.x).toBeCloseTo(4, 9);
    expect(discs[1]).toMatchObject({ team: RED_TEAM, number: 1, own: true, ring: false });
  });
});

describe("stepping back", () => {
  it("restores the tick, bots included: the same keys give the same bits again", () => {
    const game = play();
    game.setBots({ red: 2, blue: 3, level: "normal" });
    runAround(game, 200);
    const start = hash(game);
    runAround(game, 120);
    const end = hash(game);
    game.back(120);
    expect(hash(game)).toBe(start);
    runAround(game, 120);
    expect(hash(game)).toBe(end);
  });

  it("goes back five seconds at most", () => {
    const game = play();
    ticks(game, 400);
    expect(game.backTicks).toBe(300);
    game.back(1000);
    expect(game.world.game.tick).toBe(100);
    expect(game.backTicks).toBe(0);
  });

  it("returns to what was changed by hand, and to the contacts of the tick", () => {
    const game = play(field({ planes: [plane(1, 0, -300)], discs: [ball({ damping: 1 })] }));
    ticks(game, 3);
    game.dropBall({ x: -285, y: 50 });
    const dropped = motion(game, 0);
    ticks(game, 2);
    game.back(2);
    expect(motion(game, 0)).toEqual(dropped);
  });

  it("plays the same situation on the changed map", () => {
    const before = field({ planes: [plane(1, 0, -300)], discs: [ball({ x: -250, vx: -6, damping: 1, bCoef: 1 })] });
    const game = play(before);
    ticks(game, 10);
    game.setStadium({ ...before, planes: [plane(1, 0, -280)] });
    game.back(6);
    // After four ticks it was at −274.
    expect(motion(game, 0)).toEqual([-274, 0, -6, 0]);
    game.advance();
    expect(motion(game, 0)).toEqual([-270, 0, 6, 0]);
  });
});

describe("a change of the map during the play", () => {
  it("keeps players, ball and clock, and makes new physics count at once", () => {
    const game = play();
    game.setBots({ red: 1, blue: 2, level: "normal" });
    runAround(game, 150);
    const motions = Array.from({ length: game.world.discs.count }, (_, i) => motion(game, i));
    const { time, state } = game.world.game;
    game.setStadium({
      ...CLASSIC,
      playerPhysics: physics({ radius: 25 }),
      discs: CLASSIC.discs.map((each, i) => (i === 0 ? { ...each, bCoef: 0.9 } : each)),
    });
    expect(Array.from({ length: game.world.discs.count }, (_, i) => motion(game, i))).toEqual(motions);
    expect(game.world.game).toMatchObject({ time, state });
    const own = game.world.discs.owner.indexOf(1);
    expect(game.world.discs.radius[own]).toBe(25);
    expect(game.world.discs.bCoef[0]).toBe(0.9);
  });

  it("is the same as playing on, if nothing has changed", () => {
    const games = [play(), play()];
    for (const game of games) {
      game.setBots({ red: 1, blue: 2, level: "normal" });
      runAround(game, 100);
    }
    games[0]!.setStadium({ ...CLASSIC });
    for (const game of games) runAround(game, 100);
    expect(hash(games[0]!)).toBe(hash(games[1]!));
  });

  it("re-creates only new discs, found by their ids", () => {
    const rolling = [disc({ x: -50, y: 90, vx: 1, damping: 1 }), disc({ x: -50, y: 150, vx: 2, damping: 1 })];
    const before = field({ discs: [ball(), ...rolling] });
    const game = play(before, ["ball", "a", "b"]);
    ticks(game, 10);
    game.setStadium({ ...before, discs: [ball(), rolling[1]!, disc({ x: 7, y: -90 })] }, ["ball", "b", "c"]);
    expect(motion(game, 1)).toEqual([-30, 150, 2, 0]);
    expect(motion(game, 2)).toEqual([7, -90, 0, 0]);
    expect(motion(game, 3)[0]).toBe(-200);
  });

  it("moves fixed discs to where the author has put them", () => {
    const post = disc({ x: 100, y: 50, invMass: 0 });
    const before = field({ discs: [ball(), post] });
    const game = play(before);
    ticks(game, 5);
    game.setStadium({ ...before, discs: [ball({ x: 20 }), { ...post, y: 80 }] });
    expect(motion(game, 0).slice(0, 2)).toEqual([0, 0]);
    expect(motion(game, 1).slice(0, 2)).toEqual([100, 80]);
  });
});

describe("the contacts of a tick", () => {
  it("explain to the number why a ball bounces off a wall", () => {
    const wall = field({
      discs: [ball({ x: 0, y: -13, vx: 3, vy: 4, damping: 1, bCoef: 0.5, radius: 10 })],
      vertexes: ends([-50, 0], [50, 0]),
      segments: [segment(0, 1, { bCoef: 0.5 })],
    });
    const game = play(wall);
    game.advance();
    expect(game.contacts).toEqual([
      {
        ...{ kind: "segment", disc: 0, index: 0, second: -1, bounced: true },
        point: { x: 3, y: 0 },
        normal: { x: 0, y: -1 },
        before: { x: 3, y: 4 },
        after: { x: 3, y: -1 },
        ...{ secondBefore: null, secondAfter: null },
        bounciness: 0.25,
        matched: { group: BALL, mask: WALL },
      },
    ]);
    game.advance();
    expect(game.contacts).toEqual([]);
  });

  it("tell pushes from bounces, planes from vertexes", () => {
    const game = play(
      field({
        discs: [ball({ x: -295, damping: 1, radius: 10, vx: 2 })],
        planes: [plane(1, 0, -300)],
        vertexes: [vertex(-280, 0)],
      }),
    );
    game.advance();
    const [pushed, bounced] = game.contacts;
    expect(pushed).toMatchObject({ kind: "plane", index: 0, bounced: false, before: { x: 2, y: 0 } });
    expect(pushed!.after).toEqual(pushed!.before);
    // Now at −290, it just touches the vertex.
    expect(bounced).toMatchObject({ kind: "vertex", index: 0, bounced: true, normal: { x: -1, y: 0 } });
    expect(bounced!.before).toEqual({ x: 2, y: 0 });
    expect(bounced!.after).toEqual({ x: -1, y: 0 });
  });

  it("have both discs, and every pull of a joint that changes a velocity", () => {
    const rolling = disc({ x: 30, vx: -4, damping: 1, radius: 10, bCoef: 0.5, invMass: 1 });
    const game = play(
      field({
        discs: [ball({ damping: 1, radius: 10, bCoef: 0.5, invMass: 1 }), rolling, disc({ x: 130, invMass: 0 })],
        joints: [joint({ d0: 1, d1: 2 })],
      }),
    );
    game.advance();
    expect(game.contacts.map(({ kind }) => kind)).toContain("joint");
    const pull = game.contacts.find(({ kind }) => kind === "joint")!;
    expect(pull).toMatchObject({ disc: 1, index: 0, second: 2, before: { x: -4, y: 0 } });
    expect(pull.after.x).toBeGreaterThan(-4);
    expect(pull.secondAfter).toEqual({ x: 0, y: 0 });
    game.dropBall({ x: 12, y: 0 });
    game.advance();
    const [hit] = game.contacts;
    expect(hit).toMatchObject({
      kind: "disc",
      disc: 0,
      index: 1,
      second: 1,
      normal: { x: -1, y: 0 },
      bounciness: 0.25,
    });
  });
});

describe("trails", () => {
  it("are the last positions of ball and player, and start anew where one is dropped", () => {
    const game = play(field({ discs: [ball({ vx: 2, damping: 1 })] }));
    ticks(game, 3);
    expect(game.frame(0).trails.ball.map(({ x }) => x)).toEqual([0, 2, 4, 6]);
    expect(game.frame(0).trails.own).toHaveLength(4);
    game.dropBall({ x: 50, y: 0 });
    ticks(game, 1);
    expect(game.frame(0).trails.ball.map(({ x }) => x)).toEqual([50, 50]);
    game.setTeam(SPECTATORS);
    expect(game.frame(0).trails.own).toEqual([]);
  });
});
