/**
 * Run as a program: how many bytes of heap the step takes per tick, in long matches on a standard stadium, among arcs and
 * with joints. The young generation is made so large that nothing is collected while it counts, so every object that was
 * made is still there to be counted. With the argument "canary" each tick makes one small object on purpose.
 */
import { createEventLog } from "#sim/event.ts";
import { startGame } from "#sim/rules/game.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { readGoldenSource } from "./golden-files.ts";
import { createKeyboardPlayers } from "./keyboard-players.ts";
import { openSource } from "./scenario-source.ts";
import { lobby } from "./world-builder.ts";

/** Until here the engine compiles, and its half-compiled code boxes numbers. */
const WARM_UP = 60_000;
/**
 * What is made in every tick is made in each of these stretches. A goal or a new way to meet a wall may send the engine
 * back to slower code for a while, but not in all of them: the leanest one counts.
 */
const STRETCHES = 5;
const TICKS = 20_000;

const wasteful = process.argv[2] === "canary";
const kept: { made: object } = { made: {} };

function bytesPerTick(stadium: Stadium): number {
  const world = lobby(stadium, { red: [1, 2, 3], blue: [4, 5, 6] });
  startGame(world, 0, 0);
  const log = createEventLog();
  const keysAt = createKeyboardPlayers(1);
  const run = (ticks: number): void => {
    for (let t = 0; t < ticks; t++) {
      for (let p = 0; p < world.players.count; p++) setKeys(world, p, keysAt(p));
      log.count = 0;
      step(world, log);
      if (wasteful) kept.made = { t };
    }
  };
  run(WARM_UP);
  const stretches = Array.from({ length: STRETCHES }, () => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    run(TICKS);
    return (process.memoryUsage().heapUsed - before) / TICKS;
  });
  return Math.min(...stretches);
}

const figures = ["classic-3v3", "arches-2v2", "chains-2v2"].map((name) => [
  name,
  bytesPerTick(openSource(readGoldenSource(name)).stadium),
]);
console.log(JSON.stringify(Object.fromEntries(figures)));
