/** The page of the editor: documents in this browser, the one that is open, and its play. */
import { batch, computed, effect, type ReadonlySignal, signal, type Signal } from "@preact/signals-core";
import type { PageKeyboard } from "#client/input/page-keyboard.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { creditRemix, type StadiumDocument, stadiumDocument } from "#editor/document.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { createDocument } from "#editor/load.ts";
import { exportStadium } from "#stadium/export.ts";
import * as Y from "yjs";
import { createEditor, type Editor } from "./create-editor.ts";
import { type Autosave, createAutosave, type SaveStatus } from "./documents/autosave.ts";
import type { DocumentStore, SavedDocument, SavedVersion } from "./documents/document-store.ts";
import { pictureOf } from "./documents/picture.ts";
import { syncTabs } from "./documents/tab-sync.ts";
import { type FileValue, readStadiumFile, stadiumOfText } from "./documents/read-file.ts";
import { type Connect, shareDocument, type SharedDocument } from "./together/shared-document.ts";
import { PlayMode } from "./play-mode.ts";

export type EditorProblem =
  | { readonly kind: "tooLarge" | "missing" | "storage" | "rate" | "unreachable" }
  /** `message`: what cannot be read, with line and column. */
  | { readonly kind: "unreadable"; readonly message: string };

export type OpenEditor = {
  /** Of the document in this browser. */
  readonly id: string;
  readonly editor: Editor;
  readonly play: PlayMode;
  readonly canvas: HTMLCanvasElement;
  readonly title: ReadonlySignal<string>;
  readonly saving: ReadonlySignal<SaveStatus>;
  readonly versions: Signal<readonly SavedVersion[]>;
  /** Null for a document of this browser alone. */
  readonly shared: Signal<SharedDocument | null>;
};

export type EditorPagePorts = {
  readonly page: Document;
  readonly keyboard: PageKeyboard;
  readonly store: DocumentStore;
  readonly style: (look: PitchStyle["look"]) => PitchStyle;
  readonly onFault: (message: string) => void;
  /** Called when the user asks to save, which happens by itself. */
  readonly onSave: () => void;
  readonly now: () => number;
  /** Stores a document on the server for editing together; its code, or why there is none. */
  readonly createShared: (
    state: Uint8Array<ArrayBuffer>,
  ) => Promise<{ readonly code: string } | "rate" | "tooLarge" | "unreachable">;
  readonly connect: Connect;
  /** The text of a published map; undefined when it cannot be fetched. */
  readonly publishedText: (code: string) => Promise<string | undefined>;
  /** Called when another document, or none, is open: its code for the address, null without one. */
  readonly onAddress: (code: string | null) => void;
};

type Opened = OpenEditor & { readonly autosave: Autosave; readonly endTabs: () => void };

export class EditorPage {
  readonly problem: Signal<EditorProblem | null> = signal(null);
  readonly #open = signal<Opened | null>(null);
  readonly #documents = signal<readonly SavedDocument[]>([]);
  readonly #ports: EditorPagePorts;

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
  create(value: JsonValues, remixOf?: string): void {
    const document = createDocument(value);
    if (remixOf !== undefined) creditRemix(document, remixOf);
    this.#show(document, newDocumentId());
    this.#ports.onAddress(null);
    void this.#open.peek()?.autosave.save();
  }

  /** Opens a stadium's file, or the stadium of a recording, as a new document. */
  async openFile(file: File): Promise<void> {
    this.#openValue(await readStadiumFile(file));
  }

  openText(text: string): void {
    this.#openValue(stadiumOfText(text));
  }

  /** Opens a copy of a published map. */
  async openPublished(code: string): Promise<void> {
    const text = await this.#ports.publishedText(code);
    const read = text === undefined ? undefined : stadiumOfText(text);
    if (read !== undefined && "value" in read) this.create(read.value, code);
    else this.problem.value = { kind: "unreachable" };
  }

  async openSaved(id: string): Promise<void> {
    try {
      const state = await this.#ports.store.load(id);
      if (state === undefined) return void (this.problem.value = { kind: "missing" });
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      const code = this.#documents.peek().find((entry) => entry.id === id)?.code;
      this.#show(stadiumDocument(doc), id);
      if (code !== undefined) this.#connect(code);
    } catch {
      this.#fail();
    }
  }

