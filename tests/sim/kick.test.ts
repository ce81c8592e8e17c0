import { describe, expect, it } from "vitest";
import { canKick } from "#sim/player-control.ts";
import { KICK_KEY, RIGHT } from "#sim/input.ts";
import { KICK, RED } from "#sim/masks.ts";
import type { Disc, PlayerPhysics } from "#sim/stadium.ts";
import { setPaused } from "#sim/rules/game.ts";
import { ball, disc, field, motionOf, physics, play, type Play, type Setup } from "../support/world-builder.ts";

/** Sum of both radii and the reach: a ball at this distance is just too far. */
const TOO_FAR = 15 + 10 + 4;

/** The player stands at 0, 0; the test places the discs. */
function kicker(discs: readonly Disc[], changes: Partial<PlayerPhysics> = {}, setup: Setup = {}): Play {
  const redSpawnPoints = [{ x: 0, y: 0 }];
  return play(field({ discs, redSpawnPoints, playerPhysics: physics(changes) }), { red: [1], ...setup });
}

const kicksOf = (game: Play, ticks = 1) => game.step(ticks).filter(([, kind]) => kind === "kick");

describe("the reach of a kick", () => {
  it.each([
    ["touching", 25, 1],
    ["just in reach", 28.999999, 1],
    ["exactly 4 away", TOO_FAR, 0],
    ["out of reach", 40, 0],
  ])("a ball %s", (_, x, kicks) => {
    const game = kicker([ball({ x })]);
    game.press(1, KICK_KEY);
    expect(kicksOf(game)).toHaveLength(kicks);
    expect(game.world.discs.vx[0]! > 0).toBe(kicks === 1);
  });

  it("counts from the edges the discs have now", () => {
    const game = kicker([ball({ x: 40 })]);
    game.change(0, { radius: 22 });
    game.press(1, KICK_KEY);
    expect(kicksOf(game)).toHaveLength(1);
  });

  it("needs no common mask, only the kick flag", () => {
    const game = kicker([disc({ x: 27, cMask: 0, cGroup: KICK })]);
    game.press(1, KICK_KEY);
    expect(kicksOf(game)).toEqual([[0, "kick", 1]]);
  });

  it("does not reach a disc without the kick flag", () => {
    const game = kicker([disc({ x: 27 })]);
    game.press(1, KICK_KEY);
    expect(kicksOf(game)).toEqual([]);
  });

  it("does not kick a disc at exactly the same position, which stays finite", () => {
    const game = kicker([ball()]);
    game.press(1, KICK_KEY);
    expect(kicksOf(game)).toEqual([]);
    expect(motionOf(game.world, 0)).toEqual([0, 0, 0, 0]);
    expect(motionOf(game.world, 1)).toEqual([0, 0, 0, 0]);
  });
});

describe("a kick", () => {
  it("gives speed away from the player, times the ball's inverse mass", () => {
    const game = kicker([ball({ x: 27, invMass: 2, damping: 1 })]);
    game.press(1, KICK_KEY);
    game.step();
    expect(motionOf(game.world, 0)).toEqual([37, 0, 10, 0]);
  });

  it("pushes the player back on a stadium with kickback", () => {
    const game = kicker([ball({ x: 27 })], { kickback: 3 });
    game.press(1, KICK_KEY);
    game.step();
    expect(motionOf(game.world, 1)).toEqual([-1.5, 0, 0.96 * -1.5, 0]);
  });

  it("hits every kickable disc in reach, one after the other, and counts once", () => {
    const game = kicker([ball({ x: 27 }), ball({ x: -27 }), ball({ y: 27 }), ball({ x: 60 })], { kickback: 2 });
    game.press(1, KICK_KEY);
    expect(kicksOf(game)).toEqual([[0, "kick", 1]]);
    const { vx, vy } = game.world.discs;
    expect([vx[0], vx[1], vy[2], vx[3]]).toEqual([4.95, -4.95, 4.95, 0]);
  });

  it("can hit a player with the kick flag, but never the kicking player", () => {
    const game = play(
      field({ discs: [ball({ x: 200 })], redSpawnPoints: [{ x: 0, y: 0 }], playerPhysics: physics({ cGroup: KICK }) }),
      { red: [1], blue: [2] },
    );
    game.press(1, KICK_KEY);
    expect(kicksOf(game)).toEqual([]);
    game.change(game.discOf(2), { x: 32, y: 0 });
    expect(kicksOf(game)).toEqual([[1, "kick", 1]]);
    expect(game.world.discs.vx[game.discOf(2)]! > 0).toBe(true);
    expect(game.world.discs.cGroup[game.discOf(1)]).toBe(RED | KICK);
  });

  it("already moves with the normal acceleration in its own tick", () => {
    const game = kicker([ball({ x: 27, cMask: 0 })]);
    game.press(1, RIGHT | KICK_KEY);
    game.step();
    expect(game.world.discs.vx[1]).toBe(0.96 * 0.1);
  });

  it("of one player is seen by the next in the same tick", () => {
    const game = play(field({ redSpawnPoints: [{ x: -27, y: 0 }], blueSpawnPoints: [{ x: 27, y: 0 }] }), {
      red: [1],
      blue: [2],
    });
    game.press(1, KICK_KEY);
    game.press(2, KICK_KEY);
    expect(kicksOf(game)).toEqual([
      [0, "kick", 1],
      [0, "kick", 2],
    ]);
    expect(motionOf(game.world, 0)).toEqual([0, 0, 0, 0]);
  });
});

