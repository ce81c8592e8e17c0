/** A text, such as the stadium's name. */
import { useDraft } from "./use-draft.ts";

type TextInputProps = {
  readonly id?: string;
  readonly label?: string;
  readonly hint?: string | undefined;
  readonly text: string;
  readonly placeholder?: string;
  readonly disabled: boolean;
  /** Returns false for a text that has no meaning here. */
  readonly onText: (text: string) => boolean;
};

export function TextInput({ id, label, hint, text, placeholder, disabled, onText }: TextInputProps) {
  const draft = useDraft({ shown: text, commit: onText });
  return (
    <input
      class="panel-input"
      id={id}
      aria-label={label}
      title={hint}
      type="text"
      autoComplete="off"
      autoCapitalize="off"
      spellcheck={false}
      placeholder={placeholder}
      readOnly={disabled}
      {...draft}
    />
  );
}
