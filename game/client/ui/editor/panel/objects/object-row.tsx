/** A row of the list of objects: a group, or an item with its buttons. */
import { useComputed } from "@preact/signals";
import { ChevronRight, Eye, EyeOff, Lock, LockOpen } from "lucide-preact";
import type { ItemMark } from "#editor/document.ts";
import { t } from "../../../i18n/translate.ts";
import { useEditor } from "../../editor-context.ts";
import type { EditorContent } from "../../../../editor/editor-state.ts";
import { itemName, itemSummary } from "../item-text.ts";
import { levelText, ProblemIcon } from "../problem-notes.tsx";
import { type Problem, problemsOf } from "../problems.ts";
import { type ObjectRow, traitOf } from "./object-rows.ts";

type ObjectRowProps = {
  readonly row: ObjectRow;
  readonly index: number;
  readonly hasFocus: boolean;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onFocus: (index: number) => void;
};

export function ObjectRowView({ row, index, hasFocus, onPress, onFocus }: ObjectRowProps) {
  const { state, actions } = useEditor();
  const { title, ids } = row;
  const isGroup = title !== undefined;
  const text = useRowText(row);
  const mark = commonMark(state.marks.value, ids);
  const isSelected = ids.every((id) => state.selection.value.has(id));
  // Only the two rows that the pointer leaves and enters are rendered again.
  const isHovered = useComputed(() => state.hovered.value === row.key).value;
  const people = useSelectingPeople(row.key);
  const level = isGroup ? undefined : problemLevel(state.content.value, row.key);
  return (
    <div
      class={`panel-object ${isGroup ? "panel-object-group" : ""} ${isHovered ? "panel-object-hovered" : ""}`}
      role="treeitem"
      data-row={index}
      style={`top: calc(${index} * var(--row)); --person: ${people.color}`}
      title={people.names === "" ? undefined : people.names}
      aria-label={[labelOf(text, mark), ...(level === undefined ? [] : [levelText(level)]), people.names]
        .filter(Boolean)
        .join(", ")}
      aria-level={isGroup ? 1 : 2}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-selected={isSelected}
      aria-expanded={row.isOpen}
      tabIndex={hasFocus ? 0 : -1}
      onClick={(event) => onPress(index, event)}
      onDblClick={() => !isGroup && actions.reveal(ids)}
      onFocus={() => onFocus(index)}
      onPointerEnter={() => !isGroup && (state.hovered.value = ids[0]!)}
      onPointerLeave={() => !isGroup && (state.hovered.value = null)}
    >
      {isGroup && <ChevronRight />}
      <span class="panel-object-name">{text.name}</span> <span class="panel-object-note">{text.note}</span>{" "}
      {level !== undefined && <ProblemIcon level={level} />}
      {text.trait !== undefined && <span class="panel-object-trait">{text.trait}</span>}
      <MarkButtons ids={ids} name={text.name} mark={mark} />
    </div>
  );
}

/** The others that have selected an item. Rendered again when they change, and not with each movement of a pointer. */
function useSelectingPeople(id: string): { readonly names: string; readonly color: string } {
  const { people } = useEditor().state;
  const selecting = () => people.value.filter(({ selection }) => selection.includes(id));
  const names = useComputed(() =>
    selecting()
      .map(({ name }) => name)
      .join(", "),
  );
  const color = useComputed(() => selecting()[0]?.color ?? "transparent");
  return { names: names.value, color: color.value };
}

function problemLevel(content: EditorContent, id: string): Problem["level"] | undefined {
  // Errors come first.
  return problemsOf(content).find((problem) => problem.id === id)?.level;
}

type RowText = { readonly name: string; readonly note: string; readonly trait?: string };

function useRowText({ title, ids }: ObjectRow): RowText {
  const { snapshot } = useEditor().state.content.value;
  if (title !== undefined) return { name: title, note: String(ids.length) };
  const [id] = ids;
  const trait = traitOf(snapshot, id!);
  return { name: itemName(snapshot, id!), note: itemSummary(snapshot, id!), ...(trait !== undefined && { trait }) };
}

/** Begins with the text on the screen, for control by voice. */
function labelOf({ name, note, trait }: RowText, { locked = false, hidden = false }: ItemMark): string {
  const states = [...(locked ? [t("editor.objects.locked")] : []), ...(hidden ? [t("editor.objects.hidden")] : [])];
  return [[name, note, ...(trait === undefined ? [] : [trait])].join(" "), ...states].join(", ");
}

/** What all of the items are. */
function commonMark(marks: ReadonlyMap<string, ItemMark>, ids: readonly string[]): ItemMark {
  return {
    locked: ids.every((id) => marks.get(id)?.locked === true),
    hidden: ids.every((id) => marks.get(id)?.hidden === true),
  };
}

type MarkButtonsProps = { readonly ids: readonly string[]; readonly name: string; readonly mark: ItemMark };

/** Reached with the arrow keys. */
function MarkButtons({ ids, name, mark: { locked = false, hidden = false } }: MarkButtonsProps) {
  const { actions } = useEditor();
  const lockText = locked ? t("editor.objects.unlock", { name }) : t("editor.objects.lock", { name });
  const hideText = hidden ? t("editor.objects.show", { name }) : t("editor.objects.hide", { name });
  const press = (event: Event, mark: ItemMark) => {
    event.stopPropagation();
    actions.mark(ids, mark);
  };
  return (
    <>
      <button
        type="button"
        class="panel-tool panel-mark"
        tabIndex={-1}
        aria-label={lockText}
        title={lockText}
        aria-pressed={locked}
        onClick={(event) => press(event, { locked: !locked })}
      >
        {locked ? <Lock /> : <LockOpen />}
      </button>
      <button
        type="button"
        class="panel-tool panel-mark"
        tabIndex={-1}
        aria-label={hideText}
        title={hideText}
        aria-pressed={hidden}
        onClick={(event) => press(event, { hidden: !hidden })}
      >
        {hidden ? <EyeOff /> : <Eye />}
      </button>
    </>
  );
}
