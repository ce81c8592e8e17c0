/** What a bot does in plain situations, and what it must never do. */
import { decide } from "#bot/decide.ts";
import type { BotLevel } from "#bot/level.ts";
import { createBotMemory } from "#bot/memory.ts";
import { createArena } from "#sim/arena.ts";
import { KICK_KEY, INPUT_BITS } from "#sim/input.ts";
import { setPaused, stopGame } from "#sim/rules/game.ts";
import { removePlayer } from "#sim/rules/player-list.ts";
import { setDisc } from "#sim/set-disc.ts";
import { saveWorld } from "#sim/snapshot.ts";
import type { Stadium } from "#sim/stadium.ts";
import { BLUE_TEAM, PLAYING } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { describe, expect, it } from "vitest";
import { createSelfPlay, playMatch, type SelfPlay } from "../support/self-play.ts";

const LEVELS = ["easy", "normal", "hard"] as const;
const classic = createArena(builtinStadium("Classic"));

function meet(red: readonly BotLevel[], blue: readonly BotLevel[], seed = 1): SelfPlay {
  return createSelfPlay(classic, { red, blue, seed, ticksMax: Infinity });
}

function run(match: SelfPlay, ticks: number): void {
  for (let t = 0; t < ticks; t++) match.advance();
}

/** The ball at rest at a place, a red bot at another, the game on. */
function alone(level: BotLevel, ball: { x: number; y: number }, bot: { x: number; y: number }): SelfPlay {
  const match = meet([level], [level]);
  removePlayer(match.world, 2);
  const { world } = match;
  world.game.state = PLAYING;
  setDisc(world, 0, { ...ball, vx: 0, vy: 0 });
  setDisc(world, world.players.disc[0]!, { ...bot, vx: 0, vy: 0 });
  return { ...match, bots: match.bots.slice(0, 1) };
}

/** Runs a bot by itself for as long as the game is on; the ball's way, one point per tick. */
function runAlone(match: SelfPlay, ticks: number): { x: number; y: number }[] {
  const { world } = match;
  const way: { x: number; y: number }[] = [];
  const bot = match.bots[0]!;
  for (let t = 0; t < ticks && world.game.state === PLAYING; t++) {
    match.advanceOnly([bot]);
    way.push({ x: world.discs.x[0]!, y: world.discs.y[0]! });
  }
  return way;
}

describe("a bot", () => {
  it.each(LEVELS)("%s leaves the world exactly as it was, and returns input bits only", (level) => {
    const match = meet([level, level], [level, level]);
    for (let t = 0; t < 1500; t++) {
      const before = saveWorld(match.world);
      const { valid } = match.world.contacts;
      for (const { id, memory } of match.bots) {
        const keys = decide(match.world, id, level, structuredClone(memory));
        expect(keys & ~INPUT_BITS).toBe(0);
      }
      expect(match.world.contacts.valid).toBe(valid);
      expect(Buffer.compare(saveWorld(match.world), before)).toBe(0);
      match.advance();
    }
  });

  it("plays the same match with the same seed, and another with another", () => {
    const play = (seed: number) => {
      const match = meet(["hard", "normal"], ["hard", "easy"], seed);
      run(match, 1800);
      return Buffer.from(saveWorld(match.world)).toString("hex");
    };
    expect(play(7)).toBe(play(7));
    expect(play(7)).not.toBe(play(8));
  });

  it("holds no keys when it is not playing", () => {
    const match = meet(["hard"], ["hard"]);
    run(match, 60);
    const memory = createBotMemory(1);
    expect(decide(match.world, 99, "hard", memory)).toBe(0);
    setPaused(match.world, true);
    expect(decide(match.world, 1, "hard", memory)).toBe(0);
    stopGame(match.world);
    expect(decide(match.world, 1, "hard", memory)).toBe(0);
  });

  it.each(LEVELS)("%s presses the kick key afresh for every kick, and holds its arrows like a hand does", (level) => {
    const match = meet([level, level], [level, level]);
    const last = match.bots.map(() => 0);
    const down = match.bots.map(() => 0);
    let turns = 0;
    const ticks = 3600;
    for (let t = 0; t < ticks; t++) {
      match.advance();
      match.bots.forEach(({ memory }, index) => {
        down[index] = (memory.keys & KICK_KEY) === 0 ? 0 : down[index]! + 1;
        expect(down[index]).toBeLessThanOrEqual(30);
        if ((memory.keys & ~KICK_KEY) !== last[index]) turns++;
        last[index] = memory.keys & ~KICK_KEY;
      });
    }
    // Measured: 3 to 5 changes a second; a hand manages about as many.
    expect(turns / match.bots.length / (ticks / 60)).toBeLessThan(6.5);
  });
});

