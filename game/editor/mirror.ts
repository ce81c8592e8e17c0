/**
 * Mirror mode: what is changed in one half of the pitch is changed in the other as well. The counterpart of an item is found by its
 * place, so files that were drawn with other programs are mirrored too.
 */
import { type AddedItem, type Change, joinChanges, withChange, withKeys } from "./change.ts";
import { counterpartByEnds, counterpartOf, isNear, isOwnImage, mirroredKind } from "./counterpart.ts";
import { BALL_ID, type ListKey, REFERENCES, referenceTo, referredId } from "./document.ts";
import { createDrawing, type Drawing } from "./drawing.ts";
import { isObject, isSame, type JsonValues } from "./json-object.ts";
import { applyMatrix, carriers, type Matrix, MIRROR_X, MIRROR_Y, moveBy, transformedValue } from "./transform.ts";

export type MirrorMode = "none" | "x" | "y" | "both";

/** One after the other: of four quarters, the second mirrors the half that the first has made. */
const MATRICES: Readonly<Record<MirrorMode, readonly Matrix[]>> = {
  none: [],
  x: [MIRROR_X],
  y: [MIRROR_Y],
  both: [MIRROR_X, MIRROR_Y],
};

/** The change and its images in the other parts of the pitch. `nextId` gives new ids. */
export function mirrorChange(
  drawing: Drawing,
  change: Change,
  { mode, nextId }: { readonly mode: MirrorMode; readonly nextId: () => string },
): Change {
  let whole = change;
  for (const matrix of MATRICES[mode]) {
    whole = joinChanges(whole, { set: heldOnAxis(drawing, whole, matrix) });
    const after = createDrawing(withChange(drawing.snapshot, whole));
    // An unreadable result has no places that could be mirrored.
    if (!after.ok) return whole;
    whole = joinChanges(whole, imageOf({ before: drawing, after: after.drawing, change: whole }, matrix, nextId));
  }
  return whole;
}

/** Vertexes and discs on the axis move along it only: off it they would need an image that they do not have. */
function heldOnAxis(before: Drawing, change: Change, matrix: Matrix): ReadonlyMap<string, unknown> {
  const held = new Map<string, unknown>();
  const onAxis = [...(change.set?.keys() ?? [])].filter((id) => {
    const kind = before.snapshot.items.get(id)?.kind;
    return (kind === "vertexes" || kind === "discs") && isOwnImage(before, id, matrix);
  });
  if (onAxis.length === 0) return held;
  const after = createDrawing(withChange(before.snapshot, change));
  if (!after.ok) return held;
  const { stadium, indices } = after.drawing;
  for (const id of onAxis) {
    const index = indices.get(id) ?? -1;
    const place = before.snapshot.items.get(id)!.kind === "vertexes" ? stadium.vertexes[index] : stadium.discs[index];
    if (place === undefined) continue;
    const image = applyMatrix(matrix, place);
    const back = moveBy({ x: (image.x - place.x) / 2, y: (image.y - place.y) / 2 });
    held.set(id, transformedValue(after.drawing, id, back));
  }
  return held;
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
    .filter(([id]) => carried.has(id))
    .map(([id, { kind, value }]) => ({ id, kind, value }));
  const step = { before: drawing, after: drawing, change: { add } };
  return { add: addedImages(step, { matrix, nextId, counterpart }).added };
}

type Step = { readonly before: Drawing; readonly after: Drawing; readonly change: Change };

function imageOf({ before, after, change }: Step, matrix: Matrix, nextId: () => string): Change {
  const isTouched = (id: string) => change.set?.has(id) === true || change.remove?.has(id) === true;
  const counterpart = (id: string) => counterpartOf(before, id, matrix) ?? counterpartByEnds(before, id, matrix);
  const { added, imageId } = addedImages({ before, after, change }, { matrix, nextId, counterpart });
  const set = new Map<string, unknown>();
  for (const [id, value] of change.set ?? []) {
    const other = counterpart(id);
    if (other === undefined || isTouched(other)) continue;
    set.set(other, mirroredKeys({ before, after }, { id, value, other, matrix, imageId }));
  }
  const removed = [...(change.remove ?? [])].flatMap((id) => counterpart(id) ?? []);
  return { set, remove: new Set(removed), add: added };
}

type Drawings = Pick<Step, "before" | "after">;
type Pair = {
  readonly id: string;
  readonly value: unknown;
  readonly other: string;
  readonly matrix: Matrix;
  readonly imageId: (id: string) => string | undefined;
};

