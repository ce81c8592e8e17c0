/** Every key of the format: its default, its meaning, its faults. */
import { describe, expect, it } from "vitest";
import { exportStadium } from "#stadium/export.ts";
import { accept, hbs, refuse } from "../support/hbs.ts";

const CORNERS = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 0, y: 10 },
];

describe("the root", () => {
  it("has the format's defaults", () => {
    expect(accept(hbs({}))).toStrictEqual({
      warnings: [],
      stadium: {
        name: "Bare",
        width: 100,
        height: 50,
        maxViewWidth: 0,
        cameraFollow: "ball",
        canBeStored: true,
        spawnDistance: 200,
        fullKickOffReset: false,
        bg: { type: "none", width: 0, height: 0, kickOffRadius: 0, cornerRadius: 0, goalLine: 0, color: 0x718c5a },
        vertexes: [],
        segments: [],
        planes: [],
        goals: [],
        discs: [
          {
            ...{ x: 0, y: 0, vx: 0, vy: 0, gx: 0, gy: 0, radius: 10, bCoef: 0.5, invMass: 1, damping: 0.99 },
            ...{ color: 0xffffff, cMask: 63, cGroup: 193 },
          },
        ],
        joints: [],
        redSpawnPoints: [],
        blueSpawnPoints: [],
        playerPhysics: {
          ...{ radius: 15, bCoef: 0.5, invMass: 0.5, damping: 0.96, acceleration: 0.1, kickingAcceleration: 0.07 },
          ...{ kickingDamping: 0.96, kickStrength: 5, kickback: 0, gx: 0, gy: 0, cGroup: 0 },
        },
      },
    });
  });

  it("reads what is given", () => {
    const given = { maxViewWidth: 99.9, cameraFollow: "player", canBeStored: false, kickOffReset: "full" };
    const points = {
      redSpawnPoints: [[-1, 2]],
      blueSpawnPoints: [
        [1, 2],
        [3, 4],
      ],
      spawnDistance: 0,
    };
    expect(accept(hbs({ ...given, ...points })).stadium).toMatchObject({
      ...{ maxViewWidth: 99, cameraFollow: "player", canBeStored: false, fullKickOffReset: true, spawnDistance: 0 },
      redSpawnPoints: [{ x: -1, y: 2 }],
      blueSpawnPoints: [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    });
  });

  it("uses the default for anything but the one special value", () => {
    const { stadium } = accept(hbs({ cameraFollow: "nobody", kickOffReset: 5, bg: { type: "lava" } }));
    expect(stadium).toMatchObject({ cameraFollow: "ball", fullKickOffReset: false, bg: { type: "none" } });
  });

  it("reads the background", () => {
    const bg = { type: "hockey", width: 1, height: 2, kickOffRadius: 3, cornerRadius: 4, goalLine: 5, color: "0000FF" };
    expect(accept(hbs({ bg })).stadium.bg).toEqual({ ...bg, color: 255 });
  });

  it("is JSON5: comments, loose keys, single quotes, trailing commas, a byte order mark", () => {
    const text = `\ufeff{ name: 'A "b" // c', /* [[[ */ width: +1., height: 0x10, bg: {}, // }
      vertexes: [ /* 0 */ {x: .5, y: -1,}, ], segments: [], planes: [], goals: [], discs: [], }`;
    const { stadium, warnings } = accept(text);
    expect(warnings).toEqual([]);
    expect(stadium).toMatchObject({ name: 'A "b" // c', width: 1, height: 16, vertexes: [{ x: 0.5, y: -1 }] });
  });

  it("keeps names of any script, and cuts long ones", () => {
    expect(accept(hbs({ name: "Ⓡ⚽ 馬" })).stadium.name).toBe("Ⓡ⚽ 馬");
    const long = accept(hbs({ name: "x".repeat(254) + "😀" }));
    expect(long.stadium.name).toBe("x".repeat(254));
    expect(long.warnings).toEqual(["name: longer than 255 characters, cut"]);
    expect(refuse(hbs({ name: 7 }))).toEqual(["name: expected a text, got 7"]);
  });
});

describe("a vertex", () => {
  it("has defaults and masks of its own", () => {
    const vertexes = [
      { x: 1, y: 2 },
      { x: 3, y: 4, bCoef: 0, cMask: ["c3", "kick"], cGroup: [] },
    ];
    expect(accept(hbs({ vertexes })).stadium.vertexes).toEqual([
      { x: 1, y: 2, bCoef: 1, cMask: 63, cGroup: 32 },
      { x: 3, y: 4, bCoef: 0, cMask: -2147483648 | 64, cGroup: 0 },
    ]);
  });

  it("needs both coordinates", () => {
    expect(refuse(hbs({ vertexes: [{ x: 1 }, { y: 1 }, 5] }))).toEqual([
      "vertexes[2]: expected an object, got 5",
      "vertexes[0].y: missing",
      "vertexes[1].x: missing",
    ]);
  });

  it("reads -0 as 0", () => {
    expect(accept(hbs({}).replace('"vertexes":[]', '"vertexes":[{"x":-0,"y":-0.0}]')).stadium.vertexes[0]?.x).toBe(0);
  });
});

describe("a segment", () => {
  function segment(keys: object): unknown {
    return accept(hbs({ vertexes: CORNERS, segments: [{ v0: 0, v1: 1, ...keys }] })).stadium.segments[0];
  }

  it("has the format's defaults", () => {
    const plain = { v0: 0, v1: 1, bCoef: 1, curveF: Infinity, bias: 0, vis: true, color: 0, cMask: 63, cGroup: 32 };
    expect(segment({})).toStrictEqual(plain);
  });

  it("becomes an arc by its curve", () => {
    expect(segment({ curve: 90 })).toMatchObject({ v0: 0, v1: 1, curveF: 1.0000000000000002 });
  });

  it("changes ends and the sign of its bias for a negative curve, also if that is too small for an arc", () => {
    expect(segment({ curve: -90, bias: 7 })).toMatchObject({ v0: 1, v1: 0, bias: -7, curveF: 1.0000000000000002 });
    expect(segment({ curve: -5, bias: -7 })).toMatchObject({ v0: 1, v1: 0, bias: 7, curveF: Infinity });
    expect(segment({ curve: -90 })).toMatchObject({ bias: 0 });
  });

  it("uses curveF unchanged and ignores curve", () => {
    expect(segment({ curve: -90, curveF: -0.25, bias: 3 })).toMatchObject({ v0: 0, v1: 1, bias: 3, curveF: -0.25 });
    expect(segment({ curve: 45, curveF: 0 })).toMatchObject({ curveF: 0 });
    expect(segment({ curve: 90, curveF: null })).toMatchObject({ curveF: 1.0000000000000002 });
  });

  it("names the missing vertex", () => {
    const segments = [{ v0: 0, v1: 91 }, { v0: -1, v1: 1.5 }, { v1: 0 }];
    expect(refuse(hbs({ vertexes: CORNERS, segments }))).toEqual([
      "segments[0].v1: no vertex 91",
      "segments[1].v0: no vertex -1",
      "segments[1].v1: not a whole number: 1.5",
      "segments[2].v0: missing",
    ]);
  });
});

describe("a plane", () => {
  it("has its normal divided by its length", () => {
    const planes = [
      { normal: [3, 4], dist: -10 },
      { normal: [1, 1], dist: 2, bCoef: 0, cMask: ["ball"], cGroup: ["c0"] },
    ];
    expect(accept(hbs({ planes })).stadium.planes).toEqual([
      { normal: { x: 0.6, y: 0.8 }, dist: -10, bCoef: 1, cMask: 63, cGroup: 32 },
      { normal: { x: 1 / Math.sqrt(2), y: 1 / Math.sqrt(2) }, dist: 2, bCoef: 0, cMask: 1, cGroup: 1 << 28 },
    ]);
  });

  it("uses the exact normal of our own exports, if its length is 1", () => {
    const unit = [0.7038239453640741, -0.7103744462831904];
    const exact = accept(hbs({ planes: [{ normal: [0.70382, -0.71037], unit, dist: 0 }] }));
    expect(exact.stadium.planes[0]?.normal).toEqual({ x: unit[0], y: unit[1] });
    const inexact = accept(hbs({ planes: [{ normal: [3, 4], unit: [3, 4], dist: 0 }] }));
    expect(inexact.stadium.planes[0]?.normal).toEqual({ x: 0.6, y: 0.8 });
    expect(inexact.warnings).toEqual(["planes[0].unit: not of length 1, ignored"]);
  });

  it("needs a normal of two numbers and a distance", () => {
    const planes = [{ dist: 1 }, { normal: [1, 0] }, { normal: [1], dist: 1 }, { normal: { x: 1, y: 0 }, dist: 1 }];
    expect(refuse(hbs({ planes }))).toEqual([
      "planes[0].normal: missing",
      "planes[1].dist: missing",
      "planes[2].normal: expected [x, y], got an array of 1",
      "planes[3].normal: expected [x, y], got an object",
    ]);
  });
});

describe("a goal", () => {
  it("belongs to the side that defends it", () => {
    const goals = [{ p0: [1, 2], p1: [3, 4], team: "blue" }];
    expect(accept(hbs({ goals })).stadium.goals).toEqual([{ p0: { x: 1, y: 2 }, p1: { x: 3, y: 4 }, team: "blue" }]);
  });

  it("needs two ends and a team", () => {
    expect(refuse(hbs({ goals: [{ p0: [1, 2] }] }))).toEqual(["goals[0].p1: missing", "goals[0].team: missing"]);
  });
});

describe("discs and the ball", () => {
  const post = { pos: [5, 6], speed: [1, 0], gravity: [0, 0.1], radius: 8, invMass: 0, damping: 1, bCoef: 2 };

  it("puts a ball in front of the file's discs", () => {
    const { discs } = accept(hbs({ discs: [{ ...post, color: "transparent", cMask: ["ball"] }] })).stadium;
    expect(discs).toHaveLength(2);
    expect(discs[0]?.cGroup).toBe(193);
    expect(discs[1]).toEqual({
      ...{ x: 5, y: 6, vx: 1, vy: 0, gx: 0, gy: 0.1, radius: 8, bCoef: 2, invMass: 0, damping: 1, color: -1 },
      ...{ cMask: 1, cGroup: 63 },
    });
  });

  it("makes a described ball always kickable and scoring", () => {
    const plain = accept(hbs({ ballPhysics: { radius: 6, cMask: ["wall"] } })).stadium.discs[0];
    expect(plain).toMatchObject({ radius: 6, damping: 0.99, cMask: 32, cGroup: 193 });
    expect(accept(hbs({ ballPhysics: { cGroup: ["red"] } })).stadium.discs[0]?.cGroup).toBe(2 | 64 | 128);
    expect(accept(hbs({ ballPhysics: { cGroup: [] } })).stadium.discs[0]?.cGroup).toBe(192);
    expect(accept(hbs({ ballPhysics: null })).stadium.discs[0]?.cGroup).toBe(193);
  });

  it.each([["disc0"], [["disc0"]]])("uses the first disc unchanged for %j", (ballPhysics) => {
    const { discs } = accept(hbs({ ballPhysics, discs: [{ radius: 3 }, post] })).stadium;
    expect(discs).toHaveLength(2);
    expect(discs[0]).toMatchObject({ radius: 3, cGroup: 63 });
  });

  it("refuses other texts, and disc0 without a disc", () => {
    expect(refuse(hbs({ ballPhysics: "disc0" }))).toEqual(['ballPhysics: "disc0" without a disc']);
    expect(refuse(hbs({ ballPhysics: "disc1" }))[0]).toMatch(/^ballPhysics: expected an object or "disc0"/);
    expect(refuse(hbs({ ballPhysics: ["disc0", 1] }))[0]).toMatch(/^ballPhysics: expected an object/);
  });
});

describe("a joint", () => {
  const discs = [{ pos: [3, 0] }, { pos: [0, 4] }];

  function joint(keys: object): unknown {
    return accept(hbs({ discs, joints: [{ d0: 1, d1: 2, ...keys }] })).stadium.joints[0];
  }

  it("counts the ball, and by default keeps the two discs as far apart as they are", () => {
    const still = { d0: 1, d1: 2, minLength: 5, maxLength: 5, strength: Infinity, color: 0 };
    expect(joint({})).toStrictEqual(still);
    expect(joint({ length: null, strength: "rigid" })).toStrictEqual(still);
    expect(joint({ d0: 0 })).toMatchObject({ minLength: 4 });
  });

  it("has a fixed length, or a range; a strength makes it a spring", () => {
    expect(joint({ length: 7, strength: 0.1 })).toMatchObject({ minLength: 7, maxLength: 7, strength: 0.1 });
    expect(joint({ length: [2, 9], color: "FF" })).toMatchObject({ minLength: 2, maxLength: 9, color: 255 });
  });

  it("names the missing disc", () => {
    const joints = [
      { d0: 0, d1: 3 },
      { d0: 1, d1: 2, length: [1], strength: "soft" },
    ];
    expect(refuse(hbs({ discs, joints }))).toEqual([
      "joints[0].d1: no disc 3",
      "joints[1].length: expected [x, y], got an array of 1",
      'joints[1].strength: expected a number, got the text "soft"',
    ]);
  });
});

describe("playerPhysics", () => {
  it("replaces single defaults", () => {
    const playerPhysics = { radius: 8, kickStrength: -30, gravity: [0, 0.1], cGroup: ["c1"], kickback: 2 };
    expect(accept(hbs({ playerPhysics })).stadium.playerPhysics).toMatchObject({
      ...{ radius: 8, kickStrength: -30, gx: 0, gy: 0.1, cGroup: 1 << 29, kickback: 2, acceleration: 0.1 },
    });
  });
});

describe("a colour", () => {
  it.each([
    ["FF8000", 0xff8000],
    ["ff8000", 0xff8000],
    ["ABC", 0x000abc],
    ["0", 0],
    ["transparent", -1],
    ["FFFFFFFF", -1],
    ["ffffffff", -1],
    ["00FFFFFFFF", -1],
    ["12FFFFFF", 0xffffff],
    ["FFFFFFFE", 0xfffffe],
    ["1FFFFFFFF", 0xffffff],
    ["80000000", 0],
    ["123456789ABCDEF0123456789ABCDEF", 0xabcdef],
    [[-1, 255, 255], -1],
    [[256, 0, 300], 0x00012c],
    [[255, 128, 0.9], 0xff8000],
    [[1, 2, 3], 0x010203],
  ])("%j is read", (color, expected) => {
    const { stadium, warnings } = accept(hbs({ discs: [{ color }] }));
    expect(stadium.discs[1]?.color).toBe(expected);
    expect(warnings).toEqual([]);
  });

  it.each(["#FFFFFF", "GGGFFF", "", "red"])("%j is drawn black", (color) => {
    const { stadium, warnings } = accept(hbs({ discs: [{ color }] }));
    expect(stadium.discs[1]?.color).toBe(0);
    expect(warnings).toEqual([`discs[0].color: not a colour, drawn black: the text ${JSON.stringify(color)}`]);
  });

  it.each([[16777215], [true], [{}], [[1, 2]], [["1", 2, 3]]])("%j is refused", (color) => {
    expect(refuse(hbs({ discs: [{ color }] }))[0]).toMatch(/^discs\[0\]\.color: expected hex digits/);
  });
});

describe("a colour of 32 bits", () => {
  const everywhere = (color: string) =>
    hbs({
      bg: { color },
      vertexes: CORNERS,
      segments: [{ v0: 0, v1: 1, color }],
      discs: [{ color }],
      joints: [{ d0: 0, d1: 1, color }],
      ballPhysics: { color },
    });

  it("is transparent everywhere if all of them are 1, and stays so through an export", () => {
    const { stadium, warnings } = accept(everywhere("FFFFFFFF"));
    expect(warnings).toEqual([]);
    const { bg, segments, discs, joints } = stadium;
    expect([bg, ...segments, ...discs, ...joints].map(({ color }) => color)).toEqual([-1, -1, -1, -1, -1]);
    const text = exportStadium(stadium);
    expect(accept(text).stadium).toStrictEqual(stadium);
    expect(text).toBe(exportStadium(accept(everywhere("transparent")).stadium));
  });

  it("counts by its low 24 bits if not, which is what an export contains", () => {
    expect(exportStadium(accept(everywhere("AB123456")).stadium)).toBe(
      exportStadium(accept(everywhere("123456")).stadium),
    );
  });
});

describe("a mask", () => {
  it("or-s the values of its names", () => {
    const names = ["ball", "red", "blue", "redKO", "blueKO", "wall", "all", "kick", "score", "c0", "c1", "c2", "c3"];
    const vertexes = names.map((name) => ({ x: 0, y: 0, cMask: [name] }));
    expect(accept(hbs({ vertexes })).stadium.vertexes.map(({ cMask }) => cMask)).toEqual([
      ...[1, 2, 4, 8, 16, 32, 63, 64, 128, 0x10000000, 0x20000000, 0x40000000, -0x80000000],
    ]);
  });

  it("has our own names for the bits without a name", () => {
    const vertexes = [{ x: 0, y: 0, cMask: ["bit8", "bit27"], cGroup: ["bit7"] }];
    const { stadium, warnings } = accept(hbs({ vertexes }));
    expect(stadium.vertexes[0]).toMatchObject({ cMask: (1 << 8) | (1 << 27), cGroup: 0 });
    expect(warnings).toEqual(['vertexes[0].cGroup: unknown flag, ignored: the text "bit7"']);
  });
});
