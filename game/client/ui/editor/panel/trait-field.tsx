/** The trait of items, as a list of all traits. */
import { useId } from "preact/hooks";
import { isObject } from "#editor/json-object.ts";
import { traitNames } from "#editor/traits.ts";
import { t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";

type TraitFieldProps = { readonly ids: readonly string[]; readonly disabled: boolean };

/** Values of the select element: a name of a trait follows the mark, so that none is taken for the other two. */
const NONE = "";
const MIXED = "?";
const MARK = "=";

export function TraitField({ ids, disabled }: TraitFieldProps) {
  const id = useId();
  const { state, actions } = useEditor();
  const { snapshot } = state.content.value;
  const used = new Set(
    ids.map((item) => {
      const value = snapshot.items.get(item)?.value;
      return isObject(value) && typeof value["trait"] === "string" ? MARK + value["trait"] : NONE;
    }),
  );
  const [first] = used;
  const value = used.size > 1 ? MIXED : first!;
  const names = traitNames(snapshot);
  const isMissing = value.startsWith(MARK) && !names.includes(value.slice(MARK.length));
  return (
    <div class="panel-field">
      <label class="panel-label" for={id}>
        {t("editor.traits.trait")}
      </label>
      <select
        class="panel-input"
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget: { value: picked } }) =>
          actions.setKeys(ids, { trait: picked === NONE ? undefined : picked.slice(MARK.length) })
        }
      >
        {value === MIXED && (
          <option value={MIXED} disabled>
            {t("editor.panel.mixed")}
          </option>
        )}
        <option value={NONE}>{t("editor.traits.none")}</option>
        {isMissing && <option value={value}>{t("editor.traits.missing", { name: value.slice(MARK.length) })}</option>}
        {names.map((name) => (
          <option key={name} value={MARK + name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
