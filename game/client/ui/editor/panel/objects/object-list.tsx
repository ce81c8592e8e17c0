/** All objects of the stadium as a tree, by kind or by trait, with a filter. */
import { useSignal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import { t } from "../../../i18n/translate.ts";
import { AddButton } from "./add-button.tsx";
import { useEditor } from "../../editor-context.ts";
import { type Grouping, objectRows } from "./object-rows.ts";
import { ObjectTree } from "./object-tree.tsx";

const GROUPINGS = ["kind", "trait"] as const;

export function ObjectList() {
  const { snapshot } = useEditor().state.content.value;
  const grouping = useSignal<Grouping>("kind");
  const filter = useSignal("");
  const closed = useSignal<ReadonlySet<string>>(new Set());
  const options = { snapshot, grouping: grouping.value, filter: filter.value, closed: closed.value };
  const rows = useMemo(() => objectRows(options), Object.values(options));
  const toggle = (key: string, isOpen: boolean) => {
    const others = [...closed.value].filter((each) => each !== key);
    closed.value = new Set(isOpen ? others : [...others, key]);
  };
  const none = snapshot.items.size === 0 ? t("editor.objects.empty") : t("editor.objects.noMatch");
  return (
    <div class="panel panel-objects">
      <div class="panel-search">
        <input
          class="panel-input"
          type="search"
          aria-label={t("editor.objects.filter")}
          placeholder={t("editor.objects.filter")}
          value={filter.value}
          onInput={(event) => (filter.value = event.currentTarget.value)}
        />
        <AddButton />
        <GroupingChoice grouping={grouping.value} onPick={(picked) => (grouping.value = picked)} />
      </div>
      {rows.length === 0 ? <p class="panel-text">{none}</p> : <ObjectTree rows={rows} onToggle={toggle} />}
    </div>
  );
}

type GroupingChoiceProps = { readonly grouping: Grouping; readonly onPick: (grouping: Grouping) => void };

function GroupingChoice({ grouping, onPick }: GroupingChoiceProps) {
  const id = useId();
  const labels = { kind: t("editor.objects.byKind"), trait: t("editor.objects.byTrait") };
  return (
    <div class="panel-grouping" role="radiogroup" aria-label={t("editor.objects.groupBy")}>
      {GROUPINGS.map((each) => (
        <label key={each}>
          <input type="radio" name={id} value={each} checked={each === grouping} onChange={() => onPick(each)} />
          <span>{labels[each]}</span>
        </label>
      ))}
    </div>
  );
}
