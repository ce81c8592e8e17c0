/**
 * Mirror mode: what is changed in one half of the pitch is changed in the other as well. The counterpart of an item is found by its
 * place, so files that were drawn with other programs are mirrored too.
 */
import type { Point } from "#sim/stadium.ts";
import { type AddedItem, type Change, joinChanges, withKeys } from "./change.ts";
import { BALL_ID, type ListKey, REFERENCES, referenceTo, referredId } from "./document.ts";
import { createDrawing, type Drawing } from "./drawing.ts";
import { withChange } from "./change.ts";
import { isObject, isSame, type JsonValues } from "./json-object.ts";
import { applyMatrix, carriers, type Matrix, MIRROR_X, MIRROR_Y, transformedValue } from "./transform.ts";

export type MirrorMode = "none" | "x" | "y" | "both";

/** Places that differ less, in map units, are the same. */
const TOLERANCE = 0.01;

const MATRICES: Readonly<Record<MirrorMode, readonly Matrix[]>> = {
  none: [],
  x: [MIRROR_X],
  y: [MIRROR_Y],
  both: [MIRROR_X, MIRROR_Y, { a: -1, b: 0, c: 0, d: -1, e: 0, f: 0 }],
};

/** The change and its images in the other parts of the pitch. `nextId` gives new ids. */
export function mirrorChange(
  drawing: Drawing,
  change: Change,
  { mode, nextId }: { readonly mode: MirrorMode; readonly nextId: () => string },
): Change {
  if (MATRICES[mode].length === 0) return change;
  const after = createDrawing(withChange(drawing.snapshot, change));
  // An unreadable result has no places that could be mirrored.
  if (!after.ok) return change;
  return MATRICES[mode]
    .map((matrix) => imageOf({ before: drawing, after: after.drawing, change }, matrix, nextId))
    .reduce((all, image) => joinChanges(all, image), change);
}

/** The change that adds images of items in the other half, apart from those that have one and those on its border. */
export function addImages(
  drawing: Drawing,
  ids: Iterable<string>,
  { axis, nextId }: { readonly axis: "x" | "y"; readonly nextId: () => string },
): Change {
  const matrix = axis === "x" ? MIRROR_X : MIRROR_Y;
  const carried = carriers(drawing, ids);
  const counterpart = (id: string) => counterpartOf(drawing, id, matrix);
  const add = [...drawing.snapshot.items]
    .filter(([id]) => carried.has(id) && counterpart(id) === undefined)
    .map(([id, { kind, value }]) => ({ id, kind, value }));
  return { add: addedImages({ before: drawing, after: drawing, change: { add } }, { matrix, nextId, counterpart }) };
}

type Step = { readonly before: Drawing; readonly after: Drawing; readonly change: Change };

function imageOf({ before, after, change }: Step, matrix: Matrix, nextId: () => string): Change {
  const isTouched = (id: string) => change.set?.has(id) === true || change.remove?.has(id) === true;
  const counterparts = new Map<string, string>();
  const counterpart = (id: string) => {
    const known = counterparts.get(id) ?? counterpartOf(before, id, matrix);
    if (known !== undefined) counterparts.set(id, known);
    return known;
  };
  const set = new Map<string, unknown>();
  for (const [id, value] of change.set ?? []) {
    const other = counterpart(id);
    if (other === undefined || isTouched(other)) continue;
    const image = mirroredKeys({ before, after }, { id, value, other, matrix });
    if (image !== undefined) set.set(other, image);
  }
  const removed = [...(change.remove ?? [])].flatMap((id) => counterpart(id) ?? []);
  return {
    set,
    remove: new Set(removed),
    add: addedImages({ before, after, change }, { matrix, nextId, counterpart }),
  };
}

type Drawings = Pick<Step, "before" | "after">;
type Pair = { readonly id: string; readonly value: unknown; readonly other: string; readonly matrix: Matrix };

/** The counterpart's value with the mirrored new values of the keys that have changed; undefined where none has. */
function mirroredKeys({ before, after }: Drawings, { id, value, other, matrix }: Pair): unknown {
  const old = before.snapshot.items.get(id)!.value;
  const otherValue = before.snapshot.items.get(other)!.value;
  const placed = transformedValue(after, id, matrix) ?? value;
  if (!isObject(value) || !isObject(old) || !isObject(placed)) return placed;
  const keys: JsonValues = {};
  const references = REFERENCES[before.snapshot.items.get(id)!.kind]?.keys ?? [];
  for (const key of new Set([...Object.keys(old), ...Object.keys(value)])) {
    if (references.includes(key) || isSame(old[key], value[key])) continue;
    keys[key] = placed[key];
    if (key === "team") keys[key] = otherTeam(value[key], matrix);
  }
  // Segments that run the other way curve the other way, and their front is the other side.
  const isAgainst = runsAgainst(before, { id, other, matrix });
  for (const key of ["curve", "bias"]) if (isAgainst && typeof keys[key] === "number") keys[key] = -keys[key] + 0;
  return withKeys(otherValue, keys);
}

/** Whether the image of a segment's first end is the second end of its counterpart, or the first one's where the matrix mirrors. */
function runsAgainst(drawing: Drawing, { id, other, matrix }: Omit<Pair, "value">): boolean {
  const start = (segment: string) => {
    const value = drawing.snapshot.items.get(segment)!.value as JsonValues;
    const index = drawing.indices.get(referredId(value["v0"]) ?? "");
    return index === undefined ? undefined : drawing.stadium.vertexes[index];
  };
  const [from, to] = [start(id), start(other)];
  if (from === undefined || to === undefined) return false;
  const swapped = !isNear(applyMatrix(matrix, from), to);
  return swapped !== matrix.a * matrix.d < 0;
}

