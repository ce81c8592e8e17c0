/** Edited texts into documents. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyText } from "#editor/apply-text.ts";
import { textOf } from "#editor/document-text.ts";
import { createHistory } from "#editor/history.ts";
import { createDocument } from "#editor/load.ts";
import { takeSnapshot } from "#editor/snapshot.ts";
import { fileValue, idsOf, textOfDocument } from "../support/editor-files.ts";

const SMALL = {
  name: "Small",
  vertexes: [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ],
  segments: [
    { v0: 0, v1: 1 },
    { v0: 1, v1: 2, curve: 90 },
  ],
};

describe("an edited text", () => {
  it("becomes the document, whatever it was before, and undoing gives the text before", () => {
    fc.assert(
      fc.property(fileValue, fileValue, (before, after) => {
        const document = createDocument(before);
        const history = createHistory(document);
        const text = textOfDocument(document);
        expect(applyText(document, JSON.stringify(after))).toBeUndefined();
        expect(takeSnapshot(document).value).toEqual(after);
        expect(textOfDocument(document)).toBe(textOf(after));
        if (history.canUndo) history.undo();
        expect(textOfDocument(document)).toBe(text);
        if (history.canRedo) history.redo();
        expect(textOfDocument(document)).toBe(textOf(after));
      }),
      { numRuns: 300 },
    );
  });

  it("leaves the ids of what stays, also where an item is inserted, removed or changed before it", () => {
    const document = createDocument(SMALL);
    const [a, b, c] = idsOf(document, "vertexes");
    const [line, arc] = idsOf(document, "segments");
    applyText(
      document,
      JSON.stringify({
        ...SMALL,
        vertexes: [{ x: 5, y: 5 }, ...SMALL.vertexes.slice(0, 2), { x: 10, y: 12 }],
        segments: [{ v0: 2, v1: 3, curve: 90 }],
      }),
    );
    const [added, ...kept] = idsOf(document, "vertexes");
    expect(kept).toEqual([a, b, c]);
    expect([a, b, c]).not.toContain(added);
    expect(idsOf(document, "segments")).toEqual([arc]);
    expect(line).not.toBe(arc);
  });

  it.each([
    ["{", 1, 2],
    ['{\n  "name": ?', 2, 11],
    ["[]", 1, 1],
    ["7", 1, 1],
    ["", 1, 1],
  ])("that cannot be read changes nothing, and the place is named: %j", (text, line, column) => {
    const document = createDocument(SMALL);
    const before = textOfDocument(document);
    const fault = applyText(document, text);
    expect([fault?.line, fault?.column]).toEqual([line, column]);
    expect(fault?.message).not.toBe("");
    expect(textOfDocument(document)).toBe(before);
  });

  it("may be any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const document = createDocument(SMALL);
        applyText(document, text);
        textOfDocument(document);
      }),
    );
  });
});