  /** Opens a document that is edited together; what this browser has of it is shown until the server has answered. */
  async openShared(code: string): Promise<void> {
    const doc = new Y.Doc();
    try {
      const state = await this.#ports.store.load(sharedId(code));
      if (state !== undefined) Y.applyUpdate(doc, state);
    } catch {
      // Without storage the document comes from the server alone.
    }
    this.#show(stadiumDocument(doc), sharedId(code));
    this.#connect(code);
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
    if (typeof created === "string") this.problem.value = { kind: created };
    if (typeof created === "string" || this.#open.peek() !== opened) return undefined;
    this.#connect(created.code);
    return created.code;
  }

  #connect(code: string): void {
    const opened = this.#open.peek();
    if (opened === null) return;
    // Of a document that comes from the server, all is shown when it has arrived.
    if (opened.editor.state.content.peek().snapshot.items.size === 0) fitWhenFilled(opened.editor);
    opened.shared.value = shareDocument(opened.editor, code, this.#ports.connect);
    this.#ports.onAddress(code);
    // The list of documents leads back to it.
    void opened.autosave.save();
  }

  async remove(id: string): Promise<void> {
    await this.#ports.store.remove(id).then(
      () => this.#refresh(),
      () => this.#fail(),
    );
  }

  /** Saves the document and shows the start screen. */
  async close(): Promise<void> {
    const closed = this.#open.peek();
    if (closed === null) return;
    this.#open.value = null;
    this.#ports.onAddress(null);
    closed.play.close();
    closed.endTabs();
    closed.shared.peek()?.leave();
    await closed.autosave.stop();
    closed.editor.close();
    await this.#refresh();
  }

  /** Keeps the document as it is under a name. */
  async addVersion(name: string): Promise<void> {
    const opened = this.#open.peek();
    if (opened === null) return;
    const { editor, id, versions } = opened;
    const picture = pictureOf(editor.state.content.peek().drawing.stadium, this.#ports.page);
    const version = { id: newDocumentId(), name, time: Date.now(), picture, text: editor.actions.text() };
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

  #show(document: StadiumDocument, id: string): void {
    void this.close();
    batch(() => {
      this.problem.value = null;
      this.#open.value = openEditor(document, id, this.#ports);
    });
    const { versions } = this.#open.peek()!;
    this.#ports.store.versions(id).then(
      (saved) => (versions.value = saved),
      () => this.#fail(),
    );
  }

  #openValue(read: FileValue): void {
    if ("value" in read) this.create(read.value);
    else if (read.problem === "unreadable") this.problem.value = { kind: "unreadable", message: read.message };
    else this.problem.value = { kind: read.problem };
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

function openEditor(document: StadiumDocument, id: string, ports: EditorPagePorts): Opened {
  const { page, store, keyboard } = ports;
  const canvas = page.createElement("canvas");
  canvas.className = "editor-canvas";
  canvas.tabIndex = 0;
  const play = signal<PlayMode | null>(null);
  const editor: Editor = createEditor(document, {
    ...{ canvas, page, keyboard, style: ports.style, save: ports.onSave, onFault: ports.onFault },
    play: () => play.value?.drawing.value ?? null,
    startPlay: () => play.peek()?.start(),
  });
  const mode = new PlayMode(editor.state, ports.now);
  play.value = mode;
  const title = computed(() => {
    const { name } = editor.state.content.value.snapshot.value;
    return typeof name === "string" ? name : "";
  });
  const shared = signal<SharedDocument | null>(null);
  const autosave = createAutosave({
    ...{ doc: document.doc, page },
    save: (state) => {
      const picture = pictureOf(editor.state.content.peek().drawing.stadium, page);
      const code = shared.peek()?.code;
      return store.save(
        {
          ...{ id, title: title.peek(), changed: Date.now(), picture },
          ...(code !== undefined && { code }),
        },
        state,
      );
    },
  });
  // The room of a shared document keeps all of its pages in step.
  const endTabs = effect(() => (shared.value === null ? syncTabs(document.doc, id) : undefined));
  fitWhenShown(editor);
  // Moving the view ends following another person.
  for (const event of ["pointerdown", "wheel"]) canvas.addEventListener(event, () => leaveFollowed(shared.peek()));
  return {
    ...{ id, editor, canvas, title, autosave, endTabs, shared },
    play: mode,
    saving: autosave.status,
    versions: signal([]),
  };
}

function leaveFollowed(shared: SharedDocument | null): void {
  if (shared !== null) shared.followed.value = null;
}

function fitWhenFilled({ state, actions }: Editor): void {
  const end = effect(() => {
    if (state.content.value.snapshot.items.size === 0) return;
    queueMicrotask(() => {
      end();
      actions.fitView();
    });
  });
}

/** Shows the whole stadium as soon as the canvas has its size. */
function fitWhenShown({ view, actions }: Editor): void {
  const end = effect(() => {
    if (view.size().width <= 1) return;
    actions.fitView();
    queueMicrotask(() => end());
  });
}
