/** The boxes of items on the pitch, in map units. */
import type { Point, Stadium } from "#sim/stadium.ts";
import { type Drawing, kindAt } from "./drawing.ts";
import { arcDegrees, arcPoint, isStraight } from "./curve-shape.ts";

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Around all items that have a place; planes are endless and have none. Undefined without any. */
export function boundsOf(drawing: Drawing, ids: Iterable<string>): Box | undefined {
  const points: Point[] = [];
  for (const id of ids) points.push(...cornersOf(drawing, id));
  return boxAround(points);
}

export function boxAround(points: readonly Point[]): Box | undefined {
  if (points.length === 0) return undefined;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

export function middleOf({ left, top, right, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Points whose box is that of the item. */
export function cornersOf(drawing: Drawing, id: string): readonly Point[] {
  const { stadium, indices } = drawing;
  const index = indices.get(id);
  if (index === undefined) return [];
  switch (kindAt(drawing, id)) {
    case "vertexes":
      return [stadium.vertexes[index]!];
    case "segments":
      return segmentPoints(stadium, index);
    case "goals":
      return [stadium.goals[index]!.p0, stadium.goals[index]!.p1];
    case "discs": {
      const { x, y, radius } = stadium.discs[index]!;
      const reach = Math.max(0, radius);
      return [
        { x: x - reach, y: y - reach },
        { x: x + reach, y: y + reach },
      ];
    }
    case "joints": {
      const { d0, d1 } = stadium.joints[index]!;
      return [stadium.discs[d0]!, stadium.discs[d1]!];
    }
    case "redSpawnPoints":
      return [stadium.redSpawnPoints[index]!];
    case "blueSpawnPoints":
      return [stadium.blueSpawnPoints[index]!];
    default:
      return [];
  }
}

/** Steps along an arc, which are close to its box. */
const ARC_STEPS = 12;

function segmentPoints(stadium: Stadium, index: number): readonly Point[] {
  const { v0, v1, curveF } = stadium.segments[index]!;
  const [a, b] = [stadium.vertexes[v0]!, stadium.vertexes[v1]!];
  const curve = arcDegrees(curveF);
  if (isStraight(curve)) return [a, b];
  return Array.from({ length: ARC_STEPS + 1 }, (_, i) => arcPoint(a, b, { curve, share: i / ARC_STEPS }));
}
