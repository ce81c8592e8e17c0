/** Documents of several people, whose updates arrive late and in any order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyText } from "#editor/apply-text.ts";
import { edit, LIST_KEYS, referenceTo, stadiumDocument, type StadiumDocument } from "#editor/document.ts";
import { createHistory, type History } from "#editor/history.ts";
import { addItem, moveInOrder, removeItems, setItemKey } from "#editor/items.ts";
import { createDocument } from "#editor/load.ts";
import { readSnapshot, takeSnapshot } from "#editor/snapshot.ts";
import { idsOf, textOfDocument } from "../support/editor-files.ts";

const MAP = {
  ...{ name: "Map", width: 400, height: 200, bg: { type: "grass" } },
  vertexes: [
    { x: 0, y: 0 },
    { x: 50, y: 0 },
    { x: 50, y: 50 },
  ],
  segments: [
    { v0: 0, v1: 1 },
    { v0: 1, v1: 2 },
  ],
  ...{ planes: [], goals: [], discs: [{ pos: [10, 10] }], joints: [{ d0: 0, d1: 1 }] },
};

type Editor = { readonly document: StadiumDocument; readonly history: History; readonly inbox: Uint8Array[] };

/** People with the same document; what one does waits in the inboxes of the others. */
function editors(count: number): Editor[] {
  const first = createDocument(MAP);
  const all = Array.from({ length: count }, (_, i): Editor => {
    const doc = i === 0 ? first.doc : new Y.Doc();
    if (i > 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc));
    const document = stadiumDocument(doc);
    return { document, history: createHistory(document), inbox: [] };
  });
  for (const { document } of all) {
    document.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "remote") return;
      for (const other of all) if (other.document !== document) other.inbox.push(update);
    });
  }
  return all;
}

function receive({ document, inbox }: Editor, at: number): void {
  const [update] = inbox.splice(at % Math.max(1, inbox.length), 1);
  if (update !== undefined) Y.applyUpdate(document.doc, update, "remote");
}

/** One edit, chosen by numbers. */
function act({ document, history }: Editor, [what, which, value]: readonly [number, number, number]): void {
  const snapshot = takeSnapshot(document);
  const all = LIST_KEYS.flatMap((key) => snapshot.ids[key]);
  const id = all[which % Math.max(1, all.length)];
  const vertexes = snapshot.ids.vertexes;
  switch (what) {
    case 0:
      return void edit(document, () => addItem(document, "vertexes", { x: value, y: which }));
    case 1:
      if (vertexes.length < 2) return;
      return edit(document, () => {
        const [v0, v1] = [vertexes[which % vertexes.length]!, vertexes[value % vertexes.length]!];
        addItem(document, "segments", { v0: referenceTo(v0), v1: referenceTo(v1) });
      });
    case 2:
      return void (id !== undefined && edit(document, () => removeItems(document, [id])));
    case 3:
      return void (id !== undefined && edit(document, () => setItemKey(document, id, "x", value)));
    case 4:
      return void (id !== undefined && edit(document, () => moveInOrder(document, new Set([id]), "toFront")));
    case 5:
      return void applyText(document, JSON.stringify({ ...snapshot.value, name: `Map ${value}` }));
    case 6:
      return history.undo();
    default:
      return history.redo();
  }
}

const actions = fc.array(
  fc.record({ who: fc.nat(4), does: fc.tuple(fc.nat(7), fc.nat(20), fc.nat(300)), receives: fc.array(fc.nat(9)) }),
  { maxLength: 30 },
);

