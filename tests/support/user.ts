/** What a player does on a page, as the events that a browser would send. */
import { fireEvent } from "@testing-library/preact";

/** Presses an element with the pointer: it takes the focus, unless it is disabled. */
export function click(element: Element): void {
  fireEvent.pointerDown(element, { button: 0, pointerId: 1, pointerType: "mouse" });
  if (element instanceof HTMLElement) element.focus();
  fireEvent.pointerUp(element, { button: 0, pointerId: 1, pointerType: "mouse" });
  fireEvent.click(element, { detail: 1 });
}

/** Replaces the text of a field. */
export function type(field: Element, text: string): void {
  if (field instanceof HTMLElement) field.focus();
  fireEvent.input(field, { target: { value: text } });
}

/** Chooses an option of a select element. */
export function choose(select: Element, value: string): void {
  fireEvent.change(select, { target: { value } });
}

/** Chooses a file in a file input. */
export function chooseFile(input: Element, file: File): void {
  Object.defineProperty(input, "files", { configurable: true, value: [file] });
  fireEvent.change(input);
}

/** Drops a file. Returns whether the page kept the browser from opening it. */
export function dropFile(target: Element, file: File): boolean {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: ["Files"], files: [file], dropEffect: "none" } });
  return !fireEvent(target, event);
}

/** KeyboardEvent.code of the keys that tests press by their character, on a US keyboard. */
function codeOf(key: string): string {
  if (/^[a-z]$/iu.test(key)) return `Key${key.toUpperCase()}`;
  if (key === "/") return "Slash";
  return /^\d$/u.test(key) ? `Digit${key}` : key;
}

/**
 * Presses and releases a key (KeyboardEvent.key, on other keyboards with its position as `code`) on the focused element. Unless the page handles it, Escape cancels the
 * topmost dialog, and Enter presses the focused button or submits the form of the focused field.
 */
export function press(key: string, code: string = codeOf(key)): void {
  const target = document.activeElement ?? document.body;
  // Only a dialog that was open before the key is cancelled by it.
  const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
  const unhandled = fireEvent.keyDown(target, { key, code });
  if (unhandled && key === "Escape" && dialog !== undefined) {
    fireEvent(dialog, new Event("cancel", { cancelable: true }));
  }
  if (unhandled && key === "Enter") pressEnter(target);
  fireEvent.keyUp(document.activeElement ?? document.body, { key, code });
}

function pressEnter(target: Element): void {
  if (target instanceof HTMLButtonElement) fireEvent.click(target);
  else if (target instanceof HTMLInputElement && target.form !== null) fireEvent.submit(target.form);
}
