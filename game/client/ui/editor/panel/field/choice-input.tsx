/** One of several words, or of the items of a list. The first entry is the value of the trait or the default. */
import type { FieldValue } from "./field-source.ts";
import { placeholderOf, plainText } from "./field-source.ts";

export type Choice = { readonly value: string; readonly label: string };

type ChoiceInputProps = {
  readonly id?: string;
  readonly label?: string;
  readonly hint?: string | undefined;
  readonly found: FieldValue;
  readonly choices: readonly Choice[];
  /** Whether there may be no own value. */
  readonly isOptional: boolean;
  readonly disabled: boolean;
  readonly onPick: (value: string | undefined) => void;
};

export function ChoiceInput({ id, label, hint, found, ...props }: ChoiceInputProps) {
  const { choices, isOptional, disabled, onPick } = props;
  const value = found.origin === "own" ? plainText(found.value) : "";
  const labelOf = (each: string) => choices.find((choice) => choice.value === each)?.label ?? each;
  const isKnown = value === "" || choices.some((choice) => choice.value === value);
  const hasNone = isOptional || value === "";
  return (
    <select
      class={`panel-input ${found.origin === "own" ? "" : "panel-faint"}`}
      id={id}
      aria-label={label}
      title={hint}
      value={value}
      disabled={disabled}
      onChange={({ currentTarget: { value: picked } }) => onPick(picked === "" ? undefined : picked)}
    >
      {hasNone && <option value="">{noneText(found, labelOf)}</option>}
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function noneText(found: FieldValue, labelOf: (value: string) => string): string {
  if (found.origin === "own") return "–";
  return placeholderOf(found, labelOf(plainText(found.value))) || "–";
}
