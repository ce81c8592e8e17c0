/** The stadiums in assets/stadium: valid without a warning, symmetric, and closed for the ball. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BUILTIN_NAMES } from "#stadium/builtins.ts";
import { exportStadium } from "#stadium/export.ts";
import { createArena } from "#sim/arena.ts";
import { createEventLog } from "#sim/event.ts";
import { RED_KO } from "#sim/masks.ts";
import { startGame } from "#sim/rules/game.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { createWorld, GOAL } from "#sim/world.ts";
import { accept } from "../support/hbs.ts";

const FOLDER = new URL("../../assets/stadium/", import.meta.url);
const CREDITS = readFileSync(new URL("../../assets/credits.md", import.meta.url), "utf8");

/** Half extents of what the ball may roll on, per file; the drawn walls are there. */
const PITCHES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  "brass-arcade.hbs": [400, 195],
  "frostbowl.hbs": [400, 190],
  "harbour-hall.hbs": [400, 185],
  "meridian.hbs": [700, 330],
  "orchard.hbs": [400, 190],
  "shoebox.hbs": [215, 112],
  "three-tides.hbs": [480, 245],
};

const files = readdirSync(FOLDER).toSorted();

function load(file: string): { stadium: Stadium; warnings: readonly string[] } {
  return accept(readFileSync(new URL(file, FOLDER), "utf8"));
}

describe("the project's own stadiums", () => {
  it("are listed in this test, each with a name of its own", () => {
    expect(files).toEqual(Object.keys(PITCHES));
    const names = files.map((file) => load(file).stadium.name);
    expect(new Set([...names, ...BUILTIN_NAMES]).size).toBe(files.length + BUILTIN_NAMES.length);
  });

  it.each(files)("%s is accepted without a warning, survives its export, and is in the credits", (file) => {
    const { stadium, warnings } = load(file);
    expect(warnings).toEqual([]);
    expect(accept(exportStadium(stadium))).toStrictEqual({ stadium, warnings: [] });
    expect(CREDITS).toContain(`\`stadium/${file}\``);
  });

  it.each(files)("%s is the same for red and blue", (file) => {
    const { stadium } = load(file);
    const { vertexes, discs, goals, redSpawnPoints, blueSpawnPoints } = stadium;
    const places = (sign: number, things: readonly { x: number; y: number }[]): readonly string[] =>
      things.map(({ x, y }) => `${sign * x + 0} ${y}`).toSorted();
    expect(places(1, vertexes)).toEqual(places(-1, vertexes));
    expect(places(1, discs)).toEqual(places(-1, discs));
    expect(places(1, redSpawnPoints)).toEqual(places(-1, blueSpawnPoints));
    for (const { team, p0, p1 } of goals) expect([p0.x < 0, p1.x < 0]).toEqual([team === "red", team === "red"]);
    expect(goals.filter(({ team }) => team === "red")).toHaveLength(goals.length / 2);
  });

  it.each(files)("%s has a ball in the middle, and holds the other side back at the kick-off", (file) => {
    const { stadium } = load(file);
    expect(stadium.discs[0]).toMatchObject({ x: 0, y: 0 });
    expect(stadium.segments.filter(({ cGroup }) => (cGroup & RED_KO) !== 0)).toHaveLength(3);
  });

  it.each(files)("%s keeps the ball inside, at any speed", (file) => {
    const { stadium } = load(file);
    const [width, height] = PITCHES[file] ?? [0, 0];
    for (let n = 0; n < 60; n++) {
      const angle = n * 2.399963;
      const place = { x: ((n * 37) % 201) - 100, y: ((n * 53) % 101) - 50 };
      const stray = flight(stadium, place, angle, 3 + (n % 14), (x, y) => {
        const inside = Math.abs(x) <= width && Math.abs(y) <= height;
        return inside || inMouth(stadium, width, x, y);
      });
      expect(stray, `hit number ${n}`).toBeNull();
    }
  });
});

/** First position outside of a ball that is hit, or null if it stays inside until it stops or a goal is scored. */
function flight(
  stadium: Stadium,
  from: { x: number; y: number },
  angle: number,
  speed: number,
  isInside: (x: number, y: number) => boolean,
): { x: number; y: number } | null {
  const world = createWorld(createArena(stadium));
  const log = createEventLog();
  const { discs, game } = world;
  startGame(world, { scoreLimit: 0, timeLimit: 0, overtime: true });
  discs.x[0] = from.x;
  discs.y[0] = from.y;
  discs.vx[0] = speed * Math.cos(angle);
  discs.vy[0] = speed * Math.sin(angle);
  for (let tick = 0; tick < 400 && game.state < GOAL; tick++) {
    log.count = 0;
    step(world, log);
    const [x, y] = [discs.x[0] ?? 0, discs.y[0] ?? 0];
    if (!isInside(x, y)) return { x, y };
  }
  return null;
}

function inMouth(stadium: Stadium, width: number, x: number, y: number): boolean {
  const nets = 40;
  return stadium.goals.some(
    ({ p0, p1 }) => p0.x * x > 0 && Math.abs(x) < width + nets && y > Math.min(p0.y, p1.y) && y < Math.max(p0.y, p1.y),
  );
}
