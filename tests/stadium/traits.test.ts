import { describe, expect, it } from "vitest";
import { accept, hbs, refuse } from "../support/hbs.ts";

describe("traits", () => {
  it("fill what an item lacks or has as null, and nothing else", () => {
    const traits = { wall: { bCoef: 0.1, cMask: ["ball"], x: 9 } };
    const vertexes = [
      { x: 1, y: 2, trait: "wall" },
      { x: null, y: 2, bCoef: 0, trait: "wall" },
    ];
    expect(accept(hbs({ traits, vertexes })).stadium.vertexes).toMatchObject([
      { x: 1, bCoef: 0.1, cMask: 1 },
      { x: 9, bCoef: 0, cMask: 1 },
    ]);
  });

  it("apply to all six kinds of items", () => {
    const traits = {
      t: { bCoef: 7, dist: 3, team: "red", p1: [1, 1], color: "FF", normal: [1, 0], v1: 0, y: 4, d1: 1 },
    };
    const { stadium, warnings } = accept(
      hbs({
        traits,
        vertexes: [{ x: 0, trait: "t" }],
        segments: [{ v0: 0, trait: "t" }],
        planes: [{ trait: "t" }],
        goals: [{ p0: [0, 0], trait: "t" }],
        discs: [{ trait: "t" }],
        joints: [{ d0: 0, length: 1, trait: "t" }],
      }),
    );
    expect(warnings).toEqual([]);
    expect(stadium.vertexes[0]).toMatchObject({ y: 4, bCoef: 7 });
    expect(stadium.segments[0]).toMatchObject({ v1: 0, bCoef: 7, color: 255 });
    expect(stadium.planes[0]).toMatchObject({ dist: 3, bCoef: 7 });
    expect(stadium.goals[0]).toMatchObject({ p1: { x: 1, y: 1 }, team: "red" });
    expect(stadium.discs[1]).toMatchObject({ bCoef: 7, color: 255 });
    expect(stadium.joints[0]).toMatchObject({ d1: 1, color: 255 });
  });

  it("go one level deep: a trait's own trait means nothing", () => {
    const traits = { a: { trait: "b" }, b: { bCoef: 5 } };
    expect(accept(hbs({ traits, vertexes: [{ x: 0, y: 0, trait: "a" }] })).stadium.vertexes[0]?.bCoef).toBe(1);
  });

  it("do not apply to the ball's and the players' physics, nor to the background", () => {
    const traits = { t: { radius: 3 } };
    const { stadium, warnings } = accept(
      hbs({ traits, ballPhysics: { trait: "t" }, playerPhysics: { trait: "t" }, bg: { trait: "t" } }),
    );
    expect([stadium.discs[0]?.radius, stadium.playerPhysics.radius]).toEqual([10, 15]);
    expect(warnings).toEqual(
      ["bg", "ballPhysics", "playerPhysics"].map((path) => `${path}.trait: unknown key, ignored`),
    );
  });

  it("are looked up among the file's own names only", () => {
    const vertexes = ["__proto__", "constructor", "toString", "nobody"].map((trait) => ({ x: 0, y: 0, trait }));
    const { stadium, warnings } = accept(hbs({ traits: {}, vertexes }));
    expect(stadium.vertexes.every((vertex) => vertex.bCoef === 1)).toBe(true);
    expect(warnings[0]).toBe('vertexes[0].trait: no trait "__proto__", ignored');
    expect(warnings).toHaveLength(4);
  });

  it("must be objects under names", () => {
    expect(refuse(hbs({ traits: "x" }))).toEqual(['traits: expected an object, got the text "x"']);
    expect(refuse(hbs({ traits: { a: 5 } }))).toEqual(["traits.a: expected an object, got 5"]);
    expect(refuse(hbs({ vertexes: [{ x: 0, y: 0, trait: 5 }] }))).toEqual([
      "vertexes[0].trait: expected the name of a trait, got 5",
    ]);
    expect(accept(hbs({ traits: [] })).warnings).toEqual(["traits: expected an object, got an array; taken as none"]);
  });

  it("with a misspelt key are reported", () => {
    expect(accept(hbs({ traits: { a: { bcoef: 5 } } })).warnings).toEqual([
      "traits.a.bcoef: unknown key, ignored; did you mean `bCoef`?",
    ]);
  });
});
