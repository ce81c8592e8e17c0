/** The text panel of the editor on a page, with a document that another person has open too. */
import "#client/ui/style/tokens.css";
import "#client/ui/style/base.css";
import "#client/ui/style/component.css";
import "#client/ui/style/editor-text.css";
import { render } from "preact";
import * as Y from "yjs";
import { createActions } from "#client/editor/commands.ts";
import { createEditorState, type EditorState } from "#client/editor/editor-state.ts";
import { openDocument } from "#client/editor/open-document.ts";
import { createSession } from "#client/session/session.ts";
import { createToasts } from "#client/ui/context/toasts.ts";
import { EditorContext } from "#client/ui/editor/editor-context.ts";
import { TextPanel } from "#client/ui/editor/text/text-panel.tsx";
import { addCatalogue } from "#client/ui/i18n/translate.ts";
import { createTheme } from "#client/ui/saved/theme.ts";
import texts from "#assets/lang/en/editor.json";
import { edit, type ListKey, stadiumDocument } from "#editor/document.ts";
import { addItem, setItemKey } from "#editor/items.ts";
import { createDocument } from "#editor/load.ts";

let state: EditorState;
let other: ReturnType<typeof stadiumDocument>;
let panel: HTMLElement;
let show: () => void;

/** Shows the panel with a file's value. */
export function open(value: object): void {
  addCatalogue("en", { editor: texts });
  const document_ = createDocument(value);
  other = connectedTo(document_.doc);
  const document = openDocument(document_, (call) => void requestAnimationFrame(call));
  state = createEditorState(document);
  const ui = {
    ...{
      state,
      actions: createActions({ state, open: document, size: () => ({ width: 1, height: 1 }), finish: () => undefined }),
    },
    ...{ session: createSession(), toasts: createToasts(), theme: createTheme(window.document.documentElement) },
  };
  panel = window.document.createElement("main");
  panel.style.cssText = "position: fixed; inset: 0";
  window.document.body.append(panel);
  show = () =>
    render(
      <EditorContext.Provider value={ui}>
        <TextPanel loadPart={(load) => load()} />
      </EditorContext.Provider>,
      panel,
    );
  show();
}

/** Removes the panel and shows it again. */
export function reopen(): void {
  render(null, panel);
  show();
}

/** A copy of the document that exchanges its changes with it at once. */
function connectedTo(doc: Y.Doc): ReturnType<typeof stadiumDocument> {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  doc.on("update", (update: Uint8Array, origin: unknown) => origin !== copy && Y.applyUpdate(copy, update, doc));
  copy.on("update", (update: Uint8Array, origin: unknown) => origin !== doc && Y.applyUpdate(doc, update, copy));
  return stadiumDocument(copy);
}

/** The value of the file as the other person has it. */
export function list(kind: ListKey): unknown {
  return state.content.peek().snapshot.value[kind];
}

/** The other person sets a key of an item, or adds an item at the start. */
export function othersSet(kind: ListKey, index: number, key: string, value: unknown): void {
  const id = state.content.peek().snapshot.ids[kind][index]!;
  edit(other, () => setItemKey(other, id, key, value));
}

export function othersAdd(kind: ListKey, value: unknown): void {
  edit(other, () => addItem(other, kind, value));
}

export function select(kind: ListKey, index: number): void {
  state.selection.value = new Set([state.content.peek().snapshot.ids[kind][index]!]);
}

/** Places of the selected items in their list. */
export function selected(kind: ListKey): readonly number[] {
  const ids = state.content.peek().snapshot.ids[kind];
  return [...state.selection.peek()].map((id) => ids.indexOf(id));
}

export function setCanEdit(canEdit: boolean): void {
  state.canEdit.value = canEdit;
}
