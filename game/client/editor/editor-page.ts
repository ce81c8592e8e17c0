/** The page of the editor: documents in this browser, the one that is open, and its play. */
import { batch, computed, type ReadonlySignal, signal, type Signal } from "@preact/signals-core";
import { creditRemix, type StadiumDocument, stadiumDocument } from "#editor/document.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { createDocument } from "#editor/load.ts";
import { emptyStadium } from "#editor/templates.ts";
import { exportStadium } from "#stadium/export.ts";
import * as Y from "yjs";
import type { SavedDocument } from "./documents/document-store.ts";
import { type FileValue, readStadiumFile, stadiumOfText } from "./documents/read-file.ts";
import { syncTabs } from "./documents/tab-sync.ts";
import { type EditorPorts, fitWhenFilled, type OpenEditor, openEditor, type Own } from "./open-editor.ts";
import { type Connect, shareDocument } from "./together/shared-document.ts";

export type EditorProblem =
  | { readonly kind: "tooLarge" | "missing" | "storage" | "rate" | "unreachable" }
  /** `message`: what cannot be read, with line and column. */
  | { readonly kind: "unreadable"; readonly message: string };

export type EditorPagePorts = EditorPorts & {
  /** Stores a document on the server for editing together; its code, or why there is none. */
  readonly createShared: (
    state: Uint8Array<ArrayBuffer>,
  ) => Promise<{ readonly code: string } | "rate" | "tooLarge" | "unreachable">;
  readonly connect: Connect;
  /** The text of a published map; undefined when it cannot be fetched. */
  readonly publishedText: (code: string) => Promise<string | undefined>;
};

export class EditorPage {
  readonly problem: Signal<EditorProblem | null> = signal(null);
  readonly #open = signal<OpenEditor | null>(null);
  readonly #documents = signal<readonly SavedDocument[]>([]);
  readonly #ports: EditorPagePorts;
  #endTabs = () => {};
  /** Counts what was asked to be shown: only the last one is shown when it is loaded. */
  #request = 0;
  /** Until it has ended, documents that were closed may not be saved. */
  #closing: Promise<void> = Promise.resolve();

  constructor(ports: EditorPagePorts) {
    this.#ports = ports;
    void this.#refresh();
  }

  /** Null while the start screen is shown. */
  get open(): ReadonlySignal<OpenEditor | null> {
    return this.#open;
  }

  get documents(): ReadonlySignal<readonly SavedDocument[]> {
    return this.#documents;
  }

  /** Opens a new document with the value of a file. */
  create(value: JsonValues): void {
    this.#create(createDocument(value));
  }

  /** Opens a stadium's file, or the stadium of a recording, as a new document. */
  async openFile(file: File): Promise<void> {
    const isLatest = this.#begin();
    const read = await readStadiumFile(file);
    if (isLatest()) this.#openValue(read, file.name.replace(/\.\w+$/u, ""));
  }

  openText(text: string): void {
    this.#openValue(stadiumOfText(text), "");
  }

  /** Opens a copy of a published map. */
  async openPublished(code: string): Promise<void> {
    const isLatest = this.#begin();
    const text = await this.#ports.publishedText(code);
    if (!isLatest()) return;
    const read = text === undefined ? undefined : stadiumOfText(text);
    if (read === undefined || !("value" in read)) return void (this.problem.value = { kind: "unreachable" });
    const document = createDocument(read.value);
    creditRemix(document, code);
    this.#create(document);
  }

  async openSaved(id: string): Promise<void> {
    const isLatest = this.#begin();
    try {
      await this.#closing;
      const [state, entries] = await Promise.all([this.#ports.store.load(id), this.#ports.store.list()]);
      if (!isLatest()) return;
      if (state === undefined) return void (this.problem.value = { kind: "missing" });
      const code = entries.find((entry) => entry.id === id)?.code;
      this.#show(documentOf(state), { id }, code);
    } catch {
      if (isLatest()) this.#fail();
    }
  }

  /** Opens a document that is edited together; what this browser has of it is shown until the server has answered. */
  async openShared(code: string): Promise<void> {
    const isLatest = this.#begin();
    const { id, state } = await this.#savedShared(code);
    if (isLatest()) this.#show(documentOf(state), { id }, code);
  }

  /** Makes the open document one that others can open by a link. Returns its code; undefined after a problem. */
  async share(): Promise<string | undefined> {
    const opened = this.#open.peek();
    if (opened === null) return undefined;
    const known = opened.shared.peek();
    if (known !== null) return known.code;
    const created = await this.#ports.createShared(
      Uint8Array.from(Y.encodeStateAsUpdate(opened.editor.open.document.doc)),
    );
    // Another tab may have shared it meanwhile.
    const other = opened.shared.peek();
    if (other !== null) return other.code;
    if (typeof created === "string") this.problem.value = { kind: created };
    if (typeof created === "string" || this.#open.peek() !== opened) return undefined;
    this.#connect(opened, created.code);
    return created.code;
  }

  async remove(id: string): Promise<void> {
    await this.#ports.store.remove(id).then(
      () => this.#refresh(),
      () => this.#fail(),
    );
  }

  /** Saves the document and shows the start screen. */
  close(): Promise<void> {
    this.#request += 1;
    const closed = this.#open.peek();
    if (closed === null) return this.#closing;
    batch(() => {
      this.problem.value = null;
      this.#open.value = null;
    });
    this.#endTabs();
    closed.play.close();
    closed.shared.peek()?.leave();
    const before = this.#closing;
    this.#closing = this.#finish(closed).then(() => before);
    return this.#closing;
  }

  async #finish({ autosave, editor }: OpenEditor): Promise<void> {
    await autosave.stop();
    editor.close();
    await this.#refresh();
  }