describe("the kick key", () => {
  it("stays armed while it is held, and kicks once, on contact", () => {
    const game = kicker([ball({ x: 40, vx: -1, damping: 1 })]);
    game.press(1, KICK_KEY);
    expect(kicksOf(game, 100)).toEqual([[12, "kick", 1]]);
    game.change(0, { x: 27, vx: 0 });
    expect(kicksOf(game, 10)).toEqual([]);
    expect(game.world.players.armed[0]).toBe(0);
  });

  it("is disarmed when it is released before anything was in reach", () => {
    const game = kicker([ball({ x: 60 })]);
    game.press(1, KICK_KEY);
    game.step();
    game.press(1, 0);
    game.step();
    game.change(0, { x: 27 });
    expect(kicksOf(game, 5)).toEqual([]);
  });

  it("is latched by a press and cleared by a release before the tick", () => {
    const game = kicker([ball({ x: 27 })]);
    game.press(1, KICK_KEY);
    game.press(1, 0);
    expect(kicksOf(game)).toEqual([]);
  });

  it("does not arm again while it stays down", () => {
    const game = kicker([ball({ x: 27, cMask: 0, invMass: 0 })]);
    game.press(1, KICK_KEY);
    expect(kicksOf(game, 3)).toHaveLength(1);
    game.press(1, KICK_KEY | RIGHT);
    expect(kicksOf(game, 1)).toHaveLength(0);
  });
});

describe("the kick rate limit", () => {
  /** Ticks with a kick when the key is pressed on every even tick and released on every odd one. */
  function ticksOfKicks(kickRate: readonly [number, number, number] | undefined, ticks: number): number[] {
    const game = kicker([ball({ x: 27, cMask: 0, invMass: 0 })], {}, kickRate === undefined ? {} : { kickRate });
    const kicks: number[] = [];
    for (let t = 0; t < ticks; t++) {
      game.press(1, t % 2 === 0 ? KICK_KEY : 0);
      if (kicksOf(game).length > 0) kicks.push(t);
    }
    return kicks;
  }

  it.each([
    ["of a fresh room lets every second tick through", undefined, 8, [0, 2, 4, 6]],
    ["2/0/0 as well", [2, 0, 0], 8, [0, 2, 4, 6]],
    ["10/0/0 every tenth", [10, 0, 0], 40, [0, 10, 20, 30]],
    ["2/15/0 every sixteenth", [2, 15, 0], 60, [0, 16, 32, 48]],
    ["2/15/3 saves up between kicks", [2, 15, 3], 80, [0, 14, 30, 44, 60, 74]],
  ] as const)("%s", (_, rate, ticks, expected) => {
    expect(ticksOfKicks(rate, ticks)).toEqual(expected);
  });

  it("allows a burst of kicks after a long time without one, with a budget of 45 at 2/15/3", () => {
    const game = kicker([ball({ x: 27, cMask: 0, invMass: 0 })], {}, { kickRate: [2, 15, 3] });
    game.step(100);
    const kicks: number[] = [];
    for (let t = 0; t < 20; t++) {
      game.press(1, t % 2 === 0 ? KICK_KEY : 0);
      if (kicksOf(game).length > 0) kicks.push(t);
    }
    expect(kicks).toEqual([0, 2, 4, 6, 16]);
  });

  it("does not lose a press: held through the waiting time, it kicks at the first allowed tick", () => {
    const game = kicker([ball({ x: 27, cMask: 0, invMass: 0 })], {}, { kickRate: [10, 0, 0] });
    game.press(1, KICK_KEY);
    game.step();
    game.press(1, 0);
    game.step();
    game.press(1, KICK_KEY);
    expect(kicksOf(game, 20)).toEqual([[10, "kick", 1]]);
  });
});

describe("the ring that shows a kick is due", () => {
  it("is shown while the key is armed, not while waiting, and not in a pause", () => {
    const game = kicker([ball({ x: 27, cMask: 0, invMass: 0 })], {}, { kickRate: [10, 0, 0] });
    expect(canKick(game.world, 0)).toBe(false);
    game.press(1, KICK_KEY);
    expect(canKick(game.world, 0)).toBe(true);
    setPaused(game.world, true);
    expect(canKick(game.world, 0)).toBe(false);
    setPaused(game.world, false);
    game.step(120);
    game.press(1, 0);
    game.press(1, KICK_KEY);
    expect(canKick(game.world, 0)).toBe(false);
  });
});
