/** Saves a document a moment after each change, and keeps what is not saved yet when the page is left. */
import { signal, type ReadonlySignal } from "@preact/signals-core";
import * as Y from "yjs";

/** Pause after the last change, and the longest time that changes wait; milliseconds. */
const PAUSE_MS = 800;
const WAIT_MAX_MS = 5000;

export type SaveStatus = "saved" | "saving" | "failed";

export type Autosave = {
  readonly status: ReadonlySignal<SaveStatus>;
  /** Saves now, changed or not. */
  readonly save: () => Promise<void>;
  /** Saves what is left and ends. */
  readonly stop: () => Promise<void>;
};

export type AutosavePorts = {
  readonly doc: Y.Doc;
  /** Stores states in the order of the calls, also where one begins before another has ended. */
  readonly save: (state: Uint8Array) => Promise<void>;
  /** Keeps a Yjs update that is not stored yet while the page is left. It has to be done when the call returns. */
  readonly leave: (update: Uint8Array) => void;
  readonly page: Document;
};

export function createAutosave({ doc, save, leave, page }: AutosavePorts): Autosave {
  const status = signal<SaveStatus>("saved");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange: number | undefined;
  let isChanged = false;
  /** What is stored, as a Yjs state vector. */
  let saved: Uint8Array | undefined;
  /** The save that was begun last. Each saves the whole document, so only its outcome counts. */
  let last: Promise<void> = Promise.resolve();

  const attempt = async () => {
    const vector = Y.encodeStateVector(doc);
    await save(Y.encodeStateAsUpdate(doc));
    saved = vector;
  };
  // Begins beside a save that has not ended: a page that is being left does not live to see its end.
  const flush = () => {
    clearTimeout(timer);
    firstChange = undefined;
    if (!isChanged) return last;
    isChanged = false;
    const ended = (isSaved: boolean) => {
      if (last !== saving) return;
      if (!isSaved) isChanged = true;
      if (!isSaved) status.value = "failed";
      else if (!isChanged) status.value = "saved";
    };
    const saving: Promise<void> = attempt().then(
      () => ended(true),
      () => ended(false),
    );
    last = saving;
    return saving;
  };
  const onUpdate = () => {
    isChanged = true;
    status.value = "saving";
    const now = Date.now();
    firstChange ??= now;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), Math.min(PAUSE_MS, Math.max(0, firstChange + WAIT_MAX_MS - now)));
  };
  const onHidden = () => {
    if (page.visibilityState !== "hidden" || status.peek() === "saved") return;
    leave(Y.encodeStateAsUpdate(doc, saved));
    isChanged = true;
    void flush();
  };
  doc.on("update", onUpdate);
  page.addEventListener("visibilitychange", onHidden);
  return {
    status,
    save() {
      isChanged = true;
      status.value = "saving";
      return flush();
    },
    async stop() {
      doc.off("update", onUpdate);
      await flush();
      page.removeEventListener("visibilitychange", onHidden);
    },
  };
}
