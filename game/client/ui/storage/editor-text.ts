/** A map on its way from a page of a match to the editor in another tab. */
import { readItem, removeItem, writeItem } from "./local-storage.ts";

const KEY = "rondo.editorText";

/** Stores the text of a file. Returns the address of the page that opens it. */
export function sendToEditor(text: string): string {
  writeItem(KEY, text);
  return "/editor?text";
}

/** The text that was stored for the editor, once. */
export function takeEditorText(): string | null {
  const text = readItem(KEY);
  removeItem(KEY);
  return text;
}
