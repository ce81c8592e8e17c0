/** The properties of the selected items. */
import { hasTrait } from "#editor/fields.ts";
import type { ListKey } from "#editor/document.ts";
import { t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";
import { CollisionTable } from "./field/collision-table.tsx";
import { FieldRow } from "./field/field-row.tsx";
import { itemSource, kindsOf, sharedFields } from "./item-source.ts";
import { isListedBall, itemName, itemSummary, kindsText } from "./item-text.ts";
import { ProblemNotes } from "./problem-notes.tsx";
import { Section } from "./section.tsx";
import { TraitField } from "./trait-field.tsx";
import { UnknownKeys } from "./unknown-keys.tsx";

/** `ids`: at least one, of items that exist. */
export function SelectionSections({ ids }: { readonly ids: readonly string[] }) {
  const { state, actions } = useEditor();
  const content = state.content.value;
  const { snapshot } = content;
  const kinds = kindsOf(snapshot, ids);
  const source = itemSource({ content, actions, ids });
  const disabled = !state.canEdit.value;
  // Exact curves come from exports; other walls have none.
  const fields = sharedFields(kinds).filter(
    (field) => field.key !== "curveF" || (source.read(field).values[0] ?? null) !== null,
  );
  const note = ids.length === 1 ? itemSummary(snapshot, ids[0]!) : undefined;
  const masks = fields.filter(({ type }) => type === "mask");
  return (
    <>
      <Section title={selectionTitle(ids, kinds, itemName(snapshot, ids[0]!))} {...(note !== undefined && { note })}>
        <ProblemNotes problems={source.problemsAt("")} />
        {kinds.every(hasTrait) && <TraitField ids={ids} disabled={disabled} />}
        {fields.length === 0 && <p class="panel-text">{t("editor.panel.nothingShared")}</p>}
        {fields.map((field) => field.type !== "mask" && <FieldRow key={field.key} {...{ field, source, disabled }} />)}
      </Section>
      {masks.length > 0 && (
        <Section title={t("editor.masks.title")}>
          {masks.map((field) => (
            <FieldRow key={field.key} {...{ field, source, disabled }} />
          ))}
          <CollisionTable
            masks={masks.map((field) => source.read(field))}
            kinds={kinds}
            stadium={content.drawing.stadium}
            {...(ids.every((id) => isListedBall(snapshot, id)) && { ball: "listed" as const })}
          />
        </Section>
      )}
      <UnknownKeys ids={ids} />
    </>
  );
}

function selectionTitle(ids: readonly string[], kinds: readonly ListKey[], name: string): string {
  if (ids.length === 1) return name;
  const count = ids.length;
  return kinds.length === 1
    ? t("editor.panel.selectedKind", { number: count, kind: kindsText(kinds[0]!) })
    : t("editor.panel.selected", { count });
}
