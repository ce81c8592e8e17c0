/** Files into documents and back. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import JSON5 from "json5";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { applyText } from "#editor/apply-text.ts";
import { creditedRemix, creditRemix } from "#editor/document.ts";
import { textOf } from "#editor/document-text.ts";
import { createDocument } from "#editor/load.ts";
import { readSnapshot, takeSnapshot } from "#editor/snapshot.ts";
import { exportStadium } from "#stadium/export.ts";
import { parseStadium } from "#stadium/parse.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const own = fileURLToPath(new URL("../../assets/stadium/", import.meta.url));

function hbsFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".hbs"))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

const files = [...hbsFiles(own), ...hbsFiles(shared)];

describe("the credit of a remix", () => {
  it("is in the document of all, and not in the file", () => {
    const document = createDocument({ name: "Remix", vertexes: [] });
    creditRemix(document, "ABCDEF");
    const other = createDocument({});
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(document.doc));
    expect(creditedRemix(other)).toBe("ABCDEF");
    expect(takeSnapshot(other).value).toEqual({ name: "Remix", vertexes: [] });
    expect(applyText(other, "{ name: 'Other' }")).toBeUndefined();
    expect([takeSnapshot(other).value, creditedRemix(other)]).toEqual([{ name: "Other" }, "ABCDEF"]);
    expect(creditedRemix(createDocument({}))).toBeUndefined();
  });
});

describe("a file that is loaded and saved", () => {
  it.each(files.map((file) => [file.slice(file.lastIndexOf("/") + 1), file]))("has the same value: %s", (_, file) => {
    const text = readFileSync(file, "utf8");
    let value: unknown;
    try {
      value = JSON5.parse(text);
    } catch {
      return;
    }
    const snapshot = takeSnapshot(createDocument(value));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return expect(snapshot.value).toEqual({});
    expect(JSON5.stringify(snapshot.value)).toBe(JSON5.stringify(value));
    expect(JSON5.parse(textOf(snapshot.value))).toEqual(value);
    const [read, again] = [parseStadium(text), readSnapshot(snapshot)];
    expect(again.ok).toBe(read.ok);
    if (read.ok && again.ok) expect(exportStadium(again.stadium)).toBe(exportStadium(read.stadium));
  });

  it("keeps odd entries, keys and values as they are", () => {
    const odd = {
      ...{
        vertexes: [null, { x: 1, y: 2, custom: { deep: [1] } }, 5],
        segments: [
          { v0: 7, v1: 1 },
          { v1: "1", v0: 1.5 },
        ],
      },
      ...{ joints: [{ d0: 0, d1: 9 }], planes: "none", traits: [1], bg: 3, ballPhysics: "disc0", zzz: [], name: null },
    };
    expect(JSON.stringify(takeSnapshot(createDocument(odd)).value)).toBe(JSON.stringify(odd));
    const proto: unknown = JSON.parse('{"__proto__":{"a":1},"traits":{"__proto__":{"x":1}},"discs":[{"__proto__":2}]}');
    expect(JSON.stringify(takeSnapshot(createDocument(proto)).value)).toBe(JSON.stringify(proto));
  });
});
