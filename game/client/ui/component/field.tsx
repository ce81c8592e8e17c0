/** A labelled text input with an optional button at its end and an error below. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { cutText } from "#room/text.ts";
import { limitedInput } from "./limited-input.ts";

type FieldProps = {
  readonly label: string;
  readonly value: string;
  /** Read-only without. */
  readonly onValue?: (value: string) => void;
  /** When the field is left after a change. */
  readonly onCommit?: (() => void) | undefined;
  readonly placeholder?: string;
  /** Characters as readers count them; see cutText. */
  readonly maxLength?: number;
  readonly type?: "text" | "password" | "search";
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly end?: ComponentChildren;
};

export function Field(props: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { label, value, onValue, error, end } = props;
  // Browsers apply the attribute only when a page or dialog opens.
  useEffect(() => {
    if (props.autoFocus) input.current?.focus();
  }, []);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="field-row">
        <input
          ref={input}
          id={id}
          type={props.type ?? "text"}
          value={value}
          placeholder={props.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          autoFocus={props.autoFocus}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          readOnly={!onValue}
          onFocus={onValue ? undefined : (event) => event.currentTarget.select()}
          onChange={props.onCommit}
          {...limitedInput(
            (text) => cutText(text, props.maxLength ?? Infinity),
            (text) => onValue?.(text),
          )}
        />
        {end}
      </div>
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
