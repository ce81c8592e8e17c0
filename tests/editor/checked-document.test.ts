/** Updates that no page makes: a document of others does not take them, and goes on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { CheckedDocument } from "#editor/checked-document.ts";
import { edit, ORDER, stadiumDocument } from "#editor/document.ts";
import { createHistory } from "#editor/history.ts";
import { addItem, setItemKey } from "#editor/items.ts";
import { createDocument } from "#editor/load.ts";
import { readSnapshot, takeSnapshot } from "#editor/snapshot.ts";
import { fileValue, idsOf, textOfDocument } from "../support/editor-files.ts";

const FROM_ANYONE = { origin: "test", mayWrite: () => true };
const ROOMY = { sizeMax: 1024 * 1024 };

const MAP = { name: "Map", vertexes: [{ x: 0, y: 0 }], bg: { type: "grass" }, traits: { wall: { bCoef: 1 } } };

/** A document of the server, and a page with the same content that sends its updates to `updates`. */
function open() {
  const { doc } = createDocument(MAP);
  const checked = new CheckedDocument(Y.encodeStateAsUpdate(doc), ROOMY);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  return { doc, page: stadiumDocument(doc), checked, updates };
}

/** An update of a page that uses the root as a list. */
function listUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray("root").insert(0, [1]);
  return Y.encodeStateAsUpdate(doc);
}

const textOf = ({ doc }: CheckedDocument) => textOfDocument(stadiumDocument(doc));

