/** Any finite double may stand for a number in a stadium, and is kept to the bit: real maps use both ends of the range. */
import { describe, expect, it } from "vitest";
import { exportStadium } from "#stadium/export.ts";
import type { Stadium } from "#sim/stadium.ts";
import { EXTREMES } from "../support/arbitraries.ts";
import { accept, hbs } from "../support/hbs.ts";

const DISC = ["radius", "bCoef", "invMass", "damping"];
const PLAYER = [
  ...["radius", "bCoef", "invMass", "damping", "acceleration", "kickingAcceleration", "kickingDamping"],
  ...["kickStrength", "kickback"],
];

/** An object with this number under each key. */
const all = (keys: readonly string[], value: number): object => Object.fromEntries(keys.map((key) => [key, value]));

/** A stadium with this value for every number of the format, except directions, which are normalised. */
function stadiumOf(value: number): Stadium {
  const pair = [value, -value];
  const { stadium, warnings } = accept(
    hbs({
      ...all(["width", "height", "spawnDistance", "maxViewWidth"], value),
      bg: all(["width", "height", "kickOffRadius", "cornerRadius", "goalLine"], value),
      vertexes: [all(["x", "y", "bCoef"], value)],
      segments: [{ v0: 0, v1: 0, ...all(["bCoef", "bias", "curveF"], value) }],
      planes: [{ normal: [0, 1], ...all(["dist", "bCoef"], value) }],
      goals: [{ p0: pair, p1: pair, team: "red" }],
      discs: [{ pos: pair, speed: pair, gravity: pair, ...all(DISC, value) }],
      joints: [{ d0: 0, d1: 1, length: value, strength: value }],
      redSpawnPoints: [pair],
      blueSpawnPoints: [pair],
      playerPhysics: { gravity: pair, ...all(PLAYER, value) },
      ballPhysics: { pos: pair, ...all(DISC, value) },
    }),
  );
  expect(warnings).toEqual([]);
  return stadium;
}

describe("a stadium", () => {
  it.each(EXTREMES.flatMap((value) => [value, -value]))("accepts %s for every number, unchanged", (value) => {
    const stadium = stadiumOf(value);
    const { maxViewWidth, ...numbers } = stadium;
    expect(numbers).toMatchObject({
      ...all(["width", "height", "spawnDistance"], value),
      bg: all(["width", "height", "kickOffRadius", "cornerRadius", "goalLine"], value),
      vertexes: [all(["x", "y", "bCoef"], value)],
      segments: [all(["bCoef", "bias", "curveF"], value)],
      planes: [all(["dist", "bCoef"], value)],
      goals: [{ p0: { x: value, y: -value }, p1: { x: value, y: -value } }],
      discs: [
        { x: value, y: -value, ...all(DISC, value) },
        { ...{ x: value, vx: value, gx: value, y: -value, vy: -value, gy: -value }, ...all(DISC, value) },
      ],
      joints: [{ minLength: value, maxLength: value, strength: value }],
      redSpawnPoints: [{ x: value, y: -value }],
      blueSpawnPoints: [{ x: value, y: -value }],
      playerPhysics: { gx: value, gy: -value, ...all(PLAYER, value) },
    });
    expect(maxViewWidth).toBe(Math.trunc(value) + 0);
    expect(accept(exportStadium(stadium)).stadium).toStrictEqual(stadium);
  });

  it.each([
    [
      [1e250, 0],
      [1, 0],
    ],
    [
      [-3e307, 4e307],
      [-0.6, 0.8],
    ],
    [
      [0, 5e-324],
      [0, 1],
    ],
    [
      [3e-200, -4e-200],
      [0.6, -0.8],
    ],
  ])("has a plane with the normal %j, whose squares are no normal numbers", (normal, [x, y]) => {
    const { stadium, warnings } = accept(hbs({ planes: [{ normal, dist: 0 }] }));
    expect(warnings).toEqual([]);
    expect(stadium.planes[0]?.normal.x).toBeCloseTo(x!, 15);
    expect(stadium.planes[0]?.normal.y).toBeCloseTo(y!, 15);
  });

  it("takes texts of such numbers as well", () => {
    expect(accept(hbs({ playerPhysics: { kickStrength: "7.5e307" } })).stadium.playerPhysics.kickStrength).toBe(
      7.5e307,
    );
  });
});
