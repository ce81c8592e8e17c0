/** A number: arrow keys change it by a step, Shift by ten, and formulas are calculated. */
import { evaluate, stepped } from "./arithmetic.ts";
import { useDraft } from "./use-draft.ts";

type NumberInputProps = {
  readonly id?: string;
  /** Where no label element is for it. */
  readonly label?: string;
  readonly hint?: string | undefined;
  /** The own value as text. */
  readonly text: string;
  readonly placeholder?: string;
  /** What arrow keys start from; undefined for several numbers. */
  readonly start: number | undefined;
  readonly step: number;
  readonly disabled: boolean;
  /** Undefined for an emptied field. */
  readonly onNumber: (value: number | undefined) => void;
  /** Called in place of `onNumber` with the number of steps, where there is no start. */
  readonly onSteps?: (steps: number) => void;
};

export function NumberInput(props: NumberInputProps) {
  const { text, start, step, disabled, onNumber } = props;
  const draft = useDraft({
    shown: text,
    commit: (typed) => {
      const value = typed.trim() === "" ? undefined : evaluate(typed);
      if (value === undefined && typed.trim() !== "") return false;
      onNumber(value);
      return true;
    },
    onStep: (steps, typed) => {
      if (disabled) return;
      const from = typed === text ? start : evaluate(typed);
      if (from !== undefined) onNumber(stepped(from, step, steps));
      else props.onSteps?.(steps);
    },
  });
  return (
    <input
      class="panel-input panel-number"
      id={props.id}
      aria-label={props.label}
      title={props.hint}
      type="text"
      inputMode="text"
      autoComplete="off"
      spellcheck={false}
      placeholder={props.placeholder}
      readOnly={disabled}
      {...draft}
    />
  );
}