describe("two to five people", () => {
  it("end with the same stadium, whatever they do and in whichever order it arrives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), actions, (count, script) => {
        const all = editors(count);
        for (const { who, does, receives } of script) {
          const editor = all[who % count]!;
          act(editor, does);
          for (const at of receives) receive(editor, at);
        }
        while (all.some(({ inbox }) => inbox.length > 0)) for (const editor of all) receive(editor, 0);
        const texts = all.map(({ document }) => textOfDocument(document));
        expect(new Set(texts).size).toBe(1);
        for (const { document } of all) expect(readSnapshot(takeSnapshot(document))).toMatchObject({ ok: true });
      }),
      { numRuns: 150 },
    );
  });

  it("insert before each other's items, and every wall keeps its ends", () => {
    const [ada, bob] = editors(2) as [Editor, Editor];
    const [, , corner] = idsOf(ada.document, "vertexes");
    applyText(
      ada.document,
      JSON.stringify({
        ...MAP,
        vertexes: [{ x: -9, y: -9 }, ...MAP.vertexes],
        segments: [
          { v0: 1, v1: 2 },
          { v0: 2, v1: 3 },
        ],
      }),
    );
    edit(bob.document, () => removeItems(bob.document, [idsOf(bob.document, "vertexes")[0]!]));
    for (const editor of [ada, bob]) while (editor.inbox.length > 0) receive(editor, 0);
    const { value, ids } = takeSnapshot(ada.document);
    expect(takeSnapshot(bob.document).value).toEqual(value);
    expect(value["vertexes"]).toEqual([
      { x: -9, y: -9 },
      { x: 50, y: 0 },
      { x: 50, y: 50 },
    ]);
    expect(value["segments"]).toEqual([{ v0: 1, v1: 2 }]);
    expect(ids.vertexes[2]).toBe(corner);
  });
});

describe("undoing", () => {
  it("leaves what others have done", () => {
    const [ada, bob] = editors(2) as [Editor, Editor];
    const [id] = idsOf(ada.document, "vertexes");
    const sync = () => {
      for (const editor of [ada, bob]) while (editor.inbox.length > 0) receive(editor, 0);
    };
    edit(ada.document, () => setItemKey(ada.document, id!, "x", 7));
    sync();
    edit(bob.document, () => setItemKey(bob.document, id!, "y", 8));
    sync();
    ada.history.undo();
    sync();
    expect((takeSnapshot(bob.document).value["vertexes"] as unknown[])[0]).toEqual({ x: 0, y: 8 });
    const added = edit(ada.document, () => addItem(ada.document, "vertexes", { x: 1, y: 2 }));
    sync();
    edit(bob.document, () => setItemKey(bob.document, added, "bCoef", 0.5));
    sync();
    ada.history.undo();
    sync();
    expect((takeSnapshot(bob.document).value["vertexes"] as unknown[]).at(-1)).toEqual({ x: 1, y: 2, bCoef: 0.5 });
  });

  it("brings back an item that another person has changed at the same time", () => {
    const [ada, bob] = editors(2) as [Editor, Editor];
    const [, id] = idsOf(ada.document, "vertexes");
    edit(ada.document, () => setItemKey(ada.document, id!, "x", 7));
    edit(bob.document, () => removeItems(bob.document, [id!]));
    for (const editor of [ada, bob]) while (editor.inbox.length > 0) receive(editor, 0);
    bob.history.undo();
    receive(ada, 0);
    while (ada.inbox.length > 0) receive(ada, 0);
    for (const { document } of [ada, bob]) {
      const { value } = takeSnapshot(document);
      expect(value["vertexes"]).toEqual(MAP.vertexes);
      expect(value["segments"]).toEqual(MAP.segments);
    }
  });

  it("of each edit gives the text before it", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(20), fc.nat(300)), { maxLength: 12 }), (script) => {
        const [ada] = editors(1) as [Editor];
        const texts = [textOfDocument(ada.document)];
        for (const does of script) {
          act(ada, does);
          const text = textOfDocument(ada.document);
          if (text !== texts.at(-1)) texts.push(text);
        }
        while (ada.history.canUndo && texts.length > 1) {
          const before = textOfDocument(ada.document);
          ada.history.undo();
          if (textOfDocument(ada.document) === before) continue;
          texts.pop();
          expect(textOfDocument(ada.document)).toBe(texts.at(-1));
        }
      }),
      { numRuns: 150 },
    );
  });
});