describe("a checked document", () => {
  it("takes what a page does, whatever file it has loaded", () => {
    fc.assert(
      fc.property(fileValue, (value) => {
        const { doc } = createDocument(value);
        const checked = new CheckedDocument(undefined, ROOMY);
        expect(checked.take(Y.encodeStateAsUpdate(doc), FROM_ANYONE)).toBeUndefined();
        expect(textOf(checked)).toBe(textOfDocument(stadiumDocument(doc)));
      }),
      { numRuns: 50 },
    );
  });

  it("takes edits, their undoing and their redoing", () => {
    const { page, checked, updates } = open();
    const history = createHistory(page);
    const id = edit(page, () => addItem(page, "vertexes", { x: 1, y: 1 }));
    edit(page, () => setItemKey(page, id, "x", 5));
    for (const step of ["undo", "undo", "redo", "redo"] as const) history[step]();
    expect(updates.map((update) => checked.take(update, FROM_ANYONE))).toEqual(updates.map(() => undefined));
    expect(textOf(checked)).toBe(textOfDocument(page));
  });

  it.for<[string, (doc: Y.Doc) => void]>([
    ["a root of another name", (doc) => doc.getMap("other").set("a", 1)],
    ["a list", (doc) => doc.emit("update", [listUpdate(), undefined, doc, undefined as never])],
    ["text", (doc) => doc.getMap("root").set("name", new Y.Text("a"))],
    ["a document in the document", (doc) => doc.getMap("root").set("name", new Y.Doc())],
    ["bytes", (doc) => doc.getMap("root").set("name", Uint8Array.of(1))],
    ["bytes in a value", (doc) => doc.getMap("root").set("name", [Uint8Array.of(1)])],
    ["a big number", (doc) => doc.getMap("root").set("name", 1n)],
    ["a map where a value belongs", (doc) => doc.getMap("root").set("name", new Y.Map())],
    ["a map in a map", (doc) => doc.getMap("traits").set("a", new Y.Map([["b", new Y.Map()]]))],
    ["an item that is a value", (doc) => doc.getMap("items").set("a", 1)],
    ["an item that is undefined", (doc) => doc.getMap("items").set("a", undefined)],
    ["an item without a kind", (doc) => doc.getMap("items").set("a", new Y.Map([["x", 1]]))],
    ["a place that nothing can follow", (doc) => stadiumDocument(doc).items.values().next().value!.set(ORDER, "a00")],
    ["names of keys that are none", (doc) => doc.getMap("root").set("$\u0001keys", [1])],
    ["an item in an item", (doc) => stadiumDocument(doc).items.values().next().value!.set("x", new Y.Map())],
    ["values that are too deep", (doc) => doc.getMap("root").set("x", JSON.parse("[".repeat(200) + "]".repeat(200)))],
  ])("refuses %s", ([, change]) => {
    const { doc, page, checked, updates } = open();
    const before = textOf(checked);
    const id = idsOf(page, "vertexes")[0]!;
    change(doc);
    expect(checked.take(Y.mergeUpdates(updates), FROM_ANYONE)).toBe("shape");
    expect(textOf(checked)).toBe(before);
    // Another page goes on.
    const other = new Y.Doc();
    Y.applyUpdate(other, checked.state());
    const sent: Uint8Array[] = [];
    other.on("update", (update: Uint8Array) => sent.push(update));
    const document = stadiumDocument(other);
    edit(document, () => setItemKey(document, id, "y", 3));
    expect(sent.map((update) => checked.take(update, FROM_ANYONE))).toEqual([undefined]);
    expect(textOf(checked)).toBe(textOfDocument(document));
  });

  it("refuses an update that builds on one it lacks", () => {
    const { page, checked, updates } = open();
    const id = edit(page, () => addItem(page, "vertexes", { x: 1, y: 1 }));
    edit(page, () => setItemKey(page, id, "x", 5));
    expect(checked.take(updates[1]!, FROM_ANYONE)).toBe("incomplete");
    expect(checked.take(Y.mergeUpdates([...updates].reverse()), FROM_ANYONE)).toBeUndefined();
  });

  it("refuses items under the id of another client, and takes those it has already", () => {
    const { doc, page, checked, updates } = open();
    const strict = { origin: "test", mayWrite: (id: number) => id !== doc.clientID };
    expect(checked.take(Y.encodeStateAsUpdate(doc), strict)).toBeUndefined();
    edit(page, () => addItem(page, "vertexes", { x: 1, y: 1 }));
    expect(checked.take(updates[0]!, strict)).toBe("foreign");
    expect(checked.take(updates[0]!, FROM_ANYONE)).toBeUndefined();
  });

  it("refuses what would make it too large", () => {
    const { doc } = createDocument(MAP);
    const checked = new CheckedDocument(Y.encodeStateAsUpdate(doc), { sizeMax: 2000 });
    const page = stadiumDocument(doc);
    const sent: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => sent.push(update));
    edit(page, () => page.root.set("name", "x".repeat(1000)));
    edit(page, () => page.root.set("name", "y".repeat(1000)));
    // The first name is gone from the document, so that there is room for the second.
    expect(sent.map((update) => checked.take(update, FROM_ANYONE))).toEqual([undefined, undefined]);
    edit(page, () => page.root.set("mine", "z".repeat(1000)));
    expect(checked.take(sent[2]!, FROM_ANYONE)).toBe("too large");
    expect(takeSnapshot(stadiumDocument(checked.doc)).value["name"]).toBe("y".repeat(1000));
  });

  it("refuses updates that would take long to merge", () => {
    const { checked } = open();
    const many = new Y.Doc();
    many.transact(() => {
      for (let n = 0; n < 30_000; n++) many.getMap("root").set(`key ${n}`, null);
    });
    expect(checked.take(Y.encodeStateAsUpdate(many), FROM_ANYONE)).toBe("too large");
    const clients = Array.from({ length: 600 }, (_, i) => {
      const doc = new Y.Doc();
      doc.clientID = i;
      doc.getMap("root").set("a", i);
      return Y.encodeStateAsUpdate(doc);
    });
    expect(checked.take(Y.mergeUpdates(clients), FROM_ANYONE)).toBe("too large");
    expect(checked.take(Y.mergeUpdates(clients.slice(0, 400)), FROM_ANYONE)).toBeUndefined();
  });

  it("survives any bytes, and changed bytes of real updates, and can still be read and edited", () => {
    const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), damage, (noise, changes) => {
        const { page, checked, updates } = open();
        edit(page, () => addItem(page, "vertexes", { x: 1, y: 1, trait: "wall" }));
        edit(page, () => page.root.set("width", 5));
        const damaged = updates.map((update) => Uint8Array.from(update));
        for (const [at, byte] of changes) {
          const update = damaged[at % damaged.length]!;
          update[at % update.length] = byte;
        }
        for (const update of [noise, ...damaged]) checked.take(update, FROM_ANYONE);
        expect(() => readSnapshot(takeSnapshot(stadiumDocument(checked.doc)))).not.toThrow();
        expect(() => textOf(checked)).not.toThrow();
        expect(() =>
          edit(stadiumDocument(checked.doc), () => addItem(stadiumDocument(checked.doc), "vertexes", {})),
        ).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
