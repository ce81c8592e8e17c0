/** The traits of the stadium as styles: added, renamed, changed and removed here, used by items. */
import { useSignal } from "@preact/signals";
import { Plus } from "lucide-preact";
import { itemsWithTrait, traitNames } from "#editor/traits.ts";
import { t } from "../../../i18n/translate.ts";
import { useEditor } from "../../editor-context.ts";
import { useUndoKeys } from "../use-undo-keys.ts";
import { TraitDetails } from "./trait-details.tsx";
import { TraitHead } from "./trait-head.tsx";

export function TraitPanel() {
  const { state } = useEditor();
  const { snapshot } = state.content.value;
  const opened = useSignal("");
  const onKeyDown = useUndoKeys();
  const names = traitNames(snapshot);
  return (
    <div class="panel" onKeyDown={onKeyDown}>
      {state.canEdit.value && <NewTrait names={names} onAdd={(name) => (opened.value = name)} />}
      {names.length === 0 && <p class="panel-text">{t("editor.traits.empty")}</p>}
      <ul aria-label={t("editor.traits.list")}>
        {names.map((name) => {
          const isOpen = opened.value === name;
          return (
            <li key={name} class="panel-trait">
              <TraitHead
                name={name}
                users={itemsWithTrait(snapshot, name).length}
                isOpen={isOpen}
                onToggle={() => (opened.value = isOpen ? "" : name)}
              />
              {isOpen && <TraitDetails name={name} onRename={(next) => (opened.value = next)} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type NewTraitProps = { readonly names: readonly string[]; readonly onAdd: (name: string) => void };

function NewTrait({ names, onAdd }: NewTraitProps) {
  const { actions } = useEditor();
  const name = useSignal("");
  const trimmed = name.value.trim();
  const isTaken = names.includes(trimmed);
  const add = (event: Event) => {
    event.preventDefault();
    if (trimmed === "" || isTaken) return;
    actions.addTrait(trimmed, {});
    name.value = "";
    onAdd(trimmed);
  };
  return (
    <form class="panel-search" onSubmit={add}>
      <input
        class="panel-input"
        aria-label={t("editor.traits.newName")}
        placeholder={t("editor.traits.newName")}
        autoComplete="off"
        spellcheck={false}
        data-draft=""
        aria-invalid={isTaken}
        value={name.value}
        onInput={(event) => (name.value = event.currentTarget.value)}
      />
      <button type="submit" class="panel-tool" aria-label={t("editor.traits.add")} title={t("editor.traits.add")}>
        <Plus />
      </button>
      {isTaken && <p role="alert">{t("editor.traits.taken")}</p>}
    </form>
  );
}
