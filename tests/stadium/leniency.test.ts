/**
 * Files that the original loader refuses and we accept with a warning, files that both accept, and files that both
 * refuse.
 */
import { describe, expect, it } from "vitest";
import { accept, BARE, hbs, refuse } from "../support/hbs.ts";

function without(...keys: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(BARE).filter(([key]) => !keys.includes(key))));
}

describe("accepted with a warning", () => {
  it("a missing name", () => {
    expect(accept(without("name"))).toMatchObject({
      stadium: { name: "Unnamed" },
      warnings: ['name: missing, taken as "Unnamed"'],
    });
  });

  it("missing width and height: those of the background, else of everything with a position, else Classic's", () => {
    const bg = { width: 370, height: 170 };
    expect(accept(hbs({ width: null, height: null, bg }))).toMatchObject({
      stadium: { width: 370, height: 170 },
      warnings: ["width: missing, taken as 370", "height: missing, taken as 170"],
    });
    const places = {
      vertexes: [{ x: -30, y: 5 }],
      discs: [{ pos: [2, 40] }],
      goals: [{ p0: [0, 0], p1: [31, -41], team: "red" }],
    };
    expect(accept(hbs({ width: null, height: null, ...places })).stadium).toMatchObject({ width: 31, height: 41 });
    expect(accept(without("width", "height")).stadium).toMatchObject({ width: 420, height: 200 });
  });

  it.each(["bg", "vertexes", "segments", "goals", "planes", "discs"])("missing %s", (key) => {
    expect(accept(without(key)).warnings).toEqual([`${key}: missing, taken as empty`]);
    expect(accept(hbs({ [key]: null })).warnings).toEqual([`${key}: missing, taken as empty`]);
  });

  it("a number given as text", () => {
    expect(accept(hbs({ width: " 12.5 ", vertexes: [{ x: "1", y: 2 }] }))).toMatchObject({
      stadium: { width: 12.5, vertexes: [{ x: 1, y: 2 }] },
      warnings: ['vertexes[0].x: text "1" taken as the number 1', 'width: text " 12.5 " taken as the number 12.5'],
    });
    expect(refuse(hbs({ width: "wide", height: "" }))).toEqual([
      'width: expected a number, got the text "wide"',
      'height: expected a number, got the text ""',
    ]);
  });

  it("a mask given as text", () => {
    expect(accept(hbs({ vertexes: [{ x: 0, y: 0, cMask: "ball" }] }))).toMatchObject({
      stadium: { vertexes: [{ cMask: 1 }] },
      warnings: ['vertexes[0].cMask: text "ball" taken as a list of one name'],
    });
    expect(refuse(hbs({ vertexes: [{ x: 0, y: 0, cMask: 63 }] }))).toEqual([
      "vertexes[0].cMask: expected an array of names, got 63",
    ]);
  });

  it("a boolean given as text", () => {
    const shape = { vertexes: [{ x: 0, y: 0 }], segments: [{ v0: 0, v1: 0, vis: "false" }], canBeStored: "true" };
    expect(accept(hbs(shape))).toMatchObject({
      stadium: { segments: [{ vis: false }], canBeStored: true },
      warnings: ['segments[0].vis: text "false" taken as false', 'canBeStored: text "true" taken as true'],
    });
    expect(refuse(hbs({ canBeStored: "no" }))).toEqual(['canBeStored: expected true or false, got the text "no"']);
  });

  it("unknown flags, traits and keys, a misspelt bcoef among them", () => {
    const vertexes = [{ x: 0, y: 0, cMask: ["ball", "spikes", 7], trait: "ghost", bcoef: 3 }];
    expect(accept(hbs({ vertexes, widht: 3, "a b": 1 }))).toMatchObject({
      stadium: { vertexes: [{ cMask: 1, bCoef: 1 }] },
      warnings: [
        "widht: unknown key, ignored; did you mean `width`?",
        '["a b"]: unknown key, ignored',
        "vertexes[0].bcoef: unknown key, ignored; did you mean `bCoef`?",
        'vertexes[0].trait: no trait "ghost", ignored',
        'vertexes[0].cMask: unknown flag, ignored: the text "spikes"',
        "vertexes[0].cMask: unknown flag, ignored: 7",
      ],
    });
  });

  it("a plane without a direction, which is left out", () => {
    const planes = [
      { normal: [0, 0], dist: 1 },
      { normal: [0, 2], dist: 3 },
      { normal: [-0, 0], dist: 1 },
    ];
    expect(accept(hbs({ planes }))).toMatchObject({
      stadium: { planes: [{ normal: { x: 0, y: 1 }, dist: 3 }] },
      warnings: [0, 2].map((index) => `planes[${index}].normal: has no direction, the plane is left out`),
    });
  });
});

