/**
 * Malicious files. They must be refused before the expensive part: by the survey of the raw text or by a list's length,
 * without reading every item.
 */
import { describe, expect, it, vi } from "vitest";
import { BALL } from "#sim/masks.ts";
import { MAX_DIAGNOSTICS } from "#stadium/diagnostics.ts";
import { parseStadium } from "#stadium/parse.ts";
import { surveyText } from "#stadium/json-text.ts";
import { accept, hbs, refuse } from "../support/hbs.ts";

const MEBI = 1_048_576;

describe("the check of a raw text", () => {
  it.each([
    ["a mebibyte of brackets", "[".repeat(MEBI), "nested deeper than 32 levels"],
    ["nested objects", '{"a":'.repeat(MEBI / 8), "nested deeper than 32 levels"],
    ["half a million numbers", `[${"1,".repeat(MEBI / 2 - 2)}1]`, "more than 60000 values"],
    ["a million vertexes", `{"vertexes":[${'{"x":0,"y":0},'.repeat(1e6)}]}`, "larger than 1048576 characters"],
    ["more than a mebibyte of blanks", " ".repeat(MEBI + 1), "larger than 1048576 characters"],
  ])("stops at %s", (_what, text, objection) => {
    expect(surveyText(text)).toBe(objection);
    expect(refuse(text)).toEqual([objection]);
  });

  it("does not count values in strings and comments", () => {
    const brackets = "[{,".repeat(50_000);
    expect(surveyText(`{"a": "${brackets}", b: '${brackets}', /* ${brackets} */ c: 1 // ${brackets}\n}`)).toBeNull();
    expect(surveyText(`"\\"${"[".repeat(40)}"`)).toBeNull();
    expect(surveyText(`// x\u2028${"[".repeat(40)}`)).toBe("nested deeper than 32 levels");
    expect(surveyText(`'\\'${"[".repeat(40)}`)).toBeNull();
    expect(surveyText("/*")).toBeNull();
    expect(surveyText("/".repeat(5))).toBeNull();
  });

  it("accepts a stadium with every list full and every key given", () => {
    const masks = { cMask: ["ball", "red", "blue", "wall"], cGroup: ["wall", "kick"], bCoef: 1, trait: "t" };
    const items = (item: object): object[] => Array.from({ length: 255 }, () => ({ ...item, ...masks }));
    const text = hbs({
      traits: { t: {} },
      vertexes: items({ x: 1, y: 2 }),
      segments: items({ v0: 0, v1: 254, curve: 90, bias: 1, vis: false, color: "FFFFFF" }),
      planes: items({ normal: [1, 2], dist: 3 }),
      goals: items({ p0: [1, 2], p1: [3, 4], team: "red" }),
      discs: items({ pos: [1, 2], speed: [1, 2], gravity: [1, 2], radius: 5, invMass: 1, damping: 1, color: "FF" }),
      joints: items({ d0: 0, d1: 254, length: [1, 2], strength: 1, color: "FF" }),
      ballPhysics: "disc0",
    });
    expect(accept(text).stadium.joints).toHaveLength(255);
  });
});

describe("a large text that is not strict JSON", () => {
  it("is not read by the slow reader", () => {
    const name = "x".repeat(MEBI / 2);
    expect(refuse(`{name: "${name}"}`)).toEqual(["larger than 524288 characters and not strict JSON"]);
    expect(accept(hbs({ name })).warnings).toEqual(["name: longer than 255 characters, cut"]);
  });
});

describe("a list that is too long", () => {
  it("is refused by its length alone", () => {
    const errors = refuse(`{"vertexes":[${"0,".repeat(50_000)}0]}`);
    expect(errors).toEqual(["vertexes: 50001 items, at most 255 are allowed"]);
  });
});

describe("a value that is read again for every item with its trait", () => {
  const trait = (t: object) => hbs({ traits: { t }, vertexes: [{ x: 0, y: 0, trait: "t" }] });

  it("is refused when it is a mask of more names than there are flags", () => {
    expect(refuse(trait({ cMask: Array.from({ length: 50_000 }, () => "ball") }))).toEqual([
      "vertexes[0].cMask: 50000 names, at most 64 are allowed",
    ]);
    expect(accept(trait({ cMask: Array.from({ length: 64 }, () => "ball") })).stadium.vertexes[0]?.cMask).toBe(BALL);
  });

  it("is neither number nor colour when it is a text that is longer than any of them", () => {
    const [error] = refuse(trait({ bCoef: `${"0".repeat(1000)}1` }));
    expect(error).toMatch(/^vertexes\[0\]\.bCoef: expected a number, got the text "0+…"$/);
    expect(accept(trait({ bCoef: `${"0".repeat(999)}3` })).stadium.vertexes[0]?.bCoef).toBe(3);
    const { warnings } = accept(hbs({ bg: { color: "A".repeat(1001) } }));
    expect(warnings[0]).toMatch(/^bg\.color: not a colour, drawn black: /);
  });
});

