/** Which items are at a point or in a box of the pitch. */
import type { Point } from "#sim/stadium.ts";
import type { ListKey } from "./document.ts";
import { arcDegrees, distanceToArc, distanceToLine } from "./curve-shape.ts";
import { type Drawing, kindAt } from "./drawing.ts";
import { type Box, cornersOf } from "./item-bounds.ts";

/** Small things are found before large ones that they lie on. */
const ORDER: readonly ListKey[] = [
  ...(["vertexes", "redSpawnPoints", "blueSpawnPoints", "discs", "joints", "segments", "goals", "planes"] as const),
];

export type HitOptions = {
  /** How far from an item a point may be, in map units. */
  readonly tolerance: number;
  /** Items that are not found, such as locked ones. */
  readonly isIgnored: (id: string) => boolean;
};

/** The items at a point, the best one first. */
export function itemsAt(drawing: Drawing, point: Point, { tolerance, isIgnored }: HitOptions): readonly string[] {
  const found: string[] = [];
  for (const kind of ORDER) {
    // Later items lie on top of earlier ones.
    const near = drawing.idsAt[kind]
      .map((id, index) => ({ id, distance: distanceTo(drawing, { kind, index }, point) }))
      .filter(({ id, distance }) => distance <= tolerance && !isIgnored(id))
      .toReversed();
    near.sort((a, b) => a.distance - b.distance);
    found.push(...near.map(({ id }) => id));
  }
  return found.filter((id) => drawing.snapshot.items.has(id));
}

type Place = { readonly kind: ListKey; readonly index: number };

/** In map units; 0 inside a disc. */
function distanceTo({ stadium }: Drawing, { kind, index }: Place, point: Point): number {
  const from = ({ x, y }: Point) => Math.hypot(point.x - x, point.y - y);
  switch (kind) {
    case "vertexes":
      return from(stadium.vertexes[index]!);
    case "segments": {
      const { v0, v1, curveF } = stadium.segments[index]!;
      return distanceToArc(stadium.vertexes[v0]!, stadium.vertexes[v1]!, { curve: arcDegrees(curveF), point });
    }
    case "planes": {
      const { normal, dist } = stadium.planes[index]!;
      return Math.abs(normal.x * point.x + normal.y * point.y - dist);
    }
    case "goals":
      return distanceToLine(stadium.goals[index]!.p0, stadium.goals[index]!.p1, point);
    case "discs":
      return Math.max(0, from(stadium.discs[index]!) - Math.max(0, stadium.discs[index]!.radius));
    case "joints": {
      const { d0, d1 } = stadium.joints[index]!;
      return distanceToLine(stadium.discs[d0]!, stadium.discs[d1]!, point);
    }
    case "redSpawnPoints":
      return from(stadium.redSpawnPoints[index]!);
    case "blueSpawnPoints":
      return from(stadium.blueSpawnPoints[index]!);
  }
}

/** The items that lie in a box with all of their points. */
export function itemsIn(drawing: Drawing, box: Box, isIgnored: HitOptions["isIgnored"]): readonly string[] {
  const isInside = ({ x, y }: Point) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  return [...drawing.snapshot.items.keys()].filter((id) => {
    const points = cornersOf(drawing, id);
    return points.length > 0 && points.every(isInside) && !isIgnored(id) && kindAt(drawing, id) !== "planes";
  });
}
