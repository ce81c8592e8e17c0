/** Undo and redo in the fields of a panel: the page's keys are not those of fields. */
import { isTextField } from "#client/input/key-target.ts";
import { useEditor } from "../editor-context.ts";

/** A handler for the panel. A field with text that is not applied yet, marked by `data-draft`, undoes its typing itself. */
export function useUndoKeys(): (event: KeyboardEvent) => void {
  const { actions } = useEditor();
  return (event) => {
    const { target, shiftKey, key } = event;
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !isTextField(target)) return;
    if ((target as HTMLElement).dataset["draft"] !== undefined) return;
    const step = { z: shiftKey ? actions.redo : actions.undo, y: actions.redo }[key.toLowerCase()];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };
}
