/** Counterparts: the item of the same kind at the mirrored place in the other half of the pitch. */
import type { Point } from "#sim/stadium.ts";
import { arcDegrees, arcPoint } from "./curve-shape.ts";
import { LIST_KEYS, type ListKey } from "./document.ts";
import type { Drawing } from "./drawing.ts";
import { applyMatrix, type Matrix } from "./transform.ts";

/** Places that differ less, in map units, are the same. */
const TOLERANCE = 0.01;

/** Points that tell where an item is. */
type Place = readonly Point[];
type Placed = { readonly id: string; readonly place: Place };

/** Mirroring left and right swaps the teams of spawn points. */
export function mirroredKind(kind: ListKey, { a }: Matrix): ListKey {
  if (a > 0) return kind;
  return kind === "redSpawnPoints" ? "blueSpawnPoints" : kind === "blueSpawnPoints" ? "redSpawnPoints" : kind;
}

export function isOwnImage(drawing: Drawing, id: string, matrix: Matrix): boolean {
  const place = placeOf(drawing, id);
  return place !== undefined && isSamePlace(mirrored(place, matrix), place);
}

/**
 * The counterpart of an item; undefined without one, and for items that are their own image. Of several items at one place, the
 * first one is the counterpart of the first one, and so on.
 */
export function counterpartOf(drawing: Drawing, id: string, matrix: Matrix): string | undefined {
  const place = placeOf(drawing, id);
  const kind = drawing.snapshot.items.get(id)?.kind;
  if (place === undefined || kind === undefined) return undefined;
  const places = placesOf(drawing);
  const number = at(places.get(kind)!, place).indexOf(id);
  const found = at(places.get(mirroredKind(kind, matrix))!, mirrored(place, matrix))[number];
  return found === id ? undefined : found;
}

/** The counterpart of a segment that has another curve: the one between the mirrored ends, if there is only one. */
export function counterpartByEnds(drawing: Drawing, id: string, matrix: Matrix): string | undefined {
  const place = placeOf(drawing, id);
  if (place === undefined || drawing.snapshot.items.get(id)?.kind !== "segments") return undefined;
  const ends = mirrored(place.slice(0, 2), matrix);
  const found = placesOf(drawing)
    .get("segments")!
    .filter((other) => isSamePlace(other.place.slice(0, 2), ends));
  return found.length === 1 && found[0]!.id !== id ? found[0]!.id : undefined;
}

function at(placed: readonly Placed[], place: Place): readonly string[] {
  return placed.filter((each) => isSamePlace(each.place, place)).map(({ id }) => id);
}

function mirrored(place: Place, matrix: Matrix): Place {
  return place.map((point) => applyMatrix(matrix, point));
}

type Places = ReadonlyMap<ListKey, readonly Placed[]>;
const known = new WeakMap<Drawing, Places>();

/** The places of all items of the document. */
function placesOf(drawing: Drawing): Places {
  const places = known.get(drawing) ?? findPlaces(drawing);
  known.set(drawing, places);
  return places;
}

function findPlaces(drawing: Drawing): Places {
  const { idsAt, snapshot } = drawing;
  const placed = (id: string): readonly Placed[] => {
    const place = snapshot.items.has(id) ? placeOf(drawing, id) : undefined;
    return place === undefined ? [] : [{ id, place }];
  };
  return new Map(LIST_KEYS.map((kind) => [kind, idsAt[kind].flatMap(placed)]));
}

/** Undefined for items without a place. */
function placeOf({ stadium, indices, snapshot }: Drawing, id: string): Place | undefined {
  const index = indices.get(id);
  if (index === undefined) return undefined;
  switch (snapshot.items.get(id)?.kind) {
    case "vertexes":
      return [stadium.vertexes[index]!];
    case "segments": {
      const { v0, v1, curveF } = stadium.segments[index]!;
      const [from, to] = [stadium.vertexes[v0]!, stadium.vertexes[v1]!];
      return [from, to, arcPoint(from, to, { curve: arcDegrees(curveF), share: 0.5 })];
    }
    case "goals":
      return [stadium.goals[index]!.p0, stadium.goals[index]!.p1];
    case "discs":
      return [stadium.discs[index]!];
    case "planes": {
      const { normal, dist } = stadium.planes[index]!;
      return [
        { x: normal.x * dist, y: normal.y * dist },
        { x: normal.x * (dist - 1), y: normal.y * (dist - 1) },
      ];
    }
    case "joints":
      return [stadium.discs[stadium.joints[index]!.d0]!, stadium.discs[stadium.joints[index]!.d1]!];
    case "redSpawnPoints":
      return [stadium.redSpawnPoints[index]!];
    case "blueSpawnPoints":
      return [stadium.blueSpawnPoints[index]!];
    default:
      return undefined;
  }
}

/** In any order. */
function isSamePlace(a: Place, b: Place): boolean {
  return a.length === b.length && a.every((point) => b.some((other) => isNear(point, other)));
}

export function isNear(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) <= TOLERANCE && Math.abs(a.y - b.y) <= TOLERANCE;
}
