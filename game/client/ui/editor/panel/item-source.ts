/** The selected items as what fields read and write. */
import type { ListKey } from "#editor/document.ts";
import { type Field, FIELDS, hasTrait } from "#editor/fields.ts";
import { isObject, isSame, type JsonValues } from "#editor/json-object.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import { traitValue } from "#editor/traits.ts";
import type { EditorActions } from "../../../editor/editor-actions.ts";
import type { EditorContent } from "../../../editor/editor-state.ts";
import type { FieldSource, FieldValue } from "./field/field-source.ts";
import { problemsOf } from "./problems.ts";

/** The whole value of a spawn point. */
const POSITION: Field = { key: "pos", type: "point", step: 1 };

export type ItemSourceOptions = {
  readonly content: EditorContent;
  readonly actions: Pick<EditorActions, "setKeys" | "setValues">;
  /** Of items that exist. */
  readonly ids: readonly string[];
};

export function itemSource({ content, actions, ids }: ItemSourceOptions): FieldSource {
  const { snapshot } = content;
  const kinds = kindsOf(snapshot, ids);
  return {
    group: kinds.length === 1 ? kinds[0]! : "mixed",
    read: (field) => joined(ids.map((id) => valueAt(snapshot, id, field))),
    set(keys) {
      // An exact curve would win against the one that is set.
      const withoutExact = "curve" in keys && ids.some((id) => ownValue(snapshot, id, "curveF") !== undefined);
      actions.setKeys(ids, withoutExact ? { ...keys, curveF: undefined } : keys);
    },
    setEach(field, change) {
      const next = ids.map((id) => [id, changedItem(snapshot, { id, field, change })] as const);
      actions.setValues(new Map(next));
    },
    problemsAt: (key) => problemsOf(content).filter((each) => each.key === key && ids.includes(each.id ?? "")),
  };
}

/** The kinds of items, each once, in the order of the items. */
export function kindsOf(snapshot: Snapshot, ids: readonly string[]): readonly ListKey[] {
  return [...new Set(ids.map((id) => snapshot.items.get(id)!.kind))];
}

/** The fields that items of all these kinds have. */
export function sharedFields(kinds: readonly ListKey[]): readonly Field[] {
  const [first, ...others] = kinds.map(fieldsOf);
  return (first ?? []).filter(({ key, type }) =>
    others.every((fields) => fields.some((field) => field.key === key && isSame(field.type, type))),
  );
}

function fieldsOf(kind: ListKey): readonly Field[] {
  return hasTrait(kind) ? FIELDS[kind] : [POSITION];
}

type ChangeOptions = {
  readonly id: string;
  readonly field: Field;
  readonly change: (value: unknown, id: string) => unknown;
};

function changedItem(snapshot: Snapshot, { id, field, change }: ChangeOptions): unknown {
  const { kind, value } = snapshot.items.get(id)!;
  const changed = change(valueAt(snapshot, id, field).value, id);
  if (!hasTrait(kind)) return changed;
  const next: JsonValues = isObject(value) ? { ...value, [field.key]: changed } : { [field.key]: changed };
  if (changed === undefined) delete next[field.key];
  return next;
}

function ownValue(snapshot: Snapshot, id: string, key: string): unknown {
  const item = snapshot.items.get(id)!;
  if (!hasTrait(item.kind)) return item.value;
  return isObject(item.value) ? (item.value[key] ?? undefined) : undefined;
}

function valueAt(snapshot: Snapshot, id: string, { key }: Field): FieldValue {
  const { kind, value: item } = snapshot.items.get(id)!;
  const field = fieldsOf(kind).find((each) => each.key === key);
  const trait = isObject(item) && typeof item["trait"] === "string" ? item["trait"] : undefined;
  const traits = trait === undefined ? undefined : (traitValue(snapshot, trait)?.[key] ?? undefined);
  const own = ownValue(snapshot, id, key);
  const isOptional = field?.default !== undefined || traits !== undefined;
  if (own !== undefined) return { value: own, values: [own], origin: "own", canReset: isOptional };
  if (traits !== undefined) return { value: traits, values: [traits], origin: "trait", trait: trait!, canReset: false };
  return { value: field?.default, values: [field?.default], origin: "default", canReset: false };
}

/** The value that several items have in common. */
function joined(each: readonly FieldValue[]): FieldValue {
  const [first, ...others] = each;
  if (first === undefined) return { value: undefined, values: [], origin: "default", canReset: false };
  const canReset = each.some((found) => found.canReset);
  const distinct = new Map(each.map(({ value }) => [JSON.stringify(value), value]));
  const values = [...distinct.values()];
  if (values.length > 1) return { value: undefined, values, origin: "mixed", canReset };
  const isSameOrigin = others.every(({ origin, trait }) => origin === first.origin && trait === first.trait);
  return isSameOrigin ? { ...first, canReset } : { value: first.value, values, origin: "own", canReset };
}
