/** Aligning and distributing items. Each selected item moves as a whole; segments take their vertexes with them. */
import type { Point } from "#sim/stadium.ts";
import { type Change, joinChanges, NO_CHANGE } from "./change.ts";
import { REFERENCES } from "./document.ts";
import { type Drawing, kindAt } from "./drawing.ts";
import { type Box, boundsOf } from "./item-bounds.ts";
import { carriers, moveBy, transformItems } from "./transform.ts";

export type Edge = "left" | "center" | "right" | "top" | "middle" | "bottom";
export type Axis = "x" | "y";

/** A group of items that moves together: one that carries others, with them. */
type Group = { readonly ids: ReadonlySet<string>; readonly box: Box };

export function alignItems(drawing: Drawing, ids: Iterable<string>, edge: Edge): Change {
  const groups = groupsOf(drawing, ids);
  const all = boundsOf(drawing, ids);
  if (all === undefined) return NO_CHANGE;
  return moved(drawing, groups, ({ box }) => alignedBy(box, all, edge));
}

function alignedBy(box: Box, all: Box, edge: Edge): Point {
  switch (edge) {
    case "left":
      return { x: all.left - box.left, y: 0 };
    case "center":
      return { x: (all.left + all.right - box.left - box.right) / 2, y: 0 };
    case "right":
      return { x: all.right - box.right, y: 0 };
    case "top":
      return { x: 0, y: all.top - box.top };
    case "middle":
      return { x: 0, y: (all.top + all.bottom - box.top - box.bottom) / 2 };
    case "bottom":
      return { x: 0, y: all.bottom - box.bottom };
  }
}

/** Makes the distances between the middles of neighbours equal; the outermost ones stay. */
export function distributeItems(drawing: Drawing, ids: Iterable<string>, axis: Axis): Change {
  const middle = ({ box }: Group) => (axis === "x" ? box.left + box.right : box.top + box.bottom) / 2;
  const groups = groupsOf(drawing, ids).toSorted((a, b) => middle(a) - middle(b));
  if (groups.length < 3) return NO_CHANGE;
  const first = middle(groups[0]!);
  const step = (middle(groups.at(-1)!) - first) / (groups.length - 1);
  return moved(drawing, groups, (group, i) => {
    const by = first + step * i - middle(group);
    return axis === "x" ? { x: by, y: 0 } : { x: 0, y: by };
  });
}

function moved(drawing: Drawing, groups: readonly Group[], by: (group: Group, i: number) => Point): Change {
  return groups
    .map((group, i) => transformItems(drawing, group.ids, moveBy(by(group, i))))
    .reduce((all, change) => joinChanges(all, change), NO_CHANGE);
}

/** Items that share a vertex or a disc, directly or through others, are one group. */
function groupsOf(drawing: Drawing, ids: Iterable<string>): readonly Group[] {
  const groups: Set<string>[] = [];
  const selected = [...ids].toSorted((a, b) => Number(refers(drawing, b)) - Number(refers(drawing, a)));
  for (const id of selected) {
    const carried = new Set(carriers(drawing, [id]));
    const touched = groups.filter((group) => [...carried].some((each) => group.has(each)));
    for (const group of touched) {
      groups.splice(groups.indexOf(group), 1);
      for (const each of group) carried.add(each);
    }
    groups.push(carried);
  }
  return groups.flatMap((group) => {
    const box = boundsOf(drawing, group);
    return box === undefined ? [] : [{ ids: group, box }];
  });
}

function refers(drawing: Drawing, id: string): boolean {
  const kind = kindAt(drawing, id);
  return kind !== undefined && REFERENCES[kind] !== undefined;
}
