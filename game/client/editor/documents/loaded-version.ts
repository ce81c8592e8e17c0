/** Versions of a document, read when they are looked at. */
import { takeSnapshot, type Snapshot } from "#editor/snapshot.ts";
import { createDrawing } from "#editor/drawing.ts";
import { stadiumDocument } from "#editor/document.ts";
import { textOf } from "#editor/document-text.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Stadium } from "#sim/stadium.ts";
import * as Y from "yjs";

export type LoadedVersion = {
  /** The text of the file. */
  readonly text: string;
  /** Undefined where it cannot be read. */
  readonly stadium: Stadium | undefined;
};

/** Reads the bytes of a version of a shared document. Throws when they are none. */
export function readVersion(state: Uint8Array): LoadedVersion {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const snapshot: Snapshot = takeSnapshot(stadiumDocument(doc));
  const read = createDrawing(snapshot);
  doc.destroy();
  return { text: textOf(snapshot.value), stadium: read.ok ? read.drawing.stadium : undefined };
}

/** Reads the text of a version in this browser. */
export function readSavedVersion(text: string): LoadedVersion {
  const read = parseStadium(text);
  return { text, stadium: read.ok ? read.stadium : undefined };
}
