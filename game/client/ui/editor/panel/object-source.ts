/** The root, one of its objects, or a trait, as what fields read and write. */
import { type ObjectKey } from "#editor/document.ts";
import { isObject, type JsonValues } from "#editor/json-object.ts";
import { traitValue } from "#editor/traits.ts";
import type { EditorActions } from "../../../editor/editor-actions.ts";
import type { EditorContent } from "../../../editor/editor-state.ts";
import type { FieldSource } from "./field/field-source.ts";
import { problemsOf } from "./problems.ts";

type ObjectSourceOptions<Action extends keyof EditorActions> = {
  readonly content: EditorContent;
  readonly actions: Pick<EditorActions, Action>;
};

export function rootSource(
  group: ObjectKey | "root",
  { content, actions }: ObjectSourceOptions<"setRoot">,
): FieldSource {
  const { value } = content.snapshot;
  const inner = group === "root" ? value : value[group];
  return objectSource({
    ...{ group, content, own: isObject(inner) ? inner : {} },
    set: (key, next) => actions.setRoot(group === "root" ? [key] : [group, key], next),
  });
}

/** Fields of a trait have no defaults: what it has no value for, it does not give. */
export function traitSource(name: string, { content, actions }: ObjectSourceOptions<"setTraitKey">): FieldSource {
  return objectSource({
    ...{ group: "trait", content, own: traitValue(content.snapshot, name) ?? {} },
    set: (key, next) => actions.setTraitKey(name, key, next),
  });
}

type ObjectParts = {
  readonly group: ObjectKey | "root" | "trait";
  readonly content: EditorContent;
  readonly own: JsonValues;
  readonly set: (key: string, value: unknown) => void;
};

function objectSource({ group, content, own, set }: ObjectParts): FieldSource {
  const source: FieldSource = {
    group,
    read({ key, default: fallback }) {
      const value = own[key] ?? undefined;
      const unset = group === "trait" ? undefined : fallback;
      if (value === undefined) return { value: unset, values: [unset], origin: "default", canReset: false };
      return { value, values: [value], origin: "own", canReset: group === "trait" || fallback !== undefined };
    },
    set(keys) {
      for (const [key, value] of Object.entries(keys)) set(key, value);
    },
    setEach: (field, change) => set(field.key, change(source.read(field).value, "")),
    problemsAt: (key) =>
      group === "trait" ? [] : problemsOf(content).filter((each) => each.group === group && each.key === key),
  };
  return source;
}
