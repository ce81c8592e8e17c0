/** Bots can play on every stadium of the project: they score, and the ball never stalls for ten seconds. */
import { readdirSync, readFileSync } from "node:fs";
import { createArena } from "#sim/arena.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_RATE } from "#sim/step.ts";
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";
import { parseStadium } from "#stadium/parse.ts";
import { describe, expect, it } from "vitest";
import { playMatch } from "../support/self-play.ts";

const FOLDER = new URL("../../assets/stadium/", import.meta.url);
const STALL_TICKS_MAX = 10 * TICK_RATE;
const TWO_MINUTES = 120 * TICK_RATE;

function assetStadium(file: string): Stadium {
  const result = parseStadium(readFileSync(new URL(file, FOLDER), "utf8"));
  if (!result.ok) throw new Error(`${file} is refused`);
  return result.stadium;
}

const stadiums: [string, () => Stadium][] = [
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith(".hbs"))
    .toSorted()
    .map((file): [string, () => Stadium] => [file, () => assetStadium(file)]),
  ...BUILTIN_NAMES.map((name): [string, () => Stadium] => [name, () => builtinStadium(name)]),
];

describe("every stadium with bots on it", () => {
  it.each(stadiums)("%s: bots score and the ball never stalls", (_name, load) => {
    const arena = createArena(load());
    const lineups = [
      { red: ["hard"], blue: ["normal"], seed: 1 },
      { red: ["normal", "normal"], blue: ["normal", "hard"], seed: 2 },
      { red: ["easy", "normal", "hard"], blue: ["hard", "easy", "normal"], seed: 3 },
    ] as const;
    let goals = 0;
    for (const lineup of lineups) {
      const result = playMatch(arena, { ...lineup, ticksMax: TWO_MINUTES });
      goals += result.red + result.blue;
      expect(result.longestStall, `stalled at ${result.stallX}, ${result.stallY}`).toBeLessThanOrEqual(STALL_TICKS_MAX);
    }
    expect(goals).toBeGreaterThanOrEqual(2);
  });
});
