/** Properties of every stadium and every schedule of actions. A failing case is printed with its seed and path. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArena, type Arena } from "#sim/arena.ts";
import { createEventLog } from "#sim/event.ts";
import { hashWorld } from "#sim/hash.ts";
import { startGame } from "#sim/rules/game.ts";
import { setTeam } from "#sim/rules/player-list.ts";
import { restoreWorld, saveWorld } from "#sim/snapshot.ts";
import { step } from "#sim/step.ts";
import { BLUE_TEAM, copyWorld, createWorld, RED_TEAM, type World } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { stadium as anyStadium } from "../support/arbitraries.ts";
import { comparableState, mirrorSchedule, mirrorStadium } from "../support/mirror.ts";
import { extremeSchedule, performAction, pitch, schedule, type Schedule } from "../support/world-actions.ts";
import { lobby } from "../support/world-builder.ts";

const TICKS = 90;
const PLAYERS = 6;

const someStadium = fc.oneof({ weight: 3, arbitrary: pitch }, { weight: 1, arbitrary: anyStadium });

/**
 * Not the ones with round corners: the centre of such an arc is rounded, and from its other end it rounds differently.
 */
const square = fc.constantFrom("Classic", "Easy", "Big", "Huge").map((name) => builtinStadium(name)!);

/** Three against two, and room for one more; ids 0 to 4. */
function kickOff(arena: Arena): World {
  const world = lobby(arena, { red: [0, 1, 2], blue: [3, 4], maxPlayers: PLAYERS });
  startGame(world, { scoreLimit: 1, timeLimit: 1, overtime: true });
  return world;
}

/** The same list with teams swapped; red always kicks off after a start, so that is swapped as well. */
function mirroredKickOff(arena: Arena): World {
  const world = lobby(arena, { spectators: [0, 1, 2, 3, 4], maxPlayers: PLAYERS });
  for (const player of [0, 1, 2, 3, 4]) setTeam(world, player, player < 3 ? BLUE_TEAM : RED_TEAM);
  startGame(world, { scoreLimit: 1, timeLimit: 1, overtime: true });
  world.game.kickOffTeam = BLUE_TEAM;
  return world;
}

const log = createEventLog(2048);

/** Performs the actions that are due before this tick, then the tick. */
function advance(world: World, actions: Schedule, tick: number, firstTeam = RED_TEAM): void {
  for (const { at, action } of actions) {
    if (at !== tick) continue;
    performAction(world, action);
    if (action.kind === "start") world.game.kickOffTeam = firstTeam;
  }
  log.count = 0;
  step(world, log);
}

describe("saving and restoring", () => {
  it("at any tick, into a new world, gives the same bits in every later tick", () => {
    fc.assert(
      fc.property(someStadium, schedule(TICKS), fc.nat({ max: TICKS - 1 }), (stadium, actions, stop) => {
        const arena = createArena(stadium);
        const world = kickOff(arena);
        for (let tick = 0; tick < stop; tick++) advance(world, actions, tick);
        const restored = createWorld(createArena(stadium), PLAYERS);
        const copied = createWorld(arena, PLAYERS);
        restoreWorld(restored, saveWorld(world));
        copyWorld(world, copied);
        for (let tick = stop; tick < TICKS; tick++) {
          for (const each of [world, restored, copied]) advance(each, actions, tick);
          const hash = hashWorld(world);
          expect(hashWorld(restored), `restored at ${stop}, tick ${tick}`).toEqual(hash);
          expect(hashWorld(copied), `copied at ${stop}, tick ${tick}`).toEqual(hash);
        }
      }),
      { numRuns: 120 },
    );
  });

  it("over a world in another state leaves nothing of that state", () => {
    fc.assert(
      fc.property(pitch, schedule(30), schedule(30), (stadium, actions, others) => {
        const arena = createArena(stadium);
        const world = kickOff(arena);
        const other = kickOff(arena);
        for (let tick = 0; tick < 30; tick++) {
          advance(world, actions, tick);
          advance(other, others, tick);
        }
        restoreWorld(other, saveWorld(world));
        for (let tick = 0; tick < 30; tick++) {
          advance(world, others, tick);
          advance(other, others, tick);
        }
        expect(hashWorld(other)).toEqual(hashWorld(world));
      }),
      { numRuns: 60 },
    );
  });
});

describe("the mirror image of a match", () => {
  it.each([
    ["on any pitch", pitch, 100],
    ["on the standard stadiums with square corners", square, 30],
  ] as const)("is the match of the mirror image, to the bit: %s", (_, stadiums, numRuns) => {
    fc.assert(
      fc.property(stadiums, schedule(TICKS), (stadium, actions) => {
        const world = kickOff(createArena(stadium));
        const image = mirroredKickOff(createArena(mirrorStadium(stadium)));
        const mirrored = mirrorSchedule(actions);
        for (let tick = 0; tick < TICKS; tick++) {
          advance(world, actions, tick);
          advance(image, mirrored, tick, BLUE_TEAM);
          expect(comparableState(image, true), `tick ${tick}`).toEqual(comparableState(world));
        }
      }),
      { numRuns },
    );
  });
});

describe("positions and velocities", () => {
  it("stay finite for any stadium, keys and scripts", () => {
    fc.assert(
      fc.property(fc.oneof(anyStadium, pitch), extremeSchedule(TICKS), (stadium, actions) => {
        const world = kickOff(createArena(stadium));
        for (let tick = 0; tick < TICKS; tick++) {
          advance(world, actions, tick);
          const { x, y, vx, vy, count } = world.discs;
          for (const column of [x, y, vx, vy]) {
            for (let i = 0; i < count; i++) {
              if (!Number.isFinite(column[i]!)) expect.fail(`tick ${tick}, disc ${i}: ${column[i]}`);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
