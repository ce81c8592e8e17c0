/** The properties of the stadium: its size and rules, its background, the physics of players and ball. */
import { LIST_KEYS, OBJECT_KEYS } from "#editor/document.ts";
import { FIELDS } from "#editor/fields.ts";
import { t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";
import { FieldRow } from "./field/field-row.tsx";
import { rootSource } from "./object-source.ts";
import { BallSection, PlayerSection, PresetSection } from "./physics-sections.tsx";
import { ProblemSection } from "./problem-section.tsx";
import { Section } from "./section.tsx";
import { KeyValues, otherValues } from "./unknown-keys.tsx";

const KNOWN = ["traits", ...LIST_KEYS, ...OBJECT_KEYS, ...FIELDS.root.map(({ key }) => key)];

export function StadiumSections() {
  const { state } = useEditor();
  return (
    <>
      <ProblemSection />
      <ObjectSection title={t("editor.panel.stadium")} group="root" />
      <ObjectSection title={t("editor.panel.background")} group="bg" />
      <PresetSection />
      <PlayerSection />
      <BallSection />
      <KeyValues values={otherValues(state.content.value.snapshot.value, KNOWN)} />
    </>
  );
}

function ObjectSection({ title, group }: { readonly title: string; readonly group: "root" | "bg" }) {
  const { state, actions } = useEditor();
  const source = rootSource(group, { content: state.content.value, actions });
  const disabled = !state.canEdit.value;
  return (
    <Section title={title}>
      {FIELDS[group].map((field) => (
        <FieldRow key={field.key} {...{ field, source, disabled }} />
      ))}
    </Section>
  );
}
