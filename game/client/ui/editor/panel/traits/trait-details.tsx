/** The name and the values of a trait. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { TRAIT_FIELDS } from "#editor/fields.ts";
import { traitValue } from "#editor/traits.ts";
import { t } from "../../../i18n/translate.ts";
import { useEditor } from "../../editor-context.ts";
import { FieldRow } from "../field/field-row.tsx";
import { TextInput } from "../field/text-input.tsx";
import { traitSource } from "../object-source.ts";
import { KeyValues, otherValues } from "../unknown-keys.tsx";

type TraitDetailsProps = { readonly name: string; readonly onRename: (name: string) => void };

const KNOWN = TRAIT_FIELDS.map(({ key }) => key);

export function TraitDetails({ name, onRename }: TraitDetailsProps) {
  const { state, actions } = useEditor();
  const content = state.content.value;
  const value = traitValue(content.snapshot, name);
  if (value === undefined) return <p class="panel-text">{t("editor.traits.notObject")}</p>;
  const source = traitSource(name, { content, actions });
  const disabled = !state.canEdit.value;
  return (
    <div class="panel-trait-details">
      <NameField name={name} disabled={disabled} onRename={onRename} />
      {TRAIT_FIELDS.map((field) => (
        <FieldRow key={field.key} {...{ field, source, disabled }} />
      ))}
      <KeyValues values={otherValues(value, KNOWN)} />
    </div>
  );
}

function NameField({ name, disabled, onRename }: TraitDetailsProps & { readonly disabled: boolean }) {
  const id = useId();
  const { state, actions } = useEditor();
  const { trait } = state.options;
  const isTaken = useSignal(false);
  const rename = (text: string) => {
    const next = text.trim();
    const isDone = next === name || actions.renameTrait(name, next);
    isTaken.value = !isDone;
    if (isDone && trait.value === name) trait.value = next;
    if (isDone) onRename(next);
    return isDone;
  };
  return (
    <div class="panel-field">
      <label class="panel-label" for={id}>
        {t("editor.traits.name")}
      </label>
      <TextInput id={id} text={name} disabled={disabled} onText={rename} />
      {isTaken.value && (
        <p class="panel-problems panel-error" role="alert">
          {t("editor.traits.taken")}
        </p>
      )}
    </div>
  );
}
