/** The input of a field, by its type. */
import { type TextKey, t } from "../../../i18n/translate.ts";
import { ChoiceInput } from "./choice-input.tsx";
import { ColorInput } from "./color-input.tsx";
import { type InputProps, placeholderOf, plainText } from "./field-source.ts";
import { FlagInput } from "./flag-input.tsx";
import { ItemInput } from "./item-input.tsx";
import { LengthInput, StrengthInput } from "./joint-inputs.tsx";
import { MaskInput } from "./mask-input.tsx";
import { NumberInput } from "./number-input.tsx";
import { PointInput } from "./point-input.tsx";
import { stepped } from "./arithmetic.ts";
import { TextInput } from "./text-input.tsx";

export function FieldControl(props: InputProps) {
  const { id, field, found, hint, disabled, set } = props;
  if (typeof field.type === "object") {
    return (
      <ChoiceInput
        {...{ id, found, hint, disabled }}
        choices={field.type.choices.map((value) => ({ value, label: choiceText(value) }))}
        isOptional={field.default !== undefined}
        onPick={(picked) => (picked !== undefined || field.default !== undefined) && set(picked)}
      />
    );
  }
  switch (field.type) {
    case "number":
      return <NumberField {...props} />;
    case "text":
      return (
        <TextInput
          {...{ id, hint, disabled }}
          text={found.origin === "own" ? plainText(found.value) : ""}
          onText={(text) => (set(text), true)}
        />
      );
    case "point":
      return <PointInput {...props} />;
    case "color":
      return <ColorInput {...props} />;
    case "mask":
      return <MaskInput {...props} />;
    case "flag":
      return <FlagInput {...props} />;
    case "vertex":
    case "disc":
      return <ItemInput {...props} />;
    case "length":
      return <LengthInput {...props} />;
    case "strength":
      return <StrengthInput {...props} />;
  }
}

function NumberField({ id, field, found, hint, disabled, set, setEach }: InputProps) {
  const text = plainText(found.value);
  const step = field.step ?? 1;
  const start = Number(found.value ?? 0);
  return (
    <NumberInput
      {...{ id, hint, disabled, step }}
      text={found.origin === "own" ? text : ""}
      placeholder={placeholderOf(found, text)}
      start={found.origin === "mixed" || !Number.isFinite(start) ? undefined : start}
      onNumber={(value) => (value !== undefined || found.canReset) && set(value)}
      onSteps={(steps) => setEach((value) => (typeof value === "number" ? stepped(value, step, steps) : value))}
    />
  );
}

function choiceText(value: string): string {
  return t(`editor.fields.choice.${value}` as TextKey);
}
