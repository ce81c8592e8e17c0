/** Where the values and items of a stadium file are in its text. */
import JSON5 from "json5";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemOfPath, itemPlaces, itemsWithin, positionOfPath } from "#client/ui/editor/text/text-place.ts";
import { textOf } from "#editor/document-text.ts";
import { createDocument } from "#editor/load.ts";
import { takeSnapshot } from "#editor/snapshot.ts";
import { keyPath } from "#stadium/diagnostics.ts";
import { parseStadiumValue } from "#stadium/parse.ts";
import { fileValue } from "../support/editor-files.ts";

const at = (text: string, path: string): string | undefined => {
  const range = positionOfPath(text, path);
  return range && text.slice(range.from, range.to);
};

/** All paths of a value, with what they name. */
function pathsOf(value: unknown, path = ""): [string, unknown][] {
  const own: [string, unknown] = [path, value];
  if (Array.isArray(value)) return [own, ...value.flatMap((each, i) => pathsOf(each, `${path}[${i}]`))];
  if (typeof value !== "object" || value === null) return [own];
  return [own, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, keyPath(path, key)))];
}

describe("positionOfPath", () => {
  it("finds every value of a file's text", () => {
    fc.assert(
      fc.property(fileValue, (value) => {
        const text = textOf(value);
        for (const [path, named] of pathsOf(JSON5.parse(text))) expect(JSON5.parse(at(text, path)!)).toEqual(named);
      }),
      { numRuns: 50 },
    );
  });

  it("reads comments, single quotes, escapes and any numbers", () => {
    const text = `// "a": 1\n{ a: /* , */ [+.5, -0x1F, 'it\\'s ]', "\\u00e9\\/"], "b c": { d: Infinity, }, 'e"': 1 } // end`;
    expect(at(text, "a[1]")).toBe("-0x1F");
    expect(at(text, "a[2]")).toBe("'it\\'s ]'");
    expect(at(text, "a[3]")).toBe('"\\u00e9\\/"');
    expect(at(text, '["b c"].d')).toBe("Infinity");
    expect(at(text, '["e\\""]')).toBe("1");
  });

  it("takes the last of two equal keys, as readers do", () => {
    expect(at(`{ a: 1, a: [2] }`, "a[0]")).toBe("2");
  });

  it("gives the nearest value around one that is missing", () => {
    expect(at(`{ segments: [{ v0: 1 }] }`, "segments[0].v1")).toBe("{ v0: 1 }");
    expect(at(`{ segments: [] }`, "segments[3].v1")).toBe("[]");
    expect(at(` 5 `, "")).toBe("5");
    expect(positionOfPath("", "a")).toBeUndefined();
  });

  it("finds long keys by their start", () => {
    const key = `a ${"long ".repeat(20)}key`;
    expect(at(JSON.stringify({ [key]: 7 }), keyPath("", key))).toBe("7");
  });

  it("finds what comes before and after a fault", () => {
    const text = `{ a: [1,,], b: [2 3], c: { d 4 }, e: 5`;
    expect(at(text, "a[0]")).toBe("1");
    expect(at(text, "b[1]")).toBe("3");
    expect(at(text, "e")).toBe("5");
  });

  it("ends for every text", () => {
    const part = fc.constantFrom(...Array.from("{}[]:,'\"\\/*ab1 \n"));
    fc.assert(fc.property(fc.string({ unit: part, maxLength: 60 }), (text) => void positionOfPath(text, "a[0].b")));
    expect(positionOfPath("[".repeat(100_000), "[0]")).toBeDefined();
  });

  it("finds the values that the reader of stadiums complains about", () => {
    const text = `{ vertexes: [{ x: 0, y: 0 }], segments: [{ v0: 0, v1: 0 }, { v0: 0, v1: 91 }], discs: [{ pos: [0, "x"] }] }`;
    const { errors } = parseStadiumValue(JSON5.parse(text)) as {
      readonly errors: readonly { readonly path: string }[];
    };
    expect(errors.map(({ path }) => at(text, path))).toContain("91");
  });
});

describe("items", () => {
  const value = {
    vertexes: [{ x: 0 }, { x: 1 }],
    redSpawnPoints: [[1, 2]],
    discs: [{ pos: [0, 0] }],
    ballPhysics: { radius: 5 },
  };
  const { ids } = takeSnapshot(createDocument(value));
  const text = textOf(value);

  it("are at the lines of their entries", () => {
    const places = itemPlaces(text, ids);
    const lines = [...ids.vertexes, ...ids.discs, ...ids.redSpawnPoints].map((id) => {
      const { from, to } = places.get(id)!;
      return text.slice(from, to);
    });
    expect(lines).toEqual([`{ "x": 0 }`, `{ "x": 1 }`, `{ "pos": [0, 0] }`, "[1, 2]"]);
  });

  it("are found by a range of the text", () => {
    const places = itemPlaces(text, ids);
    const second = places.get(ids.vertexes[1]!)!;
    expect(itemsWithin(places, { from: second.from, to: second.from })).toEqual([ids.vertexes[1]]);
    expect(itemsWithin(places, { from: 0, to: second.to })).toEqual(ids.vertexes);
    expect(itemsWithin(places, { from: 0, to: 1 })).toEqual([]);
  });

  it("are left out where the text has other entries than the document", () => {
    const places = itemPlaces(`{ vertexes: [{}, {}, {}], discs: [{}] }`, ids);
    expect([...places.keys()]).toEqual(ids.discs);
  });

  it("are found by the paths of their values", () => {
    expect(itemOfPath("vertexes[1].x", ids)).toBe(ids.vertexes[1]);
    expect(itemOfPath("discs[0]", ids)).toBe(ids.discs[0]);
    for (const path of ["", "name", "vertexes", "vertexes[9]", "traits.wall", "mine[0]"])
      expect(itemOfPath(path, ids)).toBeUndefined();
  });
});
