import { describe, expect, it } from "vitest";
import { ALL, BALL, BLUE, C0, C3, KICK, meets, PLAYER_MASK, RED, SCORE, WALL } from "#sim/masks.ts";
import { disc, ends, field, motionOf, plane, play, segment, vertex } from "../support/world-builder.ts";

describe("two things collide", () => {
  it.each([
    ["when each has the other's group in its mask", [BALL, RED], [RED, BALL], true],
    ["not when only the first looks for the second", [BALL, RED], [WALL, BALL], false],
    ["not when only the second looks for the first", [WALL, RED], [RED, BALL], false],
    ["with any one bit in common each way", [ALL, C3 | BALL], [C3, WALL], true],
    ["not with an empty mask", [0, ALL], [ALL, ALL], false],
    ["by the sign bit like by any other", [C3, C3], [C3, C3], true],
    ["not by flags that are no groups", [KICK | SCORE, BALL], [BALL, RED], false],
  ] as const)("%s", (_, [maskA, groupA], [maskB, groupB], expected) => {
    expect(meets(maskA, groupA, maskB, groupB)).toBe(expected);
    expect(meets(maskB, groupB, maskA, groupA)).toBe(expected);
  });
});

describe("masks in play", () => {
  const touching = { x: 4, damping: 1 };

  it("decide for each disc which planes, segments and vertexes it collides with", () => {
    const discs = [
      disc({ y: 95, cGroup: BALL, damping: 1 }),
      disc({ ...touching, x: 104, cGroup: C0, damping: 1 }),
      disc({ ...touching, x: 204, cMask: C0, damping: 1 }),
    ];
    const game = play(
      field({
        discs,
        planes: [plane(0, -1, -100, { cMask: BALL })],
        vertexes: [...ends([100, -50], [100, 50]), vertex(200, 0, { cGroup: C0 | WALL })],
        segments: [segment(0, 1, { cMask: C0 })],
      }),
    );
    game.step();
    expect([0, 1, 2].map((i) => motionOf(game.world, i).slice(0, 2))).toEqual([
      [0, 90],
      [110, 0],
      [210, 0],
    ]);
  });

  it("that a script changes apply from the next step on", () => {
    const game = play(field({ discs: [disc({ x: 0 }), disc({ x: 16 })] }));
    game.change(1, { cMask: 0 });
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(16);
    game.change(1, { cMask: ALL });
    game.step();
    expect(motionOf(game.world, 1)[0]).toBe(18);
  });

  it("of integers beyond 31 bits wrap to signed ones", () => {
    const game = play(field());
    game.change(0, { cMask: 0x80000000, cGroup: 0xffffffff });
    expect([game.world.discs.cMask[0], game.world.discs.cGroup[0]]).toEqual([C3, -1]);
  });

  it("of players make both teams collide from the first step on", () => {
    const game = play(field({ redSpawnPoints: [{ x: 100, y: 0 }], blueSpawnPoints: [{ x: 110, y: 0 }] }), {
      red: [1],
      blue: [2],
    });
    expect([1, 2].map((i) => game.world.discs.cMask[i])).toEqual([PLAYER_MASK, PLAYER_MASK]);
    expect([1, 2].map((i) => game.world.discs.cGroup[i])).toEqual([RED, BLUE]);
    game.step();
    expect(game.world.discs.x[2]! - game.world.discs.x[1]!).toBe(30);
  });
});
