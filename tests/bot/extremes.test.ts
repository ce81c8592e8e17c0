/** Bots on stadiums with any numbers: a decision ends, and gives valid keys, wherever the discs are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlayable } from "#bot/playable.ts";
import { createArena } from "#sim/arena.ts";
import { INPUT_BITS } from "#sim/input.ts";
import type { Stadium } from "#sim/stadium.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { EXTREMES, stadium as anyStadium } from "../support/arbitraries.ts";
import { createSelfPlay } from "../support/self-play.ts";
import { ball, field, goal, physics } from "../support/world-builder.ts";

function play(stadium: Stadium, ticks: number): void {
  const match = createSelfPlay(createArena(stadium), { red: ["hard"], blue: ["hard"], seed: 1, ticksMax: Infinity });
  for (let t = 0; t < ticks; t++) {
    match.advance();
    const { keys, count } = match.world.players;
    for (let p = 0; p < count; p++) expect(keys[p]! & ~INPUT_BITS).toBe(0);
  }
}

describe("bots", () => {
  it("decide on any stadium", () => {
    fc.assert(
      fc.property(anyStadium, (stadium) => {
        play(stadium, 30);
        expect(typeof isPlayable(stadium)).toBe("boolean");
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, Partial<Stadium>]>([
    ["a ball that gets faster and faster", { discs: [ball({ vx: 1, damping: 1.5 })] }],
    ["players that get faster and faster", { playerPhysics: physics({ damping: 2 }) }],
    ...EXTREMES.map((x): [string, Partial<Stadium>] => [`a ball at ${x}`, { discs: [ball({ x, y: -x })] }]),
    ...EXTREMES.map((x): [string, Partial<Stadium>] => [
      `spawn points at ${x}`,
      { redSpawnPoints: [{ x, y: x }], spawnDistance: x },
    ]),
    ...EXTREMES.map((x): [string, Partial<Stadium>] => [`a width of ${x}`, { width: x, height: x }]),
  ])("decide with %s", (_, changes) => {
    play(field({ goals: [goal("red", -390), goal("blue", 390)], ...changes }), 80);
    play({ ...builtinStadium("Classic"), ...changes }, 80);
  });
});
