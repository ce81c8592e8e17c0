import { describe, expect, it } from "vitest";
import { createArena } from "#sim/arena.ts";
import { KICK_KEY, RIGHT } from "#sim/input.ts";
import { stopGame } from "#sim/rules/game.ts";
import { hashWorld } from "#sim/hash.ts";
import { restoreWorld, saveWorld, snapshotParts } from "#sim/snapshot.ts";
import { copyWorld, createWorld } from "#sim/world.ts";
import { ball, disc, field, lobby, play, playOn, type Play } from "../support/world-builder.ts";

const arena = createArena(field({ discs: [ball({ vx: 1 }), disc({ x: 90 })] }));

function midGame(): Play {
  const game = play(arena, { red: [1, 2], blue: [3], maxPlayers: 4, kickRate: [2, 15, 3] });
  game.press(1, RIGHT | KICK_KEY);
  game.press(3, KICK_KEY);
  game.step(50);
  return game;
}

describe("a snapshot", () => {
  it("has 64 bytes for the game, 92 for each disc and 32 for each player", () => {
    const { world } = midGame();
    expect(saveWorld(world)).toHaveLength(64 + 5 * 92 + 3 * 32);
    expect(snapshotParts(world)).toEqual({ game: 64, discs: 64 + 5 * 92, players: 64 + 5 * 92 + 3 * 32 });
  });

  it("restored into another world gives the same bytes and the same future", () => {
    const game = midGame();
    const bytes = saveWorld(game.world);
    const other = playOn(createWorld(arena, 4));
    restoreWorld(other.world, bytes);
    expect(saveWorld(other.world)).toEqual(bytes);
    expect(other.step(100)).toEqual(game.step(100).map(([tick, ...rest]) => [tick - 50, ...rest]));
    expect(hashWorld(other.world)).toEqual(hashWorld(game.world));
  });

  it("undoes all changes since", () => {
    const game = midGame();
    const bytes = saveWorld(game.world);
    game.change(1, { cMask: 0, invMass: 0 });
    game.step(30);
    stopGame(game.world);
    restoreWorld(game.world, bytes);
    expect(saveWorld(game.world)).toEqual(bytes);
  });

  it("can be read from the middle of a larger buffer", () => {
    const { world } = midGame();
    const bytes = saveWorld(world);
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 3);
    const other = createWorld(arena, 4);
    restoreWorld(other, larger.subarray(3, 3 + bytes.length));
    expect(saveWorld(other)).toEqual(bytes);
  });

  it("keeps even the sign of zero", () => {
    const game = midGame();
    game.change(0, { x: -0 });
    const bytes = saveWorld(game.world);
    restoreWorld(game.world, bytes);
    expect(Object.is(game.world.discs.x[0], -0)).toBe(true);
  });

  it("is refused when it is cut short, too long or of a larger world, which is then unchanged", () => {
    const { world } = midGame();
    const bytes = saveWorld(world);
    const other = createWorld(arena, 4);
    const before = saveWorld(other);
    for (const length of [0, 63, 64, bytes.length - 1]) {
      expect(() => restoreWorld(other, bytes.subarray(0, length))).toThrow(RangeError);
    }
    expect(() => restoreWorld(other, Uint8Array.from([...bytes, 0]))).toThrow("wrong length");
    expect(() => restoreWorld(createWorld(arena, 2), bytes)).toThrow("of a larger world");
    const huge = bytes.slice();
    huge.fill(255, 60, 64);
    expect(() => restoreWorld(other, huge)).toThrow("of a larger world");
    expect(saveWorld(other)).toEqual(before);
  });
});

describe("a copy of a world", () => {
  it("is equal, and independent", () => {
    const game = midGame();
    const copy = playOn(createWorld(arena, 4));
    copyWorld(game.world, copy.world);
    const before = saveWorld(game.world);
    expect(saveWorld(copy.world)).toEqual(before);
    copy.press(1, 0);
    copy.step(10);
    expect(saveWorld(game.world)).toEqual(before);
    expect(hashWorld(copy.world).whole).not.toBe(hashWorld(game.world).whole);
  });

  it("needs the same arena and the same capacity", () => {
    const { world } = midGame();
    expect(() => copyWorld(world, createWorld(arena, 5))).toThrow(RangeError);
    expect(() => copyWorld(world, lobby(field(), { maxPlayers: 4 }))).toThrow(RangeError);
  });
});
