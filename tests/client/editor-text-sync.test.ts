/** A text that is edited while its document changes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDocument } from "#client/editor/open-document.ts";
import { applyChanges } from "#client/ui/editor/text/line-diff.ts";
import type { TextRange } from "#client/ui/editor/text/text-outline.ts";
import { createTextSync, type Draft, type TextSync } from "#client/ui/editor/text/text-sync.ts";
import { readText } from "#editor/apply-text.ts";
import { type StadiumDocument, stadiumDocument } from "#editor/document.ts";
import { addItem, setItemKey } from "#editor/items.ts";
import { textOf } from "#editor/document-text.ts";
import { isSame } from "#editor/json-object.ts";
import { createDocument } from "#editor/load.ts";
import * as Y from "yjs";
import { fileValue } from "../support/editor-files.ts";

const FILE = { name: "A", vertexes: [{ x: 1 }, { x: 2 }, { x: 3 }], redSpawnPoints: [[0, 0]] };

/** A text field of a few lines, and a timer that the test runs. */
function open(value: object | StadiumDocument = FILE, draft?: Draft) {
  const opened = "doc" in value ? value : createDocument(value);
  const document = openDocument(opened, (call) => call());
  const field = {
    text: draft?.text ?? textOf(document.content.peek().snapshot.value),
    /** The part of a line that the cursor is in. */
    cursor: undefined as string | undefined,
    applied: 0,
    timer: undefined as (() => void) | undefined,
  };
  const documentText = () => textOf(document.content.peek().snapshot.value);
  const sync = createTextSync(
    {
      read: () => field.text,
      change: (changes) => (field.text = applyChanges(field.text, changes)),
      cursorLines: () => (field.cursor === undefined ? undefined : lineWith(field.text, field.cursor)),
      documentText,
      isDocument(text) {
        const read = readText(text);
        return "value" in read && isSame(read.value, document.content.peek().snapshot.value);
      },
      apply: (text) => document.applyText(text),
      onApplied: () => field.applied++,
      wait(call) {
        field.timer = call;
        return () => (field.timer = undefined);
      },
    },
    draft,
  );
  document.content.subscribe(() => sync.onDocument());
  const type = (from: string, to: string) => {
    expect(field.text).toContain(from);
    field.text = field.text.replace(from, to);
    sync.onEdit();
  };
  const ids = () => document.content.peek().snapshot.ids;
  const others = (id: string, key: string, set: unknown) => document.edit((target) => setItemKey(target, id, key, set));
  return { document, documentText, field, sync, type, ids, others, run: () => field.timer?.() };
}

function lineWith(text: string, part: string): TextRange {
  const at = text.indexOf(part);
  const end = text.indexOf("\n", at);
  return { from: text.lastIndexOf("\n", at) + 1, to: end < 0 ? text.length : end };
}

const flags = ({ inStep, fault, conflicts }: TextSync) => [inStep.value, fault.value !== null, conflicts.value];

describe("edits of the text", () => {
  it("are applied when the time is over", () => {
    const { document, sync, type, run, field } = open();
    type(`"x": 2`, `"x": 20`);
    expect(sync.inStep.value).toBe(false);
    expect(document.content.value.snapshot.value["vertexes"]).toEqual(FILE.vertexes);
    run();
    expect(document.content.value.snapshot.value["vertexes"]).toEqual([{ x: 1 }, { x: 20 }, { x: 3 }]);
    expect([...flags(sync), field.applied]).toEqual([true, false, false, 1]);
    document.undo();
    expect(field.text).toContain(`"x": 2 }`);
  });

  it("keep the formatting of the cursor's line until it is left", () => {
    const { sync, type, run, field, documentText } = open();
    field.cursor = "x: 2";
    type(`{ "x": 2 }`, `{x: 2, /* wide */ y: 5,}`);
    type(`"A"`, `'B'`);
    run();
    expect(field.text).toBe(documentText().replace(`{ "x": 2, "y": 5 }`, `{x: 2, /* wide */ y: 5,}`));
    sync.tidy();
    expect(field.text).toContain("/* wide */");
    field.cursor = undefined;
    sync.tidy();
    expect(field.text).toBe(documentText());
  });

  it("are no edits when they are taken back", () => {
    const { sync, type, field } = open();
    type(`"x": 2`, `"x": `);
    type(`"x":  }`, `"x": 2 }`);
    expect(flags(sync)).toEqual([true, false, false]);
    expect(field.timer).toBeUndefined();
  });

  it("leave the document as it is while they cannot be read", () => {
    const { document, sync, type, run, field } = open();
    type(`"x": 2`, `"x": }`);
    run();
    expect(sync.fault.value).toMatchObject({ line: 5 });
    expect(document.content.value.snapshot.value["vertexes"]).toEqual(FILE.vertexes);
    type(`"x": }`, `"x": 7`);
    run();
    expect(document.content.value.snapshot.value["vertexes"]).toEqual([{ x: 1 }, { x: 7 }, { x: 3 }]);
    expect([...flags(sync), field.applied]).toEqual([true, false, false, 1]);
  });

  it("can be discarded", () => {
    const { sync, type, run, field, documentText } = open();
    type(`"x": 2`, `"x": }`);
    run();
    sync.reload();
    expect(field.text).toBe(documentText());
    expect(flags(sync)).toEqual([true, false, false]);
  });
});