/** The counterpart's value with the mirrored new values of the keys that have changed. */
function mirroredKeys({ before, after }: Drawings, pair: Pair): unknown {
  const { id, value, other, matrix } = pair;
  const old = before.snapshot.items.get(id)!.value;
  const placed = transformedValue(after, id, matrix) ?? value;
  if (!isObject(value) || !isObject(old) || !isObject(placed)) return placed;
  const changed = [...new Set([...Object.keys(old), ...Object.keys(value)])].filter(
    (key) => !isSame(old[key], value[key]),
  );
  const keys = pick(placed, changed);
  if (changed.includes("team")) keys["team"] = otherTeam(value["team"], matrix);
  // Segments that run the other way curve the other way, and their front is the other side.
  const isAgainst = runsAgainst(before, { id, other, matrix });
  for (const key of ["curve", "bias"]) if (isAgainst && typeof keys[key] === "number") keys[key] = -keys[key] + 0;
  const otherValue = before.snapshot.items.get(other)!.value;
  return withKeys(otherValue, { ...keys, ...mirroredReferences(before, changed, { ...pair, isAgainst }) });
}

/** The keys that refer to other items, of which all are set when one has changed. */
function mirroredReferences(
  { snapshot }: Drawing,
  changed: readonly string[],
  { id, value, other, matrix, imageId, isAgainst }: Pair & { readonly isAgainst: boolean },
): JsonValues {
  const { kind } = snapshot.items.get(id)!;
  const references = REFERENCES[kind]?.keys ?? [];
  if (!references.some((key) => changed.includes(key))) return {};
  const isTurned = kind === "segments" && isMirrored(matrix) !== isAgainst;
  return pick(withImages(value, { kind, imageId, isTurned }) ?? snapshot.items.get(other)!.value, references);
}

function pick(value: unknown, keys: readonly string[]): JsonValues {
  return isObject(value) ? Object.fromEntries(keys.map((key) => [key, value[key]])) : {};
}

function isMirrored({ a, d }: Matrix): boolean {
  return a * d < 0;
}

/** Whether the image of a segment's first end is the second end of its counterpart, or the first one's where the matrix mirrors. */
function runsAgainst(drawing: Drawing, { id, other, matrix }: Pick<Pair, "id" | "other" | "matrix">): boolean {
  const start = (segment: string) => {
    const value = drawing.snapshot.items.get(segment)!.value as JsonValues;
    const index = drawing.indices.get(referredId(value["v0"]) ?? "");
    return index === undefined ? undefined : drawing.stadium.vertexes[index];
  };
  const [from, to] = [start(id), start(other)];
  if (from === undefined || to === undefined) return false;
  const swapped = !isNear(applyMatrix(matrix, from), to);
  return swapped !== isMirrored(matrix);
}

type Images = {
  readonly matrix: Matrix;
  readonly nextId: () => string;
  readonly counterpart: (id: string) => string | undefined;
};

type AddedImages = {
  readonly added: readonly AddedItem[];
  /** The id of an item's image: of a new one, of its counterpart, or its own at the border of the halves. */
  readonly imageId: (id: string) => string | undefined;
};

/** The images of added items, apart from those that are there already. */
function addedImages({ before, after, change }: Step, { matrix, nextId, counterpart }: Images): AddedImages {
  const images = new Map<string, string>();
  const imageId = (id: string) =>
    images.get(id) ?? counterpart(id) ?? (before.snapshot.items.has(id) || id === BALL_ID ? id : undefined);
  const added: AddedItem[] = [];
  for (const { id, kind, value } of change.add ?? []) {
    const there = isOwnImage(after, id, matrix) ? id : counterpartOf(after, id, matrix);
    if (there !== undefined) {
      images.set(id, there);
      continue;
    }
    const image = mirroredItem(after, { id, kind, value }, matrix);
    const isTurned = isMirrored(matrix) && kind === "segments";
    const referring = REFERENCES[kind] === undefined ? image : withImages(image, { kind, imageId, isTurned });
    if (referring === undefined || isSame(referring, value)) continue;
    const newId = nextId();
    images.set(id, newId);
    added.push({ id: newId, kind: mirroredKind(kind, matrix), value: referring });
  }
  return { added, imageId };
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
  /** Whether the image runs from the image of the second end to that of the first. */
  readonly isTurned: boolean;
};

/** The item with references to the images of what it refers to; undefined where one has none, or nothing would be new. */
function withImages(value: unknown, { kind, imageId, isTurned }: References): JsonValues | undefined {
  const references = REFERENCES[kind]?.keys ?? [];
  if (!isObject(value)) return undefined;
  const images = references.map((key) => {
    const target = referredId(value[key]);
    return target === undefined ? undefined : imageId(target);
  });
  if (images.some((id) => id === undefined)) return undefined;
  const ordered = isTurned ? images.toReversed() : images;
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
