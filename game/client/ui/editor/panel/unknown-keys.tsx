/** Keys of items that the format does not have, and entries that are no items: they stay in the file as they are. */
import { FIELDS, hasTrait } from "#editor/fields.ts";
import { isObject } from "#editor/json-object.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import { t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";
import { Section } from "./section.tsx";

export function UnknownKeys({ ids }: { readonly ids: readonly string[] }) {
  const { snapshot } = useEditor().state.content.value;
  return <KeyValues values={unknownValues(snapshot, ids)} />;
}

/** Other keys of an object with their values, which cannot be changed here. */
export function KeyValues({ values }: { readonly values: ReadonlyMap<string, ReadonlySet<string>> }) {
  if (values.size === 0) return null;
  return (
    <Section title={t("editor.panel.otherKeys")}>
      <p class="panel-text">{t("editor.panel.otherKeysNote")}</p>
      <dl class="panel-keys">
        {[...values].map(([key, texts]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd title={[...texts].join("\n")}>{texts.size > 1 ? t("editor.panel.mixed") : [...texts][0]}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** By key, the different values as JSON. An entry that is no object has the key "". */
function unknownValues(snapshot: Snapshot, ids: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (key: string, value: unknown) =>
    found.set(key, (found.get(key) ?? new Set()).add(JSON.stringify(value) ?? ""));
  for (const id of ids) {
    const { kind, value } = snapshot.items.get(id)!;
    if (!hasTrait(kind)) {
      if (!Array.isArray(value)) add(t("editor.panel.entry"), value);
    } else if (isObject(value)) {
      const known = new Set(["trait", ...FIELDS[kind].map(({ key }) => key)]);
      for (const key of Object.keys(value)) if (!known.has(key)) add(key, value[key]);
    } else add(t("editor.panel.entry"), value);
  }
  return found;
}

/** The keys of an object besides the known ones. */
export function otherValues(object: unknown, known: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  if (!isObject(object)) return new Map();
  const all = new Set(known);
  const others = Object.keys(object).filter((key) => !all.has(key));
  return new Map(others.map((key) => [key, new Set([JSON.stringify(object[key]) ?? ""])]));
}
