/** Which stadiums count as playable. */
import { describe, expect, it } from "vitest";
import { isPlayable } from "#bot/playable.ts";
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";
import { accept } from "../support/hbs.ts";

const GOALS = `[{ p0: [-100, -50], p1: [-100, 50], team: "red" }, { p0: [100, -50], p1: [100, 50], team: "blue" }]`;
const PITCH = `name: "A pitch", width: 150, height: 80, spawnDistance: 60, bg: {}, planes: [
  { normal: [0, 1], dist: -80 }, { normal: [0, -1], dist: -80 }, { normal: [1, 0], dist: -150 }, { normal: [-1, 0], dist: -150 },
]`;
/** A closed box around the middle. */
const BOX = `vertexes: [{ x: -40, y: -40 }, { x: 40, y: -40 }, { x: 40, y: 40 }, { x: -40, y: 40 }],
  segments: [{ v0: 0, v1: 1 }, { v0: 1, v1: 2 }, { v0: 2, v1: 3 }, { v0: 3, v1: 0 }]`;
const NO_BOX = `vertexes: [], segments: []`;

describe("a stadium", () => {
  it.each(BUILTIN_NAMES)("%s is playable", (name) => {
    expect(isPlayable(builtinStadium(name))).toBe(true);
  });

  it.each([
    ["with two goals and a ball within reach is playable", `${NO_BOX}, goals: ${GOALS}`, true],
    ["without goals is not", `${NO_BOX}, goals: []`, false],
    ["with the goal of one team is not", `${NO_BOX}, goals: [{ p0: [0, 0], p1: [0, 9], team: "red" }]`, false],
    ["whose ball is walled in is not", `${BOX}, goals: ${GOALS}`, false],
    ["whose ball cannot move is not", `${NO_BOX}, goals: ${GOALS}, ballPhysics: { invMass: 0 }`, false],
    ["that one team cannot leave is not", `${BOX}, goals: ${GOALS}, ballPhysics: {}, redSpawnPoints: [[0, 0]]`, false],
  ])("%s", (_what, contents, playable) => {
    expect(isPlayable(accept(`{ ${PITCH}, discs: [], ${contents} }`).stadium)).toBe(playable);
  });
});
