/** The bot policy in single situations, and its invariants. */
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
import { BLUE_TEAM, KICK_OFF, PLAYING } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { describe, expect, it } from "vitest";
import { createSelfPlay, playMatch, type SelfPlay } from "../support/self-play.ts";

const LEVELS = ["easy", "normal", "hard"] as const;
const classic = createArena(builtinStadium("Classic"));

function createMatch(red: readonly BotLevel[], blue: readonly BotLevel[], seed = 1): SelfPlay {
  return createSelfPlay(classic, { red, blue, seed, ticksMax: Infinity });
}

function run(match: SelfPlay, ticks: number): void {
  for (let t = 0; t < ticks; t++) match.advance();
}

/** One red bot without opponents in a running game; the ball is at rest. */
function createSolo(level: BotLevel, ball: { x: number; y: number }, bot: { x: number; y: number }): SelfPlay {
  const match = createMatch([level], [level]);
  removePlayer(match.world, 2);
  const { world } = match;
  world.game.state = PLAYING;
  setDisc(world, 0, { ...ball, vx: 0, vy: 0 });
  setDisc(world, world.players.disc[0]!, { ...bot, vx: 0, vy: 0 });
  return { ...match, bots: match.bots.slice(0, 1) };
}

/** Runs the bot until a goal or for this number of ticks, and returns the ball's positions, one per tick. */
function runSolo(match: SelfPlay, ticks: number): { x: number; y: number }[] {
  const { world } = match;
  const path: { x: number; y: number }[] = [];
  const bot = match.bots[0]!;
  for (let t = 0; t < ticks && world.game.state === PLAYING; t++) {
    match.decideKeys([bot]);
    match.stepWorld();
    path.push({ x: world.discs.x[0]!, y: world.discs.y[0]! });
  }
  return path;
}

describe("a bot", () => {
  it.each(LEVELS)("%s leaves the world exactly as it was, and returns input bits only", (level) => {
    const match = createMatch([level, level], [level, level]);
    for (let t = 0; t < 1500; t++) {
      const before = saveWorld(match.world);
      const { valid } = match.world.candidates;
      for (const { id, memory } of match.bots) {
        const keys = decide(match.world, id, level, structuredClone(memory));
        expect(keys & ~INPUT_BITS).toBe(0);
      }
      expect(match.world.candidates.valid).toBe(valid);
      expect(Buffer.compare(saveWorld(match.world), before)).toBe(0);
      match.advance();
    }
  });

  it("plays the same match with the same seed and a different one with another seed", () => {
    const play = (seed: number) => {
      const match = createMatch(["hard", "normal"], ["hard", "easy"], seed);
      run(match, 1800);
      return Buffer.from(saveWorld(match.world)).toString("hex");
    };
    expect(play(7)).toBe(play(7));
    expect(play(7)).not.toBe(play(8));
  });

  it("holds no keys while it is not on the pitch, paused or without a game", () => {
    const match = createMatch(["hard"], ["hard"]);
    run(match, 60);
    const memory = createBotMemory(1);
    expect(decide(match.world, 99, "hard", memory)).toBe(0);
    setPaused(match.world, true);
    expect(decide(match.world, 1, "hard", memory)).toBe(0);
    stopGame(match.world);
    expect(decide(match.world, 1, "hard", memory)).toBe(0);
  });

  it.each(LEVELS)(
    "%s releases the kick key between kicks and changes direction about as often as a person",
    (level) => {
      const match = createMatch([level, level], [level, level]);
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
      // Measured: 3 to 5 changes a second.
      expect(turns / match.bots.length / (ticks / 60)).toBeLessThan(6.5);
    },
  );
});

describe("a bot at kick-off", () => {
  it.each(LEVELS)("%s kicks off within six seconds", (level) => {
    const match = createMatch([level, level, level], [level, level, level]);
    run(match, 360);
    expect(match.world.game.state).not.toBe(KICK_OFF);
  });

  it.each(LEVELS)("%s waits in its own half while the opponents kick off", (level) => {
    const match = createMatch([level], [level]);
    match.world.game.kickOffTeam = BLUE_TEAM;
    const { discs, players } = match.world;
    for (let t = 0; t < 400 && match.world.game.state === KICK_OFF; t++) {
      match.decideKeys([match.bots[0]!]);
      match.stepWorld();
      expect(discs.x[players.disc[0]!]!).toBeLessThan(0);
    }
    expect(match.world.game.state).toBe(KICK_OFF);
  });
});

describe("a bot without opponents", () => {
  it.each(LEVELS)("%s scores from any position of the ball", (level) => {
    for (const ball of [
      { x: 0, y: 0 },
      { x: 300, y: 120 },
      { x: -200, y: -150 },
      { x: -355, y: 160 },
    ]) {
      const match = createSolo(level, ball, { x: -100, y: 60 });
      runSolo(match, 2400);
      expect(match.world.game.red, `ball at ${ball.x}, ${ball.y}`).toBe(1);
    }
  });

  it.each(LEVELS)("%s clears the ball from its own goal line without an own goal", (level) => {
    for (const y of [-50, -25, 0, 25, 50]) {
      // The bot is on the wrong side of the ball: a straight run would push it over the line.
      const match = createSolo(level, { x: -340, y }, { x: -250, y: y * 0.4 });
      const path = runSolo(match, 420);
      expect(match.world.game.blue, `ball at ${y}`).toBe(0);
      expect(path.some(({ x }) => x > -200)).toBe(true);
    }
  });

  it.each(LEVELS)("%s gets the ball out of a corner", (level) => {
    const match = createSolo(level, { x: 360, y: -160 }, { x: 300, y: -120 });
    expect(runSolo(match, 600).some(({ x, y }) => x < 300 || y > -90)).toBe(true);
  });
});

describe("bots on an unusual stadium", () => {
  const base = builtinStadium("Classic");
  const unusual: [string, Stadium][] = [
    ["without goals", { ...base, goals: [] }],
    ["with both goals on one side", { ...base, goals: base.goals.map((goal) => ({ ...goal, team: "red" as const })) }],
    [
      "with three balls",
      { ...base, discs: [0, -80, 80].map((y) => ({ ...base.discs[0]!, y })).concat(base.discs.slice(1)) },
    ],
    [
      "with a strong kick and kickback",
      { ...base, playerPhysics: { ...base.playerPhysics, kickStrength: 25, kickback: 3 } },
    ],
    ["with gravity", { ...base, discs: base.discs.map((disc, i) => (i === 0 ? { ...disc, gy: 0.02 } : disc)) }],
    [
      "with a ball that cannot be kicked",
      { ...base, discs: base.discs.map((disc, i) => (i === 0 ? { ...disc, cGroup: 129 } : disc)) },
    ],
    ["without damping", { ...base, discs: base.discs.map((disc, i) => (i === 0 ? { ...disc, damping: 1 } : disc)) }],
  ];

  it.each(unusual)("%s keep the ball moving", (_what, stadium) => {
    const result = playMatch(stadium, { red: ["hard", "normal"], blue: ["easy", "hard"], seed: 3, ticksMax: 5400 });
    expect(result.longestStall).toBeLessThanOrEqual(600);
  });
});