  /** Keeps the document as it is under a name. */
  async addVersion(name: string): Promise<void> {
    const opened = this.#open.peek();
    if (opened === null) return;
    const { editor, id, versions } = opened;
    const version = { id: newDocumentId(), name, time: Date.now(), text: editor.actions.text() };
    versions.value = [version, ...versions.peek()];
    await this.#ports.store.addVersion(id, version).catch(() => this.#fail());
  }

  /** Makes the document what it was, as one step that can be undone. */
  restore(text: string): void {
    this.#open.peek()?.editor.actions.applyText(text);
  }

  /** The file: as it was written, or in the canonical form of room exports; undefined where it has errors. */
  fileText(form: "written" | "canonical"): string | undefined {
    const editor = this.#open.peek()?.editor;
    if (editor === undefined) return undefined;
    if (form === "written") return editor.actions.text();
    const { drawing, errors } = editor.state.content.peek();
    return errors.length > 0 ? undefined : exportStadium(drawing.stadium);
  }

  #create(document: StadiumDocument, draft?: string): void {
    this.#show(document, { id: newDocumentId(), draft });
    void this.#open.peek()?.autosave.save();
  }

  /** `code`: of a document that is edited together. */
  #show(document: StadiumDocument, own: Own, code?: string): void {
    const opened = batch(() => {
      void this.close();
      this.problem.value = null;
      const shown = openEditor(document, own, this.#ports);
      this.#open.value = shown;
      if (code !== undefined) this.#connect(shown, code);
      return shown;
    });
    this.#endTabs = syncTabs({
      ...{ doc: document.doc, id: own.id, code: computed(() => opened.shared.value?.code) },
      onCode: (given) => this.#connect(opened, given),
    });
    this.#ports.store.versions(own.id).then(
      (saved) => (opened.versions.value = saved),
      () => this.#fail(),
    );
  }

  #connect(opened: OpenEditor, code: string): void {
    // Of a document that comes from the server, all is shown when it has arrived.
    if (opened.editor.state.content.peek().snapshot.items.size === 0) fitWhenFilled(opened.editor);
    opened.shared.value = shareDocument(opened.editor, code, this.#ports.connect);
    // The list of documents leads back to it.
    void opened.autosave.save();
  }

  /** What this browser has of a document that is edited together. */
  async #savedShared(code: string): Promise<{ readonly id: string; readonly state?: Uint8Array | undefined }> {
    const { store } = this.#ports;
    try {
      await this.#closing;
      const id = (await store.list()).find((entry) => entry.code === code)?.id ?? sharedId(code);
      return { id, state: await store.load(id) };
    } catch {
      // Without storage the document comes from the server alone.
      return { id: sharedId(code) };
    }
  }

  /** A text that cannot be read is shown as the draft of an empty stadium with this name, to be repaired. */
  #openValue(read: FileValue, name: string): void {
    if ("value" in read) return this.#create(createDocument(read.value));
    if (read.problem === "tooLarge") return void (this.problem.value = { kind: read.problem });
    if (read.text !== undefined) this.#create(createDocument(emptyStadium(name)), read.text);
    this.problem.value = { kind: "unreadable", message: read.message };
  }

  /** Returns whether nothing else was asked to be shown since then. */
  #begin(): () => boolean {
    const mine = ++this.#request;
    return () => mine === this.#request;
  }

  async #refresh(): Promise<void> {
    try {
      this.#documents.value = await this.#ports.store.list();
    } catch {
      // Without storage there is nothing to list; saving shows the problem.
    }
  }

  #fail(): void {
    this.problem.value = { kind: "storage" };
  }
}

/** The id in this browser of a document that was opened by its code. */
function sharedId(code: string): string {
  return `shared-${code}`;
}

function newDocumentId(): string {
  return crypto.randomUUID();
}

function documentOf(state: Uint8Array | undefined): StadiumDocument {
  const doc = new Y.Doc();
  if (state !== undefined) Y.applyUpdate(doc, state);
  return stadiumDocument(doc);
}
