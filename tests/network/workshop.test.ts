/** Several people in one document over lines that delay, stall and break, and a server that restarts or crashes. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyText } from "#editor/apply-text.ts";
import { edit, LIST_KEYS, referenceTo, type StadiumDocument } from "#editor/document.ts";
import { addItem, removeItems, setItemKey } from "#editor/items.ts";
import { readSnapshot, takeSnapshot } from "#editor/snapshot.ts";
import { textOfDocument } from "../support/editor-files.ts";
import { VirtualEditor, VirtualWorkshop } from "../support/network/virtual-workshop.ts";
import { SMALL_MAP } from "../support/workshop.ts";

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
  });
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** What the people have done, to compare with what is left of it. */
type Record = {
  /** By id, the number of the editor that added the item. */
  readonly added: Map<string, number>;
  /** Ids of items that any editor has removed, or whose adding was undone or may have been. */
  readonly removed: Set<string>;
};

type Does = readonly [what: number, which: number, value: number];

/** Each editor marks items with a key of its own. */
const keyOf = (editor: number) => `mark${editor}`;

function act({ document, history }: VirtualEditor, index: number, [what, which, value]: Does, record: Record): void {
  const { ids, value: file } = takeSnapshot(document);
  const all = LIST_KEYS.flatMap((key) => ids[key]);
  const id = all[which % Math.max(1, all.length)];
  const { vertexes } = ids;
  switch (what) {
    case 0: {
      const added = edit(document, () => addItem(document, "vertexes", { x: value, y: which }));
      return void record.added.set(added, index);
    }
    case 1: {
      if (vertexes.length < 2) return;
      const ends = { v0: referenceTo(vertexes[which % vertexes.length]!), v1: referenceTo(vertexes.at(-1)!) };
      edit(document, () => addItem(document, "segments", ends));
      return;
    }
    case 2: {
      if (id === undefined) return;
      for (const each of edit(document, () => removeItems(document, [id]))) record.removed.add(each);
      return;
    }
    case 3:
    case 4:
      return void (id !== undefined && edit(document, () => setItemKey(document, id, keyOf(index), value)));
    case 5:
      return void applyText(document, JSON.stringify({ ...file, name: `Map ${value}` }));
    default:
      return step(document, index, record, () => (what === 6 ? history.undo() : history.redo()));
  }
}

/** The items that others have added, and the marks of others on them. */
function workOfOthers({ items }: StadiumDocument, index: number, { added }: Record): unknown[] {
  return [...items]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, item]) => {
      const marks = [0, 1, 2, 3, 4].filter((n) => n !== index).map((n) => item.get(keyOf(n)));
      return added.get(id) === index || !added.has(id) ? [] : [[id, marks]];
    });
}

/** Undoes or redoes: nothing of the others may change. */
function step(document: StadiumDocument, index: number, record: Record, run: () => void): void {
  const before = new Set(document.items.keys());
  const others = workOfOthers(document, index, record);
  run();
  for (const id of before) if (!document.items.has(id)) record.removed.add(id);
  const mine = new Set([...document.items.keys()].filter((id) => !before.has(id)));
  const after = workOfOthers(document, index, record).filter((entry) => !mine.has((entry as [string])[0]));
  expect(after).toEqual(others);
}

const events = fc.oneof(
  { weight: 12, arbitrary: fc.record({ does: fc.tuple(fc.nat(7), fc.nat(20), fc.nat(300)) }) },
  { weight: 3, arbitrary: fc.record({ waits: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ stalls: fc.nat(4000) }) },
  { weight: 1, arbitrary: fc.record({ delay: fc.nat(900) }) },
  { weight: 1, arbitrary: fc.constant({ breaks: true }) },
  { weight: 1, arbitrary: fc.record({ stops: fc.boolean(), downMs: fc.nat(3000) }) },
);
const script = fc.array(fc.tuple(fc.nat(4), events), { minLength: 5, maxLength: 45 });

describe("two to five people", () => {
  it("end with the same document, with everything that none of them removed, whatever their lines do", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 5 }), script, async (count, steps) => {
        const server = new VirtualWorkshop(SMALL_MAP);
        const editors = Array.from({ length: count }, (_, i) => new VirtualEditor(server, `key ${i}`));
        const record: Record = { added: new Map(), removed: new Set() };
        await pass(200);
        for (const [who, event] of steps) {
          const editor = editors[who % count]!;
          if ("does" in event) act(editor, who % count, event.does, record);
          else if ("waits" in event) await pass(event.waits);
          else if ("stalls" in event) editor.stall(event.stalls);
          else if ("delay" in event) editor.setDelay(event.delay);
          else if ("breaks" in event) editor.loseConnection();
          else {
            server.stop({ orderly: event.stops });
            await pass(event.downMs);
            server.start();
          }
        }
        await pass(40_000);
        expect(editors.map(({ workshop }) => workshop.status.value)).toEqual(editors.map(() => "online"));
        const texts = [server.document, ...editors.map(({ document }) => document)].map(textOfDocument);
        expect(new Set(texts).size).toBe(1);
        expect(readSnapshot(takeSnapshot(server.document))).toMatchObject({ ok: true });
        const lost = [...record.added.keys()].filter((id) => !server.document.items.has(id) && !record.removed.has(id));
        expect(lost).toEqual([]);
        expect(server.refusals).toEqual([]);
        for (const editor of editors) editor.close();
        server.stop({ orderly: true });
      }),
      { numRuns: 100 },
    );
  });

  it("see each other's awareness again after a lost connection", async () => {
    const server = new VirtualWorkshop(SMALL_MAP);
    const [ada, bob] = [new VirtualEditor(server, "ada"), new VirtualEditor(server, "bob")];
    await pass(500);
    ada.awareness.setLocalState({ cursor: [1, 2] });
    await pass(500);
    const seen = () => bob.awareness.getStates().get(ada.doc.clientID);
    expect(seen()).toEqual({ cursor: [1, 2] });
    ada.loseConnection();
    // The server notices only after nine seconds; the page is back before.
    await pass(3000);
    expect(ada.workshop.status.value).toBe("online");
    ada.awareness.setLocalState({ cursor: [3, 4] });
    await pass(500);
    expect(seen()).toEqual({ cursor: [3, 4] });
    await pass(20_000);
    expect(seen()).toEqual({ cursor: [3, 4] });
    ada.close();
    await pass(500);
    expect(seen()).toBeUndefined();
    bob.close();
    server.stop({ orderly: true });
  });
});