describe("changes of the document", () => {
  it("are in the text at once when it has no edits", () => {
    const { document, field, documentText } = open();
    document.edit((target) => addItem(target, "vertexes", { x: 4 }));
    expect(field.text).toBe(documentText());
  });

  it("replace the formatting of a line that they change", () => {
    const { sync, type, run, field, documentText, ids, others } = open();
    field.cursor = "x: 2";
    type(`{ "x": 2 }`, `{ x: 2 }`);
    run();
    others(ids().vertexes[0]!, "x", 10);
    expect(field.text).toContain("{ x: 2 }");
    others(ids().vertexes[1]!, "x", 20);
    expect(field.text).toBe(documentText());
    expect(sync.inStep.value).toBe(true);
  });

  it("are merged into the other lines of an edited text", () => {
    const { document, sync, type, run, ids, others } = open();
    type(`"x": 2`, `"x": 20`);
    others(ids().vertexes[0]!, "x", 10);
    document.edit((target) => addItem(target, "vertexes", { x: 4 }));
    expect(flags(sync)).toEqual([false, false, false]);
    run();
    expect(document.content.value.snapshot.value["vertexes"]).toEqual([{ x: 10 }, { x: 20 }, { x: 3 }, { x: 4 }]);
  });

  it("lose against edits of the same line, which is shown", () => {
    const { document, sync, type, run, ids, others } = open();
    type(`"x": 2`, `"x": }`);
    run();
    others(ids().vertexes[1]!, "x", 99);
    others(ids().vertexes[0]!, "x", 10);
    expect(flags(sync)).toEqual([false, true, true]);
    type(`"x": }`, `"x": 20`);
    run();
    expect(document.content.value.snapshot.value["vertexes"]).toEqual([{ x: 10 }, { x: 20 }, { x: 3 }]);
    expect(flags(sync)).toEqual([true, false, false]);
  });
});

it("a draft goes on where it was left", () => {
  const first = open();
  first.type(`"x": 2`, `"x": }`);
  first.run();
  const draft = first.sync.draft()!;
  const { sync, type, run, document } = open({ ...FILE, name: "changed meanwhile" }, draft);
  run();
  expect(sync.fault.value).not.toBeNull();
  type(`"x": }`, `"x": 5`);
  run();
  expect(document.content.value.snapshot.value).toEqual({
    ...FILE,
    name: "changed meanwhile",
    vertexes: [{ x: 1 }, { x: 5 }, { x: 3 }],
  });
  expect(sync.draft()).toBeUndefined();
});

it("any text that reads becomes the document, and the text is the document's afterwards", () => {
  fc.assert(
    fc.property(fileValue, fileValue, fileValue, (before, typed, meanwhile) => {
      const { document, field, sync, run, documentText } = open(before);
      field.text = JSON.stringify(typed);
      sync.onEdit();
      run();
      expect(field.text).toBe(documentText());
      expect(sync.inStep.value).toBe(true);
      document.applyText(textOf(meanwhile));
      expect(field.text).toBe(documentText());
    }),
    { numRuns: 60 },
  );
});

describe("two people with the text", () => {
  const step = fc.oneof(
    fc.record({ by: fc.nat({ max: 1 }), entry: fc.nat({ max: 5 }), x: fc.integer({ min: 0, max: 99 }) }),
    fc.record({ by: fc.nat({ max: 1 }), act: fc.constantFrom("apply", "deliver", "add") }),
  );

  it("keep what each typed in entries of their own, whatever arrives in between", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const value = { vertexes: Array.from({ length: 12 }, (_, i) => ({ id: i, x: -1 })) };
        const people = pair(value);
        const typed = new Map<number, number>();
        let added = 0;
        for (const each of steps) {
          const person = people[each.by]!;
          if ("entry" in each) {
            const id = each.entry * 2 + each.by;
            const line = new RegExp(`"id": ${id}, "x": -?\\d+`).exec(person.field.text)![0];
            person.type(line, `"id": ${id}, "x": ${each.x}`);
            typed.set(id, each.x);
          } else if (each.act === "apply") person.run();
          else if (each.act === "deliver") person.receive();
          else person.document.edit((target) => addItem(target, "vertexes", { id: 100 + added++, x: 0 }));
        }
        for (const person of people) person.run();
        for (const person of people) person.receive();
        for (const { field, documentText, document } of people) {
          expect(field.text).toBe(documentText());
          const vertexes = document.content.peek().snapshot.value["vertexes"] as { id: number; x: number }[];
          expect(vertexes).toHaveLength(12 + added);
          for (const [id, x] of typed) expect(vertexes.find((vertex) => vertex.id === id)?.x).toBe(x);
        }
        expect(people[0].field.text).toBe(people[1].field.text);
      }),
      { numRuns: 200 },
    );
  });
});

/** Two fields on copies of one document; each receives the changes of the other one when the test passes them on. */
function pair(value: object) {
  const first = createDocument(value);
  const second = stadiumDocument(new Y.Doc());
  Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc));
  const [here, there] = [open(first), open(second)];
  const receiveFrom = (from: Y.Doc, to: Y.Doc) => () =>
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  return [
    { ...here, receive: receiveFrom(second.doc, first.doc) },
    { ...there, receive: receiveFrom(first.doc, second.doc) },
  ] as const;
}
