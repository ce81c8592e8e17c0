/** A text field whose text is applied by Enter or when the focus leaves it, and restored by Escape. */
import { useEffect, useRef, useState } from "preact/hooks";

type DraftOptions = {
  /** The text of the applied value. */
  readonly shown: string;
  /** Applies a text. Returns false for one that has no meaning. */
  readonly commit: (text: string) => boolean;
  /** Called for the arrow keys: the number of steps up. */
  readonly onStep?: ((steps: number, text: string) => void) | undefined;
};

type Draft = { readonly text: string | null; readonly isInvalid: boolean };

const NONE: Draft = { text: null, isInvalid: false };
const STEPS_WITH_SHIFT = 10;

/** The properties of the input element. */
export function useDraft({ shown, commit, onStep }: DraftOptions) {
  const [draft, setDraft] = useState(NONE);
  const apply = () => draft.text === null || draft.text === shown || commit(draft.text);
  const latest = useRef(apply);
  latest.current = apply;
  // What was typed before another item was selected belongs to the item before.
  useEffect(() => () => void latest.current(), []);
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Enter") setDraft(apply() ? NONE : { ...draft, isInvalid: true });
    else if (event.key === "Escape" && draft.text !== null) setDraft(NONE);
    else if (steps !== undefined && onStep !== undefined) {
      onStep(steps * (event.shiftKey ? STEPS_WITH_SHIFT : 1), draft.text ?? shown);
      setDraft(NONE);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    value: draft.text ?? shown,
    "aria-invalid": draft.isInvalid,
    "data-draft": draft.text === null ? undefined : "",
    onFocus: (event: { readonly currentTarget: HTMLInputElement }) => event.currentTarget.select(),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      setDraft({ text: event.currentTarget.value, isInvalid: false }),
    onBlur: () => {
      apply();
      setDraft(NONE);
    },
    onKeyDown,
  };
}
