import { describe, expect, it } from "vitest";
import type { Disc, Segment } from "#sim/stadium.ts";
import { disc, ends, field, motionOf, plane, play, segment, vertex, type Play } from "../support/world-builder.ts";

/** One disc of radius 10 and a wall from (-50, 0) to (50, 0); its normal points up (y < 0). */
function wall(changes: Partial<Disc>, line: Partial<Segment> = {}): Play {
  return play(
    field({
      discs: [disc({ damping: 1, bCoef: 1, ...changes })],
      vertexes: ends([-50, 0], [50, 0]),
      segments: [segment(0, 1, line)],
    }),
  );
}

const yAfterOneStep = (changes: Partial<Disc>, line: Partial<Segment> = {}): number => {
  const game = wall(changes, line);
  game.step();
  return motionOf(game.world, 0)[1];
};

describe("a straight segment", () => {
  it("pushes a disc out to the side its centre is on", () => {
    expect(yAfterOneStep({ y: 4 })).toBe(10);
    expect(yAfterOneStep({ y: -4 })).toBe(-10);
  });

  it("turns an approach round, with both bouncinesses, and keeps the motion along it", () => {
    const game = wall({ y: -11, vx: 3, vy: 2 }, { bCoef: 0.5 });
    expect(game.step()).toContainEqual([0, "ds", 0, 0]);
    expect(motionOf(game.world, 0)).toEqual([3, -10, 3, -1]);
  });

  it("is not touched from exactly a radius away", () => {
    const game = wall({ y: -12, vy: 2 });
    expect(game.step()).toEqual([[0, "kickOff"]]);
    expect(motionOf(game.world, 0)[1]).toBe(-10);
  });

  it("pushes a disc that is leaving, but does not log a contact", () => {
    const game = wall({ y: -6, vy: -1 });
    expect(game.step()).toEqual([[0, "kickOff"]]);
    expect(motionOf(game.world, 0)).toEqual([0, -10, 0, -1]);
  });

  it("ends where its vertexes are: a disc beyond them, or level with one, is free", () => {
    expect(yAfterOneStep({ x: 49.9, y: 4 })).toBe(10);
    expect(yAfterOneStep({ x: 50, y: 4 })).toBe(4);
    expect(yAfterOneStep({ x: -50, y: 4 })).toBe(4);
    expect(yAfterOneStep({ x: 55, y: 4 })).toBe(4);
  });

  it("of no length touches nothing", () => {
    const game = play(field({ discs: [disc({ y: 4 })], vertexes: ends([0, 0], [0, 0]), segments: [segment(0, 1)] }));
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 4, 0, 0]);
  });

  it("does not stop a disc that a tick moves across", () => {
    const game = wall({ y: -50, vy: 100 });
    game.step();
    expect(motionOf(game.world, 0)[1]).toBe(50);
  });
});

describe("a segment with bias", () => {
  it.each([
    ["in front, touching", -4, -10],
    ["in front, clear", -12, -12],
    ["behind by less than the bias", 19, -10],
    ["behind by exactly the bias", 20, -10],
    ["behind by more than the bias", 20.5, 20.5],
  ])("of 20 is solid from the side of its normal only: %s", (_, y, expected) => {
    expect(yAfterOneStep({ y }, { bias: 20 })).toBe(expected);
  });

  it.each([
    ["in front, touching", 4, 10],
    ["in front, clear", 12, 12],
    ["behind by less than the bias", -19, 10],
    ["behind by more than the bias", -20.5, -20.5],
  ])("of -20 is solid from the other side: %s", (_, y, expected) => {
    expect(yAfterOneStep({ y }, { bias: -20 })).toBe(expected);
  });

  it("stops discs from the front, lets discs from behind pass, and pushes them out at the end", () => {
    const front = wall({ y: -12, vy: 4 }, { bias: 5 });
    expect(front.step(2)).toContainEqual([0, "ds", 0, 0]);
    expect(motionOf(front.world, 0)[3]).toBe(-4);
    const behind = wall({ y: 14, vy: -4 }, { bias: 1 });
    behind.step(8);
    expect(motionOf(behind.world, 0)).toEqual([0, -26, 0, -4]);
  });
});

