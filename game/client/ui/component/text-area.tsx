/** A labelled text field of several lines, with the number of characters that are left near the limit. */
import { useId } from "preact/hooks";
import { charactersLeft, cutText } from "#room/text.ts";
import { t } from "../i18n/translate.ts";
import { limitedInput } from "./limited-input.ts";

type TextAreaProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Characters as readers count them; see cutText. */
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
};

/** From this number of remaining characters on it is shown. */
const LEFT_SHOWN = 60;

export function TextArea({ label, value, onValue, maxLength, placeholder, autoFocus = false }: TextAreaProps) {
  const id = useId();
  const left = charactersLeft(value, maxLength);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="field-row">
        <textarea
          id={id}
          rows={3}
          value={value}
          placeholder={placeholder}
          autoFocus={autoFocus}
          aria-describedby={left <= LEFT_SHOWN ? `${id}-left` : undefined}
          {...limitedInput((text) => cutText(text, maxLength), onValue)}
        />
      </div>
      {left <= LEFT_SHOWN && (
        <p class="field-note" id={`${id}-left`}>
          {t("chat.left", { count: Math.max(0, left) })}
        </p>
      )}
    </div>
  );
}
