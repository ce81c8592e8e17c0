/** Heat maps of players: where they are counted, seen from which goal, and how counts become a picture. */
import { describe, expect, it } from "vitest";
import { heatOf, paintHeat } from "#client/paint/heat-map.ts";
import { HeatCounter } from "#client/replay/heat-maps.ts";
import { countStatistics } from "#client/replay/statistics.ts";
import { HEAT_COLUMNS, HEAT_ROWS } from "#client/session/replay.ts";
import { Playback } from "#recording/playback.ts";
import { setPaused } from "#sim/rules/game.ts";
import { BLUE_TEAM, PLAYING, RED_TEAM } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { acceptRecording, VECTOR } from "../support/recordings.ts";

/** The sample a second into its game, with both players on the pitch. */
function playedSample(): Playback {
  const playback = new Playback(acceptRecording(VECTOR).recording);
  while (playback.world.game.state !== PLAYING) playback.advance();
  return playback;
}

describe("the heat map of a player", () => {
  it("counts the ticks of play, in cells and in thirds", async () => {
    const { heat, games } = (await countStatistics(acceptRecording(VECTOR).recording, () => true))!;
    expect(heat).toHaveLength(games.length);
    const [ann] = heat[0]!.players;
    expect(ann).toMatchObject({ name: "Ann", team: RED_TEAM });
    for (const { cells, ticks, ownThird, middleThird, finalThird, ownHalf } of heat[0]!.players) {
      expect(cells.reduce((sum, count) => sum + count)).toBe(ticks);
      expect(ownThird + middleThird + finalThird).toBeCloseTo(1);
      expect(ownHalf).toBeGreaterThanOrEqual(ownThird);
    }
  });

  it("is seen from the own goal, on both sides", () => {
    const playback = playedSample();
    const { world } = playback;
    const counter = new HeatCounter();
    for (const [x, times] of [
      [-300, 3],
      [0, 1],
      [300, 2],
    ] as const) {
      for (let p = 0; p < world.players.count; p++) {
        const disc = world.players.disc[p]!;
        if (disc < 0) continue;
        world.discs.x[disc] = x;
        world.discs.y[disc] = 1e9;
      }
      for (let i = 0; i < times; i++) counter.count(playback, 4);
    }
    expect(counter.of(0)).toBeUndefined();
    const { players } = counter.of(4)!;
    const [red, blue] = [RED_TEAM, BLUE_TEAM].map((side) => players.find(({ team }) => team === side));
    expect(red).toMatchObject({ ticks: 6, ownThird: 0.5, middleThird: 1 / 6, finalThird: 1 / 3, ownHalf: 0.5 });
    if (blue !== undefined) expect(blue).toMatchObject({ ownThird: 1 / 3, finalThird: 0.5 });
    // Far outside counts for the row at the edge.
    const last = red!.cells.subarray((HEAT_ROWS - 1) * HEAT_COLUMNS);
    expect(last.reduce((sum, count) => sum + count)).toBe(6);
  });

  it("leaves out pauses", () => {
    const playback = playedSample();
    const counter = new HeatCounter();
    setPaused(playback.world, true);
    counter.count(playback, 0);
    expect(counter.of(0)).toBeUndefined();
  });
});

describe("the picture of a heat map", () => {
  const cells = new Uint32Array(5 * 5);
  cells[2 * 5 + 2] = 9;
  const grid = { columns: 5, rows: 5, cells };

  it("is brightest where the player was, and spreads evenly", () => {
    const heat = heatOf(grid);
    expect(heat[12]).toBe(1);
    const near = [7, 11, 13, 17].map((cell) => heat[cell]!);
    for (const value of near) expect(value).toBeCloseTo(near[0]!);
    expect(near[0]).toBeLessThan(1);
    expect(heat[0]).toBeLessThan(near[0]!);
    expect([...heatOf({ columns: 2, rows: 1, cells: [0, 0] })]).toEqual([0, 0]);
  });

  it("is drawn inside the canvas", () => {
    const rectangles: number[][] = [];
    const context = {
      fillRect: (...numbers: number[]) => rectangles.push(numbers),
    } as Partial<CanvasRenderingContext2D>;
    const size = { width: 200, height: 120, density: 1 };
    const paint = { grid, color: 0xff0000, size };
    paintHeat(context as CanvasRenderingContext2D, builtinStadium("Classic"), paint);
    expect(rectangles.length).toBeGreaterThan(100);
    for (const [x, y, width, height] of rectangles) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x! + width!).toBeLessThanOrEqual(200);
      expect(y! + height!).toBeLessThanOrEqual(120);
    }
  });
});