/**
 * A half circle of radius 50 round the origin (curveF 0), bulging up (y < 0); more or less than half of it by curveF.
 */
function arc(changes: Partial<Disc>, line: Partial<Segment> = {}): Play {
  return wall(changes, { curveF: 0, ...line });
}

describe("an arc", () => {
  it("is solid from within and from without", () => {
    const within = arc({ y: -45 });
    within.step();
    expect(motionOf(within.world, 0)).toEqual([0, -40, 0, 0]);
    const without = arc({ y: -55 });
    without.step();
    expect(motionOf(without.world, 0)).toEqual([0, -60, 0, 0]);
  });

  it("exists only between its ends", () => {
    const game = arc({ y: 45 });
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 45, 0, 0]);
  });

  it("turns an approach round", () => {
    const game = arc({ y: -38, vy: -4 });
    expect(game.step()).toContainEqual([0, "ds", 0, 0]);
    expect(motionOf(game.world, 0)).toEqual([0, -40, 0, 4]);
  });

  it("does nothing to a disc exactly on its centre", () => {
    const game = arc({ radius: 60 });
    game.step();
    expect(motionOf(game.world, 0)).toEqual([0, 0, 0, 0]);
  });

  it("of a quarter circle reaches less far than half of one", () => {
    // curveF 1: the centre is at (0, 50), the radius 50·√2, from -45° to 45° about straight up.
    const radius = 50 * Math.SQRT2;
    const top = arc({ y: 50 - radius + 4 }, { curveF: 1 });
    top.step();
    expect(motionOf(top.world, 0)[1]).toBeCloseTo(60 - radius, 10);
    const beside = arc({ x: radius - 1, y: 50 }, { curveF: 1 });
    beside.step();
    expect(motionOf(beside.world, 0)).toEqual([radius - 1, 50, 0, 0]);
  });

  it("wider than half a circle covers the sides as well, and is open at the bottom", () => {
    // curveF -1: three quarters of a circle about (0, -50).
    const radius = 50 * Math.SQRT2;
    const beside = arc({ x: radius - 4, y: -50 }, { curveF: -1 });
    beside.step();
    expect(motionOf(beside.world, 0)[0]).toBeCloseTo(radius - 10, 10);
    const opening = arc({ y: -50 + radius - 4 }, { curveF: -1 });
    opening.step();
    expect(motionOf(opening.world, 0)).toEqual([0, -50 + radius - 4, 0, 0]);
  });

  it.each([
    ["positive: from without, and up to that far within", 20, -35, -60],
    ["positive: further within it is free", 20, -25, -25],
    ["negative: from within, and up to that far without", -20, -65, -40],
    ["negative: further without it is free", -20, -75, -75],
  ])("is one-sided with a bias, %s", (_, bias, y, expected) => {
    const game = arc({ y }, { bias });
    game.step();
    expect(motionOf(game.world, 0)[1]).toBeCloseTo(expected, 10);
  });
});

describe("planes, segments and vertexes", () => {
  it("are met in this order, each on the position the last one left", () => {
    const game = play(
      field({
        discs: [disc({ y: 96, damping: 1 })],
        planes: [plane(0, -1, -100)],
        vertexes: [...ends([-50, 85], [50, 85]), vertex(0, 74)],
        segments: [segment(0, 1)],
      }),
    );
    game.step();
    // The plane lifts it to 90, the segment at 85 presses it down to 95, and there the vertex does not reach it. In any
    // other order it would end up somewhere else.
    expect(motionOf(game.world, 0)).toEqual([0, 95, 0, 0]);
  });

  it("end with the vertexes, whose corrections come last", () => {
    const vertexes = [...ends([-50, 0], [50, 0]), vertex(-4, 4)];
    const game = play(field({ discs: [disc({ x: -4, y: 2, damping: 1 })], vertexes, segments: [segment(0, 1)] }));
    game.step();
    // The segment pushes it to 10, then the vertex to 14. In the other order it would end above both.
    expect(motionOf(game.world, 0)).toEqual([-4, 14, 0, 0]);
  });
});
