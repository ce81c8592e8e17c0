/** The keys of the editor and the clipboard, where no field has the focus. */
import { isTextField } from "#client/input/key-target.ts";
import type { PageKeyboard } from "#client/input/page-keyboard.ts";
import { type ShortcutPorts, shortcutOf } from "./shortcuts.ts";

export type KeyboardPorts = ShortcutPorts & {
  readonly page: Document;
  readonly keyboard: PageKeyboard;
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

/** Widgets that use these keys themselves; the shortcuts of letters work on them. */
const WIDGETS = "button, a, summary, [role=treeitem], [role=option], [role=tab], [role=menuitem], [role=radio]";
const WIDGET_KEYS: ReadonlySet<string> = new Set([
  ...["Enter", "NumpadEnter", "Space", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Delete", "Backspace"],
]);

export function listenToKeys(ports: KeyboardPorts): EditorKeyboard {
  const { page, keyboard, isPlaying } = ports;
  let isPanning = false;
  const endKeys = keyboard.add("editor", {
    down(press) {
      const { target, code } = press;
      if (isPlaying() || !isFree(page, target)) return undefined;
      if (WIDGET_KEYS.has(code) && target instanceof Element && target.closest(WIDGETS) !== null) return undefined;
      if (code === "Space") {
        isPanning = true;
        return "handled";
      }
      const shortcut = shortcutOf(press, keyboard.keyLabelOf);
      if (shortcut === undefined) return undefined;
      shortcut.run(ports, press);
      return "handled";
    },
    up: (code) => void (code === "Space" && (isPanning = false)),
    release: () => (isPanning = false),
  });
  const endClipboard = listenToClipboard(ports, page);
  return {
    isPanning: () => isPanning,
    stop() {
      endKeys();
      endClipboard();
    },
  };
}

/** Whether a press is for the editor. An open dialog has the keys also when the focus is lost. */
function isFree(page: Document, target: EventTarget | null): boolean {
  if (isTextField(target) || page.querySelector("dialog[open]") !== null) return false;
  return !(target instanceof Element && target.closest(".cm-editor") !== null);
}

/** Copied items are `.hbs` texts, also for other tabs and programs. */
function listenToClipboard({ actions, onFault, isPlaying }: KeyboardPorts, page: Document): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const copy = (event: ClipboardEvent, after: () => void) => {
    if (isPlaying() || !isFree(page, event.target) || page.getSelection()?.isCollapsed === false) return;
    const text = actions.copySelected();
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
      const text = isPlaying() || !isFree(page, event.target) ? "" : (event.clipboardData?.getData("text/plain") ?? "");
      if (text.trim() === "") return;
      event.preventDefault();
      const fault = actions.paste(text);
      if (fault !== undefined) onFault(`${fault.line}:${fault.column} ${fault.message}`);
    },
    { signal },
  );
  return () => ending.abort();
}
