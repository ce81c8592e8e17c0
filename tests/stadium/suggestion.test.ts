/** Misspelt keys, flags, traits and values: the warning names what was meant. What editors leave behind causes none. */
import { describe, expect, it } from "vitest";
import { accept, hbs } from "../support/hbs.ts";

const VERTEXES = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

type Level = {
  readonly name: string;
  readonly keys: readonly string[];
  /** The text of a stadium with these keys at this level. */
  readonly file: (keys: object) => string;
};

const DISC = ["pos", "speed", "gravity", "radius", "bCoef", "invMass", "damping", "color", "cMask", "cGroup"];
const MASKED = ["bCoef", "cMask", "cGroup"];

/** Every level of the format with every key that it has. */
const LEVELS: readonly Level[] = [
  {
    name: "the root",
    keys: [
      ...["name", "width", "height", "maxViewWidth", "cameraFollow", "spawnDistance", "canBeStored", "kickOffReset"],
      ...["bg", "traits", "vertexes", "segments", "goals", "discs", "planes", "joints"],
      ...["redSpawnPoints", "blueSpawnPoints", "playerPhysics", "ballPhysics"],
    ],
    file: (keys) => hbs({ ...keys }),
  },
  {
    name: "bg",
    keys: ["type", "width", "height", "kickOffRadius", "cornerRadius", "goalLine", "color"],
    file: (bg) => hbs({ bg }),
  },
  {
    name: "a trait",
    keys: ["v0", "curve", "radius", "normal", "team", "strength", "invMass", "trait"],
    file: (wall) => hbs({ traits: { wall } }),
  },
  {
    name: "a vertex",
    keys: ["x", "y", ...MASKED, "trait"],
    file: (keys) => hbs({ vertexes: [{ ...VERTEXES[0], ...keys }] }),
  },
  {
    name: "a segment",
    keys: ["v0", "v1", ...MASKED, "curve", "curveF", "bias", "vis", "color", "trait"],
    file: (keys) => hbs({ vertexes: VERTEXES, segments: [{ v0: 0, v1: 1, ...keys }] }),
  },
  {
    name: "a plane",
    keys: ["normal", "dist", ...MASKED, "trait"],
    file: (keys) => hbs({ planes: [{ normal: [0, 1], dist: 0, ...keys }] }),
  },
  {
    name: "a goal",
    keys: ["p0", "p1", "team", "trait"],
    file: (keys) => hbs({ goals: [{ p0: [0, 0], p1: [1, 1], team: "red", ...keys }] }),
  },
  { name: "a disc", keys: [...DISC, "trait"], file: (keys) => hbs({ discs: [keys] }) },
  {
    name: "a joint",
    keys: ["d0", "d1", "length", "strength", "color", "trait"],
    file: (keys) => hbs({ discs: [{}], joints: [{ d0: 0, d1: 1, ...keys }] }),
  },
  { name: "ballPhysics", keys: DISC, file: (ballPhysics) => hbs({ ballPhysics }) },
  {
    name: "playerPhysics",
    keys: [
      ...["radius", "bCoef", "invMass", "damping", "acceleration", "kickingAcceleration", "kickingDamping"],
      ...["kickStrength", "kickback", "gravity", "cGroup"],
    ],
    file: (playerPhysics) => hbs({ playerPhysics }),
  },
];

const LEFTOVERS = ["color", "vis", "bias", "curve", "curveF", "pos", "x", "y"];
const isSilent = (key: string): boolean => key === "" || LEFTOVERS.includes(key);

/** The word with one edit at a letter. */
function misspellings(word: string, i: number): readonly string[] {
  const [before, letter, after] = [word.slice(0, i), word[i]!, word.slice(i + 1)];
  const exchanged = before + after.slice(0, 1) + letter + after.slice(1);
  return [before + after, `${before}${letter}${letter}${after}`, `${before}q${after}`, exchanged];
}

function expectSuggestion(level: Level, wrong: string, right: string): void {
  const { warnings } = accept(level.file({ [wrong]: null }));
  const [warning] = warnings.filter((line) => line.includes("unknown key"));
  expect(warning, `${level.name}: ${wrong}`).toContain("did you mean");
  expect(warning, `${level.name}: ${wrong}`).toContain(`\`${right}\``);
}

describe.each(LEVELS)("a misspelt key of $name", (level) => {
  it("is named by its case", () => {
    for (const key of level.keys) {
      for (const wrong of [key.toUpperCase(), key.toLowerCase(), key[0]!.toUpperCase() + key.slice(1)]) {
        if (!level.keys.includes(wrong) && !isSilent(wrong)) expectSuggestion(level, wrong, key);
      }
    }
  });

  it("is named if one letter is missing, doubled, wrong, or exchanged with the next", () => {
    for (const key of level.keys) {
      for (let i = 0; i < key.length; i++) {
        for (const wrong of misspellings(key, i)) {
          if (!level.keys.includes(wrong) && !isSilent(wrong)) expectSuggestion(level, wrong, key);
        }
      }
    }
  });
});

