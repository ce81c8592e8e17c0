/** The page of the editor: documents in this browser, the one that is open, and its play. */
import { batch, computed, effect, type ReadonlySignal, signal, type Signal } from "@preact/signals-core";
import type { PageKeyboard } from "#client/input/page-keyboard.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { type StadiumDocument, stadiumDocument } from "#editor/document.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { createDocument } from "#editor/load.ts";
import { exportStadium } from "#stadium/export.ts";
import * as Y from "yjs";
import { createEditor, type Editor } from "./create-editor.ts";
import { type Autosave, createAutosave, type SaveStatus } from "./documents/autosave.ts";
import type { DocumentStore, SavedDocument, SavedVersion } from "./documents/document-store.ts";
import { pictureOf } from "./documents/picture.ts";
import { type FileValue, readStadiumFile, stadiumOfText } from "./documents/read-file.ts";
import { PlayMode } from "./play-mode.ts";

export type EditorProblem =
  | { readonly kind: "tooLarge" | "missing" | "storage" }
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
};

type Opened = OpenEditor & { readonly autosave: Autosave };

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
  create(value: JsonValues): void {
    this.#show(createDocument(value), newDocumentId());
    void this.#open.peek()?.autosave.save();
  }

  /** Opens a stadium's file, or the stadium of a recording, as a new document. */
  async openFile(file: File): Promise<void> {
    this.#openValue(await readStadiumFile(file));
  }

  openText(text: string): void {
    this.#openValue(stadiumOfText(text));
  }

  async openSaved(id: string): Promise<void> {
    try {
      const state = await this.#ports.store.load(id);
      if (state === undefined) return void (this.problem.value = { kind: "missing" });
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      this.#show(stadiumDocument(doc), id);
    } catch {
      this.#fail();
    }
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
    closed.play.close();
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
  const autosave = createAutosave({
    ...{ doc: document.doc, page },
    save: (state) => {
      const picture = pictureOf(editor.state.content.peek().drawing.stadium, page);
      return store.save({ id, title: title.peek(), changed: Date.now(), picture }, state);
    },
  });
  fitWhenShown(editor);
  return { ...{ id, editor, canvas, title, autosave }, play: mode, saving: autosave.status, versions: signal([]) };
}

/** Shows the whole stadium as soon as the canvas has its size. */
function fitWhenShown({ view, actions }: Editor): void {
  const end = effect(() => {
    if (view.size().width <= 1) return;
    actions.fitView();
    queueMicrotask(() => end());
  });
}
