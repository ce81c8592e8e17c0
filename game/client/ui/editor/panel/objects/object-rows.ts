/** The rows of the list of objects: groups, and the items of those that are open. */
import { LIST_KEYS, type ListKey } from "#editor/document.ts";
import { isObject } from "#editor/json-object.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import { traitNames } from "#editor/traits.ts";
import { t } from "../../../i18n/translate.ts";
import { itemName, itemSummary, kindsText } from "../item-text.ts";

export type Grouping = "kind" | "trait";

export type ObjectRow = {
  /** Unique in the list. */
  readonly key: string;
  /** The items of a group; the one of a row. */
  readonly ids: readonly string[];
  /** From 1, among the rows of its level and group. */
  readonly position: number;
  readonly size: number;
  /** Of groups. */
  readonly title?: string;
  readonly isOpen?: boolean;
};

export type RowOptions = {
  readonly snapshot: Snapshot;
  readonly grouping: Grouping;
  /** Only items whose texts contain it are listed, in groups that are all open. */
  readonly filter: string;
  /** Keys of the groups that are closed. */
  readonly closed: ReadonlySet<string>;
};

type Group = { readonly key: string; readonly title: string; readonly ids: readonly string[] };

export function objectRows({ snapshot, grouping, filter, closed }: RowOptions): readonly ObjectRow[] {
  const groups = (grouping === "kind" ? groupsByKind(snapshot) : groupsByTrait(snapshot))
    .map((group) => ({ ...group, ids: matching(snapshot, group.ids, filter) }))
    .filter(({ ids }) => ids.length > 0);
  return groups.flatMap(({ key, title, ids }, i) => {
    const isOpen = filter.trim() !== "" || !closed.has(key);
    const head = { key, title, ids, isOpen, position: i + 1, size: groups.length };
    const items = ids.map((id, at) => ({ key: id, ids: [id], position: at + 1, size: ids.length }));
    return isOpen ? [head, ...items] : [head];
  });
}

function groupsByKind({ ids }: Snapshot): readonly Group[] {
  return LIST_KEYS.map((kind: ListKey) => ({ key: `kind ${kind}`, title: kindsText(kind), ids: ids[kind] }));
}

/** In the order of the traits, then those that are missing, then the items without one. */
function groupsByTrait(snapshot: Snapshot): readonly Group[] {
  const byName = new Map<string, string[]>(traitNames(snapshot).map((name) => [name, []]));
  const without: string[] = [];
  for (const kind of LIST_KEYS)
    for (const id of snapshot.ids[kind]) {
      const name = traitOf(snapshot, id);
      const users = name === undefined ? without : (byName.get(name) ?? []);
      users.push(id);
      if (name !== undefined) byName.set(name, users);
    }
  const groups = [...byName].map(([name, ids]) => ({ key: `trait ${name}`, title: name, ids }));
  return [...groups, { key: "none", title: t("editor.traits.none"), ids: without }];
}

/** The name of an item's trait, whether or not there is one. */
export function traitOf({ items }: Snapshot, id: string): string | undefined {
  const value = items.get(id)?.value;
  return isObject(value) && typeof value["trait"] === "string" ? value["trait"] : undefined;
}

function matching(snapshot: Snapshot, ids: readonly string[], filter: string): readonly string[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === "") return ids;
  return ids.filter((id) =>
    `${itemName(snapshot, id)} ${itemSummary(snapshot, id)} ${traitOf(snapshot, id) ?? ""}`
      .toLowerCase()
      .includes(wanted),
  );
}

/** The items of all rows from one to another, whichever comes first. */
export function itemsBetween(rows: readonly ObjectRow[], from: number, to: number): readonly string[] {
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return range.flatMap((row) => (row.title === undefined ? row.ids : []));
}

/** The row that an arrow key leads to from a row; undefined for other keys. */
export function rowAfter(rows: readonly ObjectRow[], index: number, key: string): number | undefined {
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, index + 1);
    case "ArrowUp":
      return Math.max(0, index - 1);
    case "PageDown":
      return Math.min(last, index + PAGE);
    case "PageUp":
      return Math.max(0, index - PAGE);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

const PAGE = 15;

/** The row of the group that a row is in. */
export function groupOf(rows: readonly ObjectRow[], index: number): number {
  return rows.findLastIndex((row, i) => i <= index && row.title !== undefined);
}
