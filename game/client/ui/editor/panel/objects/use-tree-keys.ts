/** The focus and the selection of the tree of objects, with keys and pointer. */
import { type RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useEditor } from "../../editor-context.ts";
import { groupOf, itemsBetween, type ObjectRow, rowAfter } from "./object-rows.ts";

type TreeKeysOptions = {
  readonly rows: readonly ObjectRow[];
  readonly onToggle: (key: string, isOpen: boolean) => void;
  readonly box: RefObject<HTMLElement>;
  readonly scrollTo: (index: number) => void;
};

type Modifiers = { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean };

/** `focused` is the index of the row that Tab leads to. */
export function useTreeKeys({ rows, onToggle, box, scrollTo }: TreeKeysOptions) {
  const { state, actions } = useEditor();
  const [place, setPlace] = useState({ key: "", index: 0 });
  /** The row that a range begins at. */
  const anchor = useRef("");
  const isMoving = useRef(false);
  const known = rows.findIndex(({ key }) => key === place.key);
  const focused = known >= 0 ? known : Math.max(0, Math.min(place.index, rows.length - 1));
  const elementAt = (index: number) => box.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  const onFocus = (index: number) => setPlace({ key: rows[index]!.key, index });
  const moveTo = (index: number) => {
    isMoving.current = true;
    onFocus(index);
    scrollTo(index);
  };
  useLayoutEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    elementAt(focused)?.focus({ preventScroll: true });
  });
  const select = (index: number, { shiftKey, ctrlKey, metaKey }: Modifiers) => {
    const { key, ids } = rows[index]!;
    if (shiftKey) {
      const start = rows.findIndex((row) => row.key === anchor.current);
      if (start < 0) anchor.current = rows[focused]!.key;
      actions.select(itemsBetween(rows, start < 0 ? focused : start, index));
      return;
    }
    anchor.current = key;
    actions.select(ctrlKey || metaKey ? toggled(state.selection.peek(), ids) : ids);
  };
  const remove = (index: number) => {
    const { ids } = rows[index]!;
    if (!ids.some((id) => state.selection.peek().has(id))) actions.select(ids);
    isMoving.current = true;
    actions.removeSelected();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isHandled = isPlain(event)
      ? run(event, { rows, focused, moveTo, select, remove, onToggle, element: elementAt(focused) })
      : false;
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPress = (index: number, event: MouseEvent) => {
    const { key, title, isOpen } = rows[index]!;
    moveTo(index);
    if (title === undefined || event.ctrlKey || event.metaKey) select(index, event);
    else onToggle(key, !isOpen);
  };
  return { focused, onFocus, onKeyDown, onPress };
}

/** Alt is the browser's, and Control with letters the editor's. */
function isPlain({ altKey, ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return !altKey && (!(ctrlKey || metaKey) || key.length > 1 || key.trim() === "");
}

type Parts = {
  readonly rows: readonly ObjectRow[];
  readonly focused: number;
  readonly moveTo: (index: number) => void;
  readonly select: (index: number, modifiers: Modifiers) => void;
  readonly remove: (index: number) => void;
  readonly onToggle: (key: string, isOpen: boolean) => void;
  readonly element: HTMLElement | null | undefined;
};

/** Returns whether the key has a meaning here. */
function run(event: KeyboardEvent, parts: Parts): boolean {
  const { rows, focused, moveTo, select, remove } = parts;
  const target = rowAfter(rows, focused, event.key);
  if (target !== undefined) {
    moveTo(target);
    if (event.shiftKey) select(target, event);
    return true;
  }
  // A button of the row uses these keys itself.
  if (event.target !== parts.element) return event.key.startsWith("Arrow") && moveSideways(event.key, parts);
  if (event.code === "Space") select(focused, event);
  else if (event.key === "Enter") enter(event, parts);
  else if (event.key === "Delete" || event.key === "Backspace") remove(focused);
  else return moveSideways(event.key, parts);
  return true;
}

function enter(event: KeyboardEvent, { rows, focused, select, onToggle }: Parts): void {
  const { key, title, isOpen } = rows[focused]!;
  if (title === undefined) select(focused, event);
  else onToggle(key, !isOpen);
}

/** Right: opens a group, then its first row; of an item, its buttons. Left is the way back. */
function moveSideways(pressed: string, { rows, focused, moveTo, onToggle, element }: Parts): boolean {
  if (pressed !== "ArrowRight" && pressed !== "ArrowLeft") return false;
  const { key, title, isOpen } = rows[focused]!;
  const buttons = [...(element?.querySelectorAll("button") ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (pressed === "ArrowRight") {
    if (title !== undefined && !isOpen) onToggle(key, true);
    else buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
  } else if (at > 0) buttons[at - 1]!.focus();
  else if (at === 0) element?.focus();
  else if (title !== undefined) onToggle(key, false);
  else moveTo(groupOf(rows, focused));
  return true;
}

/** Adds the items, or takes them away if all are selected. */
function toggled(selection: ReadonlySet<string>, ids: readonly string[]): readonly string[] {
  if (!ids.every((id) => selection.has(id))) return [...selection, ...ids];
  const removed = new Set(ids);
  return [...selection].filter((id) => !removed.has(id));
}
