/** A document that is open on the page: its editor, play and saving. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from "@preact/signals-core";
import type { PageKeyboard } from "#client/input/page-keyboard.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import type { StadiumDocument } from "#editor/document.ts";
import { createEditor, type Editor } from "./create-editor.ts";
import { type Autosave, createAutosave, type SaveStatus } from "./documents/autosave.ts";
import type { DocumentStore, SavedVersion } from "./documents/document-store.ts";
import { pictureOf } from "./documents/picture.ts";
import type { SharedDocument } from "./together/shared-document.ts";
import { PlayMode } from "./play-mode.ts";

export type OpenEditor = {
  /** Of the document in this browser. */
  readonly id: string;
  readonly editor: Editor;
  readonly play: PlayMode;
  readonly canvas: HTMLCanvasElement;
  readonly title: ReadonlySignal<string>;
  readonly saving: ReadonlySignal<SaveStatus>;
  readonly autosave: Autosave;
  readonly versions: Signal<readonly SavedVersion[]>;
  /** Null for a document of this browser alone. */
  readonly shared: Signal<SharedDocument | null>;
  /** Text of a file that could not be read, for the text panel. */
  readonly draft: string | undefined;
};

export type EditorPorts = {
  readonly page: Document;
  readonly keyboard: PageKeyboard;
  readonly store: DocumentStore;
  readonly style: (look: PitchStyle["look"]) => PitchStyle;
  readonly onFault: (message: string) => void;
  /** Called when the user asks to save, which happens by itself. */
  readonly onSave: () => void;
  readonly now: () => number;
};

/** What is known about a document besides its contents. */
export type Own = { readonly id: string; readonly draft?: string | undefined };

/** Fits the stadium into the view as soon as the canvas is shown. */
export function openEditor(document: StadiumDocument, { id, draft }: Own, ports: EditorPorts): OpenEditor {
  const { page, store, keyboard } = ports;
  const canvas = page.createElement("canvas");
  canvas.className = "editor-canvas";
  canvas.tabIndex = 0;
  const play = signal<PlayMode | null>(null);
  const editor: Editor = createEditor(document, {
    ...{ canvas, page, keyboard, style: ports.style, save: ports.onSave, onFault: ports.onFault },
    play: () => play.value?.drawing.value ?? null,
    startPlay: () => play.peek()?.start(),
    place: (point) => play.peek()?.place(point) ?? false,
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
    leave: (update) => store.leave(id, update),
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
  fitWhenShown(editor);
  // Moving the view ends following another person.
  for (const event of ["pointerdown", "wheel"]) canvas.addEventListener(event, () => leaveFollowed(shared.peek()));
  return {
    ...{ id, draft, editor, canvas, title, autosave, shared },
    play: mode,
    saving: autosave.status,
    versions: signal([]),
  };
}

function leaveFollowed(shared: SharedDocument | null): void {
  if (shared !== null) shared.followed.value = null;
}

/** Shows the whole stadium as soon as the document has one. */
export function fitWhenFilled({ state, actions }: Editor): void {
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
