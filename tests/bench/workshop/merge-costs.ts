/** What edits cost the server, on the largest map that the format allows. */
import * as Y from "yjs";
import { edit, stadiumDocument } from "#editor/document.ts";
import { setItemKey } from "#editor/items.ts";
import { createDocument } from "#editor/load.ts";
import { takeSnapshot } from "#editor/snapshot.ts";
import { OpenDocument } from "#server/workshop/open-document.ts";
import { limitMap } from "./drag.ts";

export type MergeCosts = {
  /** Bytes of the file, and of the document. */
  readonly fileBytes: number;
  readonly documentBytes: number;
  /** Bytes of the edit at the end of a drag. */
  readonly editBytes: number;
  /** Milliseconds: checking and merging one edit (median), opening the document, and writing it for the store. */
  readonly edit: number;
  readonly open: number;
  readonly save: number;
  /** Merging an hour of edits that one page made without a connection, one a second. */
  readonly offline: number;
};

const AN_HOUR = 3600;

export function measureMerging(edits: number): MergeCosts {
  const file = limitMap();
  const { doc } = createDocument(file);
  const page = stadiumDocument(doc);
  const state = Y.encodeStateAsUpdate(doc);
  const [document, open] = timed(() => openDocument(state));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const { vertexes } = takeSnapshot(page).ids;
  const move = (n: number) =>
    edit(page, () => {
      const id = vertexes[n % vertexes.length]!;
      setItemKey(page, id, "x", n);
      setItemKey(page, id, "y", -n);
    });
  for (let n = 1; n <= edits; n++) move(n);
  const times = updates.map((update) => timed(() => take(document, update, false))[1]).toSorted((a, b) => a - b);
  const [, save] = timed(() => Y.encodeStateAsUpdate(document.doc));
  const before = document.stateVector();
  for (let n = 1; n <= AN_HOUR; n++) move(-n);
  const diff = Y.encodeStateAsUpdate(doc, before);
  const [, offline] = timed(() => take(document, diff, true));
  return {
    ...{ fileBytes: JSON.stringify(file).length, documentBytes: state.length, editBytes: updates[0]!.length },
    ...{ edit: times[times.length >> 1]!, open, save, offline },
  };
}

function openDocument(state: Uint8Array): OpenDocument {
  const times = { createdAt: 0, usedAt: 0, changedAt: 0 };
  const workshop = { code: "", title: "", ownerKey: "", open: true, rights: {}, revision: 0, ...times, state };
  const documents = { save: () => undefined, addVersion: () => undefined, close: () => undefined };
  return new OpenDocument({ workshop, versions: [] }, { documents, date: Date.now, onVersion: () => undefined });
}

function take(document: OpenDocument, update: Uint8Array, isOlder: boolean): void {
  const editor = { key: "ada", name: "Ada", fingerprint: "2345" };
  const fault = document.take(update, { origin: "bench", editor, isOlder });
  if (fault !== undefined) throw new Error(`the document did not take an edit: ${fault}`);
}

function timed<T>(run: () => T): [result: T, ms: number] {
  const start = performance.now();
  const result = run();
  return [result, performance.now() - start];
}
