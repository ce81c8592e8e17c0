import { describe, expect, it } from "vitest";
import { createArena, profileFor } from "#sim/arena.ts";
import { ALL, C0, PLAYER_MASK } from "#sim/masks.ts";
import { startGame } from "#sim/rules/game.ts";
import { addPlayer, removePlayer, setTeam } from "#sim/rules/player-list.ts";
import { restoreWorld, saveWorld } from "#sim/snapshot.ts";
import { copyWorld, createWorld, RED_TEAM } from "#sim/world.ts";
import { ball, disc, field, motionOf, plane, play, playOn } from "../support/world-builder.ts";

/** Two discs that overlap by 4, with masks to be set by the test; the ball is far away. */
const stadium = field({ discs: [ball({ y: 1000 }), disc({ x: 0 }), disc({ x: 16, cMask: 0 })] });

describe("candidate pairs are computed again", () => {
  it("when a mask changes", () => {
    const game = play(stadium);
    game.step();
    expect(motionOf(game.world, 2)[0]).toBe(16);
    game.change(2, { cMask: ALL });
    game.step();
    expect(motionOf(game.world, 2)[0]).toBe(18);
  });

  it("when an inverse mass changes: two immovable discs ignore each other", () => {
    const game = play(field({ discs: [disc({ invMass: 0 }), disc({ x: 16, invMass: 0 })] }));
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(16);
    game.change(1, { invMass: 1 });
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(20);
    game.change(1, { x: 16, invMass: 0 });
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(16);
  });

  it("when an immovable disc becomes movable and so collides with walls", () => {
    const game = play(field({ discs: [disc({ y: 95, invMass: 0 })], planes: [plane(0, -1, -100)] }));
    game.step();
    expect(motionOf(game.world, 0)[1]).toBe(95);
    game.change(0, { invMass: 1 });
    game.step();
    expect(motionOf(game.world, 0)[1]).toBe(90);
  });

  it("when a player enters or leaves", () => {
    const game = play(field({ redSpawnPoints: [{ x: 20, y: 0 }] }));
    game.step();
    addPlayer(game.world, 1);
    setTeam(game.world, 1, RED_TEAM);
    game.step();
    const pushed = motionOf(game.world, 0)[0];
    expect(pushed).toBeLessThan(0);
    removePlayer(game.world, 1);
    game.step();
    expect(motionOf(game.world, 0)[0]).toBe(pushed);
  });

  it("when a new game begins and after the last one's discs", () => {
    const game = play(stadium, { red: [1] });
    game.change(2, { cMask: ALL });
    game.step();
    startGame(game.world, { scoreLimit: 3, timeLimit: 3, overtime: true });
    game.step();
    expect(motionOf(game.world, 2)[0]).toBe(16);
  });

  it("when a world is restored or copied over", () => {
    const arena = createArena(stadium);
    const before = play(arena);
    before.step();
    const after = play(arena);
    after.change(2, { cMask: ALL });
    const restored = playOn(createWorld(arena, 16));
    const copied = playOn(createWorld(arena, 16));
    for (const { world } of [restored, copied]) {
      copyWorld(before.world, world);
      playOn(world).step();
    }
    restoreWorld(restored.world, saveWorld(after.world));
    copyWorld(after.world, copied.world);
    for (const game of [restored, copied]) {
      game.step();
      expect(motionOf(game.world, 2)[0]).toBe(18);
    }
  });
});

describe("the profile of a disc", () => {
  const arena = () => createArena(field({ planes: [plane(1, 0, 0), plane(0, 1, 0, { cMask: C0 }), plane(0, 1, 5)] }));

  it("is a list in the order of the file", () => {
    expect(Array.from(profileFor(arena(), PLAYER_MASK, ALL).planes)).toEqual([0, 2]);
    expect(Array.from(profileFor(arena(), PLAYER_MASK, C0).planes)).toEqual([1]);
  });

  it("is computed once for each pair of masks", () => {
    const one = arena();
    expect(profileFor(one, ALL, ALL)).toBe(profileFor(one, ALL, ALL));
  });

  it("stays correct within bounded memory when a script sets many different masks", () => {
    const one = arena();
    for (let mask = 0; mask < 1000; mask++) {
      const met = Array.from(profileFor(one, (mask << 8) | ALL, ALL).planes);
      expect(met).toEqual([0, 2]);
    }
    expect(one.profiles.length).toBeLessThanOrEqual(128);
  });
});
