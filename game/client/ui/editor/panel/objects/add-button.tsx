/** Adds objects without a pointer: in the middle of the view, or between those that are selected. */
import { useSignal } from "@preact/signals";
import { Plus } from "lucide-preact";
import { LIST_KEYS, type ListKey } from "#editor/document.ts";
import { type Anchor, Menu } from "../../../component/menu.tsx";
import { t } from "../../../i18n/translate.ts";
import { useEditor } from "../../editor-context.ts";

export function AddButton() {
  const { state, actions, toasts } = useEditor();
  const at = useSignal<Anchor | null>(null);
  const label = t("editor.objects.add");
  const add = (kind: ListKey) => {
    if (!actions.addItem(kind))
      toasts.show(t(kind === "joints" ? "editor.objects.needDiscs" : "editor.objects.needVertexes"));
  };
  return (
    <>
      <button
        type="button"
        class="panel-tool"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={at.value !== null}
        disabled={!state.canEdit.value}
        onClick={({ currentTarget }) => {
          const { left, top, bottom } = currentTarget.getBoundingClientRect();
          at.value = { left, top, bottom };
        }}
      >
        <Plus />
      </button>
      {at.value && (
        <Menu
          label={label}
          at={at.value}
          items={LIST_KEYS.map((kind) => ({
            ...{ key: kind, label: t(`editor.kinds.${kind}`), icon: <Plus /> },
            onPress: () => add(kind),
          }))}
          onClose={() => (at.value = null)}
        />
      )}
    </>
  );
}
