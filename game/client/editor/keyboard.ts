/** Keys and the clipboard, where no field has the focus. */
import { type ShortcutPorts, shortcutOf } from "./shortcuts.ts";

export type KeyboardPorts = ShortcutPorts & {
  readonly page: Document;
  /** True while a play has the keys. */
  readonly isPlaying: () => boolean;
  /** Called with the fault of a pasted text that cannot be read. */
  readonly onFault: (message: string) => void;
};

export type EditorKeyboard = {
  /** Whether the space bar is held. */
  readonly isPanning: () => boolean;
  readonly stop: () => void;
};

/** Elements that use keys themselves. Buttons and lists use few: the shortcuts of letters work on them. */
const FIELDS = "input, textarea, select, [contenteditable], .cm-editor, dialog[open]";
const WIDGETS = "button, a, summary, [role=treeitem], [role=option], [role=tab], [role=menuitem], [role=radio]";
const WIDGET_KEYS: ReadonlySet<string> = new Set([
  "Enter",
  " ",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Delete",
  "Escape",
]);

export function listenToKeys(ports: KeyboardPorts): EditorKeyboard {
  const { page } = ports;
  const ending = new AbortController();
  const { signal } = ending;
  let isPanning = false;
  const isFree = (event: Event) =>
    !(event.target instanceof Element && event.target.closest(FIELDS)) && !ports.isPlaying();
  page.addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || !isFree(event)) return;
      const onWidget = event.target instanceof Element && event.target.closest(WIDGETS) !== null;
      if (onWidget && WIDGET_KEYS.has(event.key)) return;
      if (event.key === " ") {
        isPanning = true;
        event.preventDefault();
        return;
      }
      const shortcut = shortcutOf(event);
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run(ports, { shift: event.shiftKey, key: event.key.toLowerCase() });
    },
    { signal },
  );
  page.addEventListener("keyup", (event) => void (event.key === " " && (isPanning = false)), { signal });
  page.defaultView?.addEventListener("blur", () => (isPanning = false), { signal });
  listenToClipboard(ports, { isFree, signal });
  return { isPanning: () => isPanning, stop: () => ending.abort() };
}

type ClipboardOptions = { readonly isFree: (event: Event) => boolean; readonly signal: AbortSignal };

/** Copied items are `.hbs` texts, also for other tabs and programs. */
function listenToClipboard({ page, actions, onFault }: KeyboardPorts, { isFree, signal }: ClipboardOptions): void {
  const copy = (event: ClipboardEvent, after: () => void) => {
    const text = isFree(event) && page.getSelection()?.isCollapsed !== false ? actions.copySelected() : undefined;
    if (text === undefined) return;
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    after();
  };
  page.addEventListener("copy", (event) => copy(event, () => undefined), { signal });
  page.addEventListener("cut", (event) => copy(event, actions.removeSelected), { signal });
  page.addEventListener(
    "paste",
    (event) => {
      const text = isFree(event) ? (event.clipboardData?.getData("text/plain") ?? "") : "";
      if (text.trim() === "") return;
      event.preventDefault();
      const fault = actions.paste(text);
      if (fault !== undefined) onFault(`${fault.line}:${fault.column} ${fault.message}`);
    },
    { signal },
  );
}
