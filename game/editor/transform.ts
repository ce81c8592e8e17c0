/** Moving, turning, scaling and mirroring items, as changes of their plain values. */
import type { Point } from "#sim/stadium.ts";
import { type Change, withKeys } from "./change.ts";
import { REFERENCES, referredId } from "./document.ts";
import { type Drawing, kindAt } from "./drawing.ts";
import { type JsonValues } from "./json-object.ts";

/** Points become (a·x + c·y + e, b·x + d·y + f), as in a canvas. */
export type Matrix = {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
};

/** Digits after the point that values of changes keep: what is left of turning by 90° must be a whole number. */
const PRECISION = 1e4;

export function moveBy({ x, y }: Point): Matrix {
  return { a: 1, b: 0, c: 0, d: 1, e: x, f: y };
}

/** Scales by different factors around a point; negative factors mirror. */
export function scaleAround({ x, y }: Point, factorX: number, factorY: number): Matrix {
  return { a: factorX, b: 0, c: 0, d: factorY, e: x - factorX * x, f: y - factorY * y };
}

/** Turns by an angle in radians, clockwise on the screen. */
export function turnAround({ x, y }: Point, angle: number): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { a: cos, b: sin, c: -sin, d: cos, e: x - cos * x + sin * y, f: y - sin * x - cos * y };
}

/** The other half of the pitch: left and right, or top and bottom. */
export const MIRROR_X: Matrix = scaleAround({ x: 0, y: 0 }, -1, 1);
export const MIRROR_Y: Matrix = scaleAround({ x: 0, y: 0 }, 1, -1);

export function applyMatrix({ a, b, c, d, e, f }: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

export function rounded(value: number): number {
  const result = Math.round(value * PRECISION) / PRECISION + 0;
  // Numbers that are too large for digits after the point stay as they are.
  return Number.isFinite(result) ? result : value;
}

export function pairOf({ x, y }: Point): readonly [number, number] {
  return [rounded(x), rounded(y)];
}

/** The items themselves and what carries them: segments move with their vertexes, joints with their discs. */
export function carriers({ snapshot }: Drawing, ids: Iterable<string>): ReadonlySet<string> {
  const carried = new Set<string>();
  for (const id of ids) {
    const item = snapshot.items.get(id);
    if (item === undefined) continue;
    carried.add(id);
    for (const key of REFERENCES[item.kind]?.keys ?? []) {
      const target = referredId((item.value as JsonValues)[key]);
      if (target !== undefined && snapshot.items.has(target)) carried.add(target);
    }
  }
  return carried;
}

/** The change that moves items by a matrix. A mirrored segment between moved vertexes keeps its shape. */
export function transformItems(drawing: Drawing, ids: Iterable<string>, matrix: Matrix): Change {
  const carried = carriers(drawing, ids);
  const set = new Map<string, unknown>();
  for (const id of carried) {
    const value = transformedValue(drawing, id, matrix);
    if (value !== undefined) set.set(id, value);
  }
  if (isMirrored(matrix)) turnSegments(drawing, carried, set);
  return { set };
}

function isMirrored({ a, b, c, d }: Matrix): boolean {
  return a * d - b * c < 0;
}

/** The value of an item at its new place; undefined for items that have no place of their own. */
export function transformedValue(drawing: Drawing, id: string, matrix: Matrix): unknown {
  const index = drawing.indices.get(id);
  const value = drawing.snapshot.items.get(id)?.value;
  const { stadium } = drawing;
  if (index === undefined) return undefined;
  switch (kindAt(drawing, id)) {
    case "vertexes": {
      const [x, y] = pairOf(applyMatrix(matrix, stadium.vertexes[index]!));
      return withKeys(value, { x, y });
    }
    case "discs":
      return transformedDisc(drawing, index, { value, matrix });
    case "goals": {
      const { p0, p1 } = stadium.goals[index]!;
      return withKeys(value, { p0: pairOf(applyMatrix(matrix, p0)), p1: pairOf(applyMatrix(matrix, p1)) });
    }
    case "planes":
      return transformedPlane(drawing, index, { value, matrix });
    case "redSpawnPoints":
      return pairOf(applyMatrix(matrix, stadium.redSpawnPoints[index]!));
    case "blueSpawnPoints":
      return pairOf(applyMatrix(matrix, stadium.blueSpawnPoints[index]!));
    default:
      return undefined;
  }
}

type Transformed = { readonly value: unknown; readonly matrix: Matrix };

/** Speed and gravity turn with the disc; its radius scales, which a turned or mirrored one does not. */
function transformedDisc({ stadium }: Drawing, index: number, { value, matrix }: Transformed): JsonValues {
  const disc = stadium.discs[index]!;
  const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
  const keys: JsonValues = { pos: pairOf(applyMatrix(matrix, disc)) };
  if (Math.abs(scale - 1) > 1e-9) keys["radius"] = rounded(disc.radius * scale);
  const turn = { ...matrix, e: 0, f: 0 };
  const turned = (x: number, y: number) => {
    const { x: newX, y: newY } = applyMatrix(turn, { x, y });
    return pairOf({ x: newX / (scale || 1), y: newY / (scale || 1) });
  };
  if (disc.vx !== 0 || disc.vy !== 0) keys["speed"] = turned(disc.vx, disc.vy);
  if (disc.gx !== 0 || disc.gy !== 0) keys["gravity"] = turned(disc.gx, disc.gy);
  return withKeys(value, keys);
}

/** A normal is not a point: it turns by the inverse of the transposed matrix. */
function transformedPlane({ stadium }: Drawing, index: number, { value, matrix }: Transformed): JsonValues | undefined {
  const { normal, dist } = stadium.planes[index]!;
  const { a, b, c, d } = matrix;
  const side = Math.sign(a * d - b * c);
  const x = (d * normal.x - b * normal.y) * side;
  const y = (a * normal.y - c * normal.x) * side;
  const length = Math.hypot(x, y);
  if (!(length > 0)) return undefined;
  const point = applyMatrix(matrix, { x: normal.x * dist, y: normal.y * dist });
  const newDist = rounded((x * point.x + y * point.y) / length);
  const turned = Math.hypot(x / length - normal.x, y / length - normal.y) > 1e-9;
  // `unit` is the exact normal of exported files.
  return withKeys(
    value,
    turned ? { normal: pairOf({ x: x / length, y: y / length }), unit: undefined, dist: newDist } : { dist: newDist },
  );
}

/** Swaps the ends of segments whose two vertexes are mirrored, so that their curve and bias point at the same side. */
function turnSegments({ snapshot }: Drawing, carried: ReadonlySet<string>, set: Map<string, unknown>): void {
  for (const id of snapshot.ids.segments) {
    const value = snapshot.items.get(id)!.value as JsonValues;
    const [v0, v1] = [referredId(value["v0"]), referredId(value["v1"])];
    if (v0 === undefined || v1 === undefined || !carried.has(v0) || !carried.has(v1)) continue;
    set.set(id, withKeys(value, { v0: value["v1"], v1: value["v0"] }));
  }
}