describe("the warning", () => {
  it("names the key that was meant", () => {
    expect(accept(hbs({ kickoffReset: "full" })).warnings).toEqual([
      "kickoffReset: unknown key, ignored; did you mean `kickOffReset`?",
    ]);
    expect(accept(hbs({ vertexes: [{ ...VERTEXES[0], bcoef: 1 }] })).warnings).toEqual([
      "vertexes[0].bcoef: unknown key, ignored; did you mean `bCoef`?",
    ]);
  });

  it("names a key that is two letters away, but not a short one", () => {
    const keys = { spawnDistnce: 1, kickOfReset: 1, canbestord: 1, backg: 1, playerPhisic: {} };
    expect(accept(hbs(keys)).warnings).toEqual([
      "spawnDistnce: unknown key, ignored; did you mean `spawnDistance`?",
      "kickOfReset: unknown key, ignored; did you mean `kickOffReset`?",
      "canbestord: unknown key, ignored; did you mean `canBeStored`?",
      "backg: unknown key, ignored",
      "playerPhisic: unknown key, ignored; did you mean `playerPhysics`?",
    ]);
  });

  it("names all that are equally near, and nothing that is not near", () => {
    const segments = [{ v0: 0, v1: 1, v: 1, thickness: 2 }];
    expect(accept(hbs({ vertexes: VERTEXES, segments })).warnings).toEqual([
      "segments[0].v: unknown key, ignored; did you mean `v0` or `v1`?",
      "segments[0].thickness: unknown key, ignored",
    ]);
  });

  it("names flags and traits", () => {
    const vertexes = [{ x: 0, y: 0, cMask: ["redK0", "Ball", "walls", "spikes"], trait: "ballarea" }];
    expect(accept(hbs({ vertexes, traits: { ballArea: {} } })).warnings).toEqual([
      'vertexes[0].trait: no trait "ballarea", ignored; did you mean `ballArea`?',
      'vertexes[0].cMask: unknown flag, ignored: the text "redK0"; did you mean `redKO`?',
      'vertexes[0].cMask: unknown flag, ignored: the text "Ball"; did you mean `ball`?',
      'vertexes[0].cMask: unknown flag, ignored: the text "walls"; did you mean `wall`?',
      'vertexes[0].cMask: unknown flag, ignored: the text "spikes"',
    ]);
  });

  it("names the value that was meant where any other counts as the default", () => {
    const given = { kickOffReset: "Full", cameraFollow: "players", bg: { type: "Grass" } };
    expect(accept(hbs(given)).warnings).toEqual([
      'bg.type: unknown value "Grass", taken as "none"; did you mean `grass`?',
      'cameraFollow: unknown value "players", taken as "ball"; did you mean `player`?',
      'kickOffReset: unknown value "Full", taken as "partial"; did you mean `full`?',
    ]);
    const plain = { kickOffReset: "partial", cameraFollow: "ball", bg: { type: "" } };
    expect(accept(hbs(plain)).warnings).toEqual([]);
    expect(accept(hbs({ kickOffReset: "", cameraFollow: "none", bg: { type: "none" } })).warnings).toEqual([]);
  });

  it("is listed a few times for a file of nothing but unknown keys", () => {
    const keys = Object.fromEntries(Array.from({ length: 29_000 }, (_, i) => [`spawnDistanc${i}`, 1]));
    expect(accept(hbs(keys)).warnings).toHaveLength(5);
  });
});

describe("what map editors leave behind causes no warning", () => {
  const items = LEVELS.filter(({ name }) => name.startsWith("a ") && name !== "a trait");

  it.each(items)("on $name", ({ keys, file }) => {
    const leftovers = [...LEFTOVERS, "_selected", "_data", "_x"].filter((key) => !keys.includes(key));
    expect(accept(file(Object.fromEntries(leftovers.map((key) => [key, 1])))).warnings).toEqual([]);
  });

  it("in a trait, in bg, and at the root", () => {
    const wall = { vis: true, color: "FFFFFF", curve: 3, x: 1, pos: [0, 0], bias: 1, _length: 2 };
    const bg = { borderRadius: 5, _z: 1 };
    expect(accept(hbs({ traits: { wall }, bg, cameraWidth: 1, cameraHeight: 2, _version: 3 })).warnings).toEqual([]);
  });

  it.each(["", "none", "None", "n/d", "N/D"])("the flag or trait %j", (flag) => {
    const vertexes = [{ x: 0, y: 0, cMask: [flag], cGroup: ["ball", flag], trait: flag }];
    expect(accept(hbs({ vertexes }))).toMatchObject({ stadium: { vertexes: [{ cMask: 0, cGroup: 1 }] }, warnings: [] });
  });
});
