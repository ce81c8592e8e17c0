/** The row of a trait: its colour, its name, its users, and what can be done with it. */
import { ChevronRight, Paintbrush, SquareDashedMousePointer, Trash2 } from "lucide-preact";
import { traitValue } from "#editor/traits.ts";
import { colorText, parseColor, TRANSPARENT } from "#stadium/color.ts";
import { t } from "../../../i18n/translate.ts";
import { useEditor } from "../../editor-context.ts";

type TraitHeadProps = {
  readonly name: string;
  readonly users: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

export function TraitHead({ name, users, isOpen, onToggle }: TraitHeadProps) {
  const { state } = useEditor();
  const color = parseColor(traitValue(state.content.value.snapshot, name)?.["color"]);
  const hasColor = typeof color === "number" && color !== TRANSPARENT;
  return (
    <div class="panel-trait-head">
      <button type="button" class="panel-trait-name" aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight />
        <i
          class={`panel-trait-color ${hasColor ? "" : "panel-swatch-none"}`}
          style={hasColor ? `background: #${colorText(color)}` : undefined}
        />
        <span>{name}</span>
        <small>{t("editor.traits.users", { count: users })}</small>
      </button>
      <TraitTools name={name} users={users} />
    </div>
  );
}

function TraitTools({ name, users }: Pick<TraitHeadProps, "name" | "users">) {
  const { state, actions } = useEditor();
  const { trait } = state.options;
  const isForNew = trait.value === name;
  const disabled = !state.canEdit.value;
  const remove = () => {
    actions.removeTrait(name);
    if (isForNew) trait.value = "";
  };
  return (
    <>
      <button
        type="button"
        class="panel-tool"
        aria-label={t("editor.traits.useForNew", { name })}
        title={t("editor.traits.useForNew", { name })}
        aria-pressed={isForNew}
        disabled={disabled}
        onClick={() => (trait.value = isForNew ? "" : name)}
      >
        <Paintbrush />
      </button>
      <button
        type="button"
        class="panel-tool"
        aria-label={t("editor.traits.selectUsers", { name })}
        title={t("editor.traits.selectUsers", { name })}
        disabled={users === 0}
        onClick={() => actions.selectTrait(name)}
      >
        <SquareDashedMousePointer />
      </button>
      <button
        type="button"
        class="panel-tool"
        aria-label={t("editor.traits.remove", { name })}
        title={t("editor.traits.remove", { name })}
        disabled={disabled}
        onClick={remove}
      >
        <Trash2 />
      </button>
    </>
  );
}
