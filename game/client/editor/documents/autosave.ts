/** Saves a document a moment after each change, and at once when the page is left. */
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
  readonly save: (state: Uint8Array) => Promise<void>;
  readonly page: Document;
};

export function createAutosave({ doc, save, page }: AutosavePorts): Autosave {
  const status = signal<SaveStatus>("saved");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange: number | undefined;
  let isChanged = false;
  let last: Promise<void> = Promise.resolve();

  const flush = () => {
    clearTimeout(timer);
    firstChange = undefined;
    if (!isChanged) return last;
    isChanged = false;
    // One after the other: an older state never replaces a newer one.
    last = last
      .then(() => save(Y.encodeStateAsUpdate(doc)))
      .then(
        () => {
          if (!isChanged) status.value = "saved";
        },
        () => {
          status.value = "failed";
          isChanged = true;
        },
      );
    return last;
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
    if (page.visibilityState === "hidden") void flush();
  };
  doc.on("update", onUpdate);
  page.addEventListener("visibilitychange", onHidden);
  return {
    status,
    save() {
      isChanged = true;
      return flush();
    },
    async stop() {
      doc.off("update", onUpdate);
      page.removeEventListener("visibilitychange", onHidden);
      await flush();
    },
  };
}
