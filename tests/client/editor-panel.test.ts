/** Parts of the editor's panels without interface. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, stepped } from "#client/ui/editor/panel/field/arithmetic.ts";
import { collides, type Partner, type Phase } from "#client/ui/editor/panel/field/collisions.ts";
import { meets } from "#sim/masks.ts";
import { BLUE_TEAM } from "#sim/world.ts";
import { ball, field, physics, play } from "../support/world-builder.ts";

describe("arithmetic of number fields", () => {
  it.each([
    ["200/2", 100],
    ["1 + 2 * 3 - 4 / 2", 5],
    ["-(15 + 0,5) * 2", -31],
    ["2 * -3", -6],
    [".5 + 1.", 1.5],
    ["1e3/1E-1", 10_000],
    ["--4", 4],
    [" 7 ", 7],
    ["-0", 0],
  ])("calculates %s", (text, value) => expect(evaluate(text)).toBe(value));

  it.each(["", " ", "1/0", "0/0", "12 +", "(1", "1)", "1 2", "a", "1..2", "1e999", "alert(1)", "(".repeat(201)])(
    "refuses %s",
    (text) => expect(evaluate(text)).toBeUndefined(),
  );

  it("reads every finite number that it is given as text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(evaluate(String(value))).toBe(value + 0);
      }),
    );
  });

  it("steps without the noise of binary fractions", () => {
    expect(stepped(0.1, 0.1, 2)).toBe(0.3);
    expect(stepped(1, 0.01, -10)).toBe(0.9);
  });
});

describe("the table of collisions", () => {
  const stadium = field({ playerPhysics: physics({ cGroup: 1 << 28 }), discs: [ball({ cMask: 7 })] });
  /** The discs of a game in a phase, where the ball rests or moves. */
  const game = (phase: Phase) => {
    const match = play(stadium, { red: [1], blue: [2] });
    const { world } = match;
    if (phase === "blueKickOff") world.game.kickOffTeam = BLUE_TEAM;
    if (phase === "playing") match.change(0, { vx: 1 });
    match.step(2);
    return { world, discs: { ball: 0, redPlayers: match.discOf(1), bluePlayers: match.discOf(2) } };
  };

  it.each(["playing", "redKickOff", "blueKickOff"] as const)("has the masks of a game: %s", (phase) => {
    const { world, discs } = game(phase);
    const flags = [0, 1, 2, 3, 4, 5, 6, 7, 28, 29, 30, 31].map((bit) => (1 << bit) | 0);
    for (const [partner, disc] of Object.entries(discs) as [Partner, number][])
      for (const cMask of [...flags, -1])
        for (const cGroup of [...flags, -1]) {
          const expected = meets(cMask, cGroup, world.discs.cMask[disc]!, world.discs.cGroup[disc]!);
          expect(collides({ cMask, cGroup }, stadium, { partner, phase })).toBe(expected);
        }
  });
});