describe("numbers", () => {
  it.each(["1e999", "-1e999", "Infinity", "NaN", `1${"0".repeat(400)}`])("%s is not finite", (number) => {
    expect(refuse(`{name: "x", width: ${number}, height: 1}`)).toEqual(["width: not a finite number"]);
  });

  it("1e999 as a text is not finite", () => {
    expect(refuse(hbs({ width: "1e999" }))).toEqual(["width: not a finite number"]);
  });
});

describe("keys named like prototype members", () => {
  it.each(['{"__proto__": {"name": "x", "width": 1}}', "{__proto__: {name: 'x', width: 1},}"])(
    "%s does not",
    (text) => {
      const { stadium, warnings } = accept(text);
      expect(stadium).toMatchObject({ name: "Unnamed", width: 420 });
      expect(warnings).toContain('name: missing, taken as "Unnamed"');
      expect(({} as { name?: string }).name).toBeUndefined();
    },
  );

  it("are ordinary keys everywhere else", () => {
    const text = `{vertexes: [{__proto__: {x: 1}, constructor: 1, x: 2, y: 3}], traits: {__proto__: {bCoef: 9}}}`;
    expect(accept(text).stadium.vertexes[0]).toMatchObject({ x: 2, y: 3, bCoef: 1 });
    const named = `{traits: {__proto__: {bCoef: 9}}, vertexes: [{x: 2, y: 3, trait: "__proto__"}]}`;
    expect(accept(named).stadium.vertexes[0]?.bCoef).toBe(9);
  });
});

describe("values of the wrong kind", () => {
  it.each(["null", "5", '"text"', "[]", "true"])("%s is no stadium", (text) => {
    expect(refuse(text)[0]).toMatch(/^expected an object, got /);
  });

  it.each(["", "{", "}", "{'", "/*", "undefined", "{name:}", "\u0000", "{name:'a\nb'}"])(
    "%j is no text of one",
    (text) => {
      expect(refuse(text)[0]).toMatch(/^not JSON5: /);
    },
  );

  it("each get their own error", () => {
    const odd = { bg: "grass", vertexes: "x", segments: {}, playerPhysics: [], ballPhysics: 4, redSpawnPoints: [5] };
    expect(refuse(hbs(odd))).toEqual([
      'bg: expected an object, got the text "grass"',
      'vertexes: expected an array, got the text "x"',
      'ballPhysics: expected an object or "disc0", got 4',
      "segments: expected an array, got an object",
      "redSpawnPoints[0]: expected [x, y], got 5",
      "playerPhysics: expected an object, got an array",
    ]);
  });

  it("is not a text at all", () => {
    expect(parseStadium(undefined as unknown as string)).toMatchObject({
      ok: false,
      errors: [{ path: "", message: "not a text" }],
    });
  });
});

describe("the report", () => {
  it("lists the same warning a few times and counts the rest", () => {
    const vertexes = Array.from({ length: 200 }, () => ({ x: 0, y: 0, bcoef: 1 }));
    const { warnings } = accept(hbs({ vertexes }));
    expect(warnings).toHaveLength(5);
    expect(warnings[4]).toBe("196 more warnings of these kinds");
  });

  it("stays short for any file", () => {
    const keys = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`key${"x".repeat(index % 99)}${index}`, 1]),
    );
    expect(accept(hbs(keys)).warnings.length).toBeLessThanOrEqual(MAX_DIAGNOSTICS + 1);
    const segments = Array.from({ length: 255 }, () => ({}));
    const errors = refuse(hbs({ segments }));
    expect(errors).toHaveLength(MAX_DIAGNOSTICS + 1);
    expect(errors.at(-1)).toBe("410 more errors of these kinds");
  });

  it("quotes text of the file cut short and without control characters", () => {
    const [first] = accept(hbs({ [`\u001b[31m\u202e${"y".repeat(5000)}`]: 1 })).warnings;
    expect(first).toMatch(/^\["\\u001b\[31m\?y+…"\]: unknown key, ignored$/);
  });
});

describe("line separators in texts", () => {
  it("are refused in JSON5, whose reader would write to the console for each, and accepted in strict JSON", () => {
    const console_ = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(refuse(`{name: 'a\u2028b'}`)[0]).toMatch(/line separator/);
    expect(accept(`{name: 'a', /* ' \u2029 */ width: 1,\u2028}`).stadium.name).toBe("a");
    expect(accept(hbs({ name: "a\u2028b" })).stadium.name).toBe("a\u2028b");
    expect(console_).not.toHaveBeenCalled();
    console_.mockRestore();
  });
});