type Images = {
  readonly matrix: Matrix;
  readonly nextId: () => string;
  readonly counterpart: (id: string) => string | undefined;
};

/** The images of added items, apart from those that are their own image. */
function addedImages({ before, after, change }: Step, { matrix, nextId, counterpart }: Images): readonly AddedItem[] {
  const images = new Map<string, string>();
  const imageId = (id: string) =>
    images.get(id) ?? counterpart(id) ?? (before.snapshot.items.has(id) || id === BALL_ID ? id : undefined);
  const added: AddedItem[] = [];
  for (const { id, kind, value } of change.add ?? []) {
    if (isOwnImage(after, id, matrix)) {
      images.set(id, id);
      continue;
    }
    const image = mirroredItem(after, { id, kind, value }, matrix);
    const referring = withImages(image, { kind, imageId, isMirrored: matrix.a * matrix.d < 0 });
    if (referring === undefined || isSame(referring, value)) continue;
    const newId = nextId();
    images.set(id, newId);
    added.push({ id: newId, kind: mirroredKind(kind, matrix), value: referring });
  }
  return added;
}

function mirroredItem(after: Drawing, { id, value }: AddedItem, matrix: Matrix): unknown {
  const placed = transformedValue(after, id, matrix) ?? value;
  if (!isObject(placed)) return placed;
  const { team, color } = placed;
  const keys = {
    ...(team !== undefined && { team: otherTeam(team, matrix) }),
    ...(color !== undefined && { color: otherColor(color, matrix) }),
  };
  return withKeys(placed, keys);
}

type References = {
  readonly kind: ListKey;
  readonly imageId: (id: string) => string | undefined;
  readonly isMirrored: boolean;
};

/** The item with references to the images of what it refers to; undefined where one has none, or nothing would be new. */
function withImages(value: unknown, { kind, imageId, isMirrored }: References): unknown {
  const references = REFERENCES[kind]?.keys;
  if (references === undefined || !isObject(value)) return value;
  const targets = references.map((key) => referredId(value[key]));
  const images = targets.map((id) => (id === undefined ? undefined : imageId(id)));
  if (images.some((id) => id === undefined)) return undefined;
  if (targets.every((id) => images.includes(id))) return undefined;
  const ordered = isMirrored && kind === "segments" ? images.toReversed() : images;
  return withKeys(value, Object.fromEntries(references.map((key, i) => [key, referenceTo(ordered[i]!)])));
}

/** Red is at the left: mirroring left and right swaps the teams. */
function otherTeam(team: unknown, { a }: Matrix): unknown {
  if (a > 0) return team;
  return team === "red" ? "blue" : team === "blue" ? "red" : team;
}

/** The tints of goal posts, which go with their team. */
const TINTS: Readonly<Record<string, string>> = { FFCCCC: "CCCCFF", CCCCFF: "FFCCCC" };

function otherColor(color: unknown, { a }: Matrix): unknown {
  return a < 0 && typeof color === "string" && Object.hasOwn(TINTS, color) ? TINTS[color] : color;
}

function mirroredKind(kind: ListKey, { a }: Matrix): ListKey {
  if (a > 0) return kind;
  return kind === "redSpawnPoints" ? "blueSpawnPoints" : kind === "blueSpawnPoints" ? "redSpawnPoints" : kind;
}

function isOwnImage(drawing: Drawing, id: string, matrix: Matrix): boolean {
  const points = placeOf(drawing, id);
  return (
    points !== undefined &&
    isSamePlace(
      points.map((point) => applyMatrix(matrix, point)),
      points,
    )
  );
}

/** The item of the same kind at the mirrored place; undefined without one, and for items that are their own image. */
export function counterpartOf(drawing: Drawing, id: string, matrix: Matrix): string | undefined {
  const item = drawing.snapshot.items.get(id);
  const place = placeOf(drawing, id);
  if (item === undefined || place === undefined) return undefined;
  const wanted = place.map((point) => applyMatrix(matrix, point));
  const kind = mirroredKind(item.kind, matrix);
  const found = drawing.idsAt[kind].find((other) => {
    const points = placeOf(drawing, other);
    return points !== undefined && isSamePlace(points, wanted) && drawing.snapshot.items.has(other);
  });
  return found === id ? undefined : found;
}

/** Points that tell where an item is; undefined without any. */
function placeOf(drawing: Drawing, id: string): readonly Point[] | undefined {
  const { stadium, indices, snapshot } = drawing;
  const index = indices.get(id);
  if (index === undefined) return undefined;
  switch (snapshot.items.get(id)?.kind) {
    case "vertexes":
      return [stadium.vertexes[index]!];
    case "segments":
      return [stadium.vertexes[stadium.segments[index]!.v0]!, stadium.vertexes[stadium.segments[index]!.v1]!];
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
function isSamePlace(a: readonly Point[], b: readonly Point[]): boolean {
  return a.length === b.length && a.every((point) => b.some((other) => isNear(point, other)));
}

function isNear(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) <= TOLERANCE && Math.abs(a.y - b.y) <= TOLERANCE;
}
