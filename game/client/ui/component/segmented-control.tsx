/** Radio buttons as one row of segments. */
import { useId } from "preact/hooks";

/** More options than this, one of them with more letters than this, take several rows where there is no room for one. */
const WRAP_OPTIONS = 3;
const WRAP_LENGTH = 9;

type SegmentedControlProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onPick: (value: T) => void;
};

export function SegmentedControl<T extends string>({ label, value, options, onPick }: SegmentedControlProps<T>) {
  const id = useId();
  const wraps = options.length > WRAP_OPTIONS && options.some((option) => option.label.length > WRAP_LENGTH);
  return (
    <div class="field">
      <span class="field-label" id={id}>
        {label}
      </span>
      <div class={wraps ? "segments segments-wrap" : "segments"} role="radiogroup" aria-labelledby={id}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
