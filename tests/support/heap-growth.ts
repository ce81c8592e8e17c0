/**
 * A program that prints the bytes of heap that `step` allocates per tick, in long matches on a standard stadium, among
 * arcs and with joints. It must run with a young generation so large that nothing is collected while it counts. With
 * the argument "canary" each tick allocates one small object.
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

/** Ticks until the engine has optimised the code; before that, its code boxes numbers. */
const WARM_UP = 60_000;
/**
 * Number of windows, of which the smallest result counts: an allocation in every tick shows in each of them, whereas a
 * deoptimisation (after a goal, or a new kind of collision) affects only some.
 */
const WINDOWS = 5;
const TICKS = 20_000;

const isCanary = process.argv[2] === "canary";
const retained: { object: object } = { object: {} };

function bytesPerTick(stadium: Stadium): number {
  const world = lobby(stadium, { red: [1, 2, 3], blue: [4, 5, 6] });
  startGame(world, { scoreLimit: 0, timeLimit: 0, overtime: true });
  const log = createEventLog();
  const keysAt = createKeyboardPlayers(1);
  const run = (ticks: number): void => {
    for (let t = 0; t < ticks; t++) {
      for (let p = 0; p < world.players.count; p++) setKeys(world, p, keysAt(p));
      log.count = 0;
      step(world, log);
      if (isCanary) retained.object = { t };
    }
  };
  run(WARM_UP);
  const windows = Array.from({ length: WINDOWS }, () => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    run(TICKS);
    return (process.memoryUsage().heapUsed - before) / TICKS;
  });
  return Math.min(...windows);
}

const results = ["classic-3v3", "arches-2v2", "chains-2v2"].map((name) => [
  name,
  bytesPerTick(openSource(readGoldenSource(name)).stadium),
]);
console.log(JSON.stringify(Object.fromEntries(results)));