describe("accepted without a warning", () => {
  it("missing joints, spawn points, player and ball physics", () => {
    expect(accept(hbs({})).warnings).toEqual([]);
  });

  it("the leftovers of map editors", () => {
    const vertexes = [{ x: 1, y: 2, curve: 90, pos: [5, 5], _selected: true, _data: {} }];
    const segments = [{ v0: 0, v1: 0, x: 3, y: 4, _length: 5 }];
    const { stadium, warnings } = accept(hbs({ vertexes, segments, cameraWidth: 5, cameraHeight: 6, _version: 2 }));
    expect(warnings).toEqual([]);
    expect(stadium).toMatchObject({ width: 100, height: 50, vertexes: [{ x: 1, y: 2 }] });
  });
});

describe("refused", () => {
  it.each([
    ["disc0 with empty discs", { ballPhysics: "disc0" }, 'ballPhysics: "disc0" without a disc'],
    ["a segment's end out of range", { segments: [{ v0: 0, v1: 0 }] }, "segments[0].v0: no vertex 0"],
    [
      "a segment's end with a fraction",
      { vertexes: [{ x: 0, y: 0 }], segments: [{ v0: 0.5, v1: 0 }] },
      "segments[0].v0: not a whole number: 0.5",
    ],
    ["a joint's end out of range", { joints: [{ d0: 0, d1: 1 }] }, "joints[0].d1: no disc 1"],
    [
      "a goal of no team",
      { goals: [{ p0: [0, 0], p1: [1, 1], team: "Red" }] },
      'goals[0].team: expected "red" or "blue", got the text "Red"',
    ],
    [
      "a spawn point with one number",
      { redSpawnPoints: [[1]] },
      "redSpawnPoints[0]: expected [x, y], got an array of 1",
    ],
  ])("%s", (_what, changes, error) => {
    expect(refuse(hbs(changes))[0]).toBe(error);
  });

  const lists = {
    vertexes: { x: 0, y: 0 },
    segments: { v0: 0, v1: 0 },
    planes: { normal: [1, 0], dist: 0 },
    goals: { p0: [0, 0], p1: [1, 1], team: "red" },
    discs: {},
    joints: { d0: 0, d1: 0 },
    redSpawnPoints: [0, 0],
    blueSpawnPoints: [0, 0],
  };
  it.each(Object.entries(lists))("256 %s, while 255 are accepted", (key, item) => {
    const base = { vertexes: [{ x: 0, y: 0 }], discs: [{}], ballPhysics: "disc0" };
    const most = Array.from({ length: 255 }, () => item);
    expect(accept(hbs({ ...base, [key]: most })).warnings).toEqual([]);
    expect(refuse(hbs({ ...base, [key]: [...most, item] }))[0]).toBe(`${key}: 256 items, at most 255 are allowed`);
  });

  it("255 discs and a ball beside them", () => {
    const discs = Array.from({ length: 255 }, () => ({}));
    expect(refuse(hbs({ discs }))).toEqual(["discs: no room for the ball: at most 254 beside it"]);
    expect(accept(hbs({ discs: discs.slice(1) })).stadium.discs).toHaveLength(255);
  });
});
