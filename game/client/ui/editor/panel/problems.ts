/** Errors and warnings of the file, at the items and keys that they are about. */
import { LIST_KEYS, type ListKey } from "#editor/document.ts";
import type { EditorContent } from "../../../editor/editor-state.ts";

export type Problem = {
  readonly level: "error" | "warning";
  /** As in the file, such as `segments[12].v1`; "" for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** The item that it is about. */
  readonly id?: string;
  /** The object of the root that it is about, "root" for the root itself. */
  readonly group: string;
  /** "" for an item or object as a whole. */
  readonly key: string;
};

const ITEM_PATH = /^(\w+)\[(\d+)\](?:\.([\w$-]+))?/u;
const OBJECT_PATH = /^(\w+)(?:\.([\w$-]+))?/u;

const found = new WeakMap<EditorContent, readonly Problem[]>();

/** All problems, errors first. */
export function problemsOf(content: EditorContent): readonly Problem[] {
  const known = found.get(content);
  if (known !== undefined) return known;
  const { errors, warnings, snapshot } = content;
  const problems = [
    ...errors.map((each) => ({ level: "error" as const, ...each, ...placeOf(each.path, snapshot.ids) })),
    ...warnings.map((each) => ({ level: "warning" as const, ...each, ...placeOf(each.path, snapshot.ids) })),
  ];
  found.set(content, problems);
  return problems;
}

function placeOf(
  path: string,
  ids: Readonly<Record<ListKey, readonly string[]>>,
): Pick<Problem, "id" | "group" | "key"> {
  const [, list, index, itemKey = ""] = ITEM_PATH.exec(path) ?? [];
  if (list !== undefined && LIST_KEYS.includes(list as ListKey)) {
    const id = ids[list as ListKey][Number(index)];
    return { group: list, key: itemKey, ...(id !== undefined && { id }) };
  }
  const [, name = "", key] = OBJECT_PATH.exec(path) ?? [];
  return key === undefined ? { group: "root", key: name } : { group: name, key };
}