describe("at kick-off a bot", () => {
  it.each(LEVELS)("%s takes it within six seconds", (level) => {
    const match = meet([level, level, level], [level, level, level]);
    run(match, 360);
    expect(match.world.game.state).not.toBe(0);
  });

  it.each(LEVELS)("%s waits in its own half when the others have it", (level) => {
    const match = meet([level], [level]);
    match.world.game.kickOffTeam = BLUE_TEAM;
    const { discs, players } = match.world;
    for (let t = 0; t < 400 && match.world.game.state === 0; t++) {
      match.advanceOnly([match.bots[0]!]);
      expect(discs.x[players.disc[0]!]!).toBeLessThan(0);
    }
    expect(match.world.game.state).toBe(0);
  });
});

describe("with the ball a bot", () => {
  it.each(LEVELS)("%s scores in an empty stadium from wherever the ball lies", (level) => {
    for (const ball of [
      { x: 0, y: 0 },
      { x: 300, y: 120 },
      { x: -200, y: -150 },
      { x: -355, y: 160 },
    ]) {
      const match = alone(level, ball, { x: -100, y: 60 });
      runAlone(match, 2400);
      expect(match.world.game.red, `ball at ${ball.x}, ${ball.y}`).toBe(1);
    }
  });

  it.each(LEVELS)("%s clears it from its own goal line and does not put it in", (level) => {
    for (const y of [-50, -25, 0, 25, 50]) {
      // On the wrong side of the ball: the straight way would push it over the line.
      const match = alone(level, { x: -340, y }, { x: -250, y: y * 0.4 });
      const way = runAlone(match, 420);
      expect(match.world.game.blue, `ball at ${y}`).toBe(0);
      expect(way.some(({ x }) => x > -200)).toBe(true);
    }
  });

  it.each(LEVELS)("%s digs it out of a corner", (level) => {
    const match = alone(level, { x: 360, y: -160 }, { x: 300, y: -120 });
    expect(runAlone(match, 600).some(({ x, y }) => x < 300 || y > -90)).toBe(true);
  });
});

describe("on a strange stadium a bot", () => {
  const base = builtinStadium("Classic");
  const strange: [string, Stadium][] = [
    ["without goals", { ...base, goals: [] }],
    ["with both goals on one side", { ...base, goals: base.goals.map((goal) => ({ ...goal, team: "red" as const })) }],
    [
      "with three balls",
      { ...base, discs: [0, -80, 80].map((y) => ({ ...base.discs[0]!, y })).concat(base.discs.slice(1)) },
    ],
    ["with a mighty kick", { ...base, playerPhysics: { ...base.playerPhysics, kickStrength: 25, kickback: 3 } }],
    ["with gravity", { ...base, discs: base.discs.map((disc, i) => (i === 0 ? { ...disc, gy: 0.02 } : disc)) }],
    [
      "with a ball that cannot be kicked",
      { ...base, discs: base.discs.map((disc, i) => (i === 0 ? { ...disc, cGroup: 129 } : disc)) },
    ],
    ["without damping", { ...base, discs: base.discs.map((disc, i) => (i === 0 ? { ...disc, damping: 1 } : disc)) }],
  ];

  it.each(strange)("%s keeps the ball moving", (_what, stadium) => {
    const result = playMatch(stadium, { red: ["hard", "normal"], blue: ["easy", "hard"], seed: 3, ticksMax: 5400 });
    expect(result.longestStall).toBeLessThanOrEqual(600);
  });
});
