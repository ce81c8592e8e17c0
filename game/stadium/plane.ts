/** Planes of a stadium file. Normals are exact through export and import. */
import { ALL, WALL } from "#sim/masks.ts";
import type { Plane, Point } from "#sim/stadium.ts";
import { readMask, readNumber, requireNumber, requirePoint } from "./field-readers.ts";
import { type HbsObject, valueOf, warnAt } from "./hbs-object.ts";
import { pairOf, type JsonOutput, writeMask, writeNumber } from "./field-writers.ts";

export const PLANE_KEYS = ["normal", "unit", "dist", "bCoef", "cMask", "cGroup"] as const;

/** Shorter normals count as zero: their squares lose digits, and with them the direction. */
const SHORTEST_NORMAL = 1e-100;
/** How far from 1 the length of an exact normal may be; divisions leave 1e-16. */
const UNIT_TOLERANCE = 1e-12;

/** A plane with its normal at length 1; null, with a warning, if the normal has no direction. */
export function readPlane(object: HbsObject): Plane | null {
  const normal = unit(requirePoint(object, "normal"));
  const plane = {
    dist: requireNumber(object, "dist"),
    bCoef: readNumber(object, "bCoef", 1),
    cMask: readMask(object, "cMask", ALL),
    cGroup: readMask(object, "cGroup", WALL),
  };
  if (normal !== null) return { normal: readExactNormal(object) ?? normal, ...plane };
  if (valueOf(object, "normal") !== undefined) warnAt(object, "normal", "has no direction, the plane is left out");
  return null;
}

/** Our exports' `unit` (see writePlane), which is the normal to the last bit. */
function readExactNormal(object: HbsObject): Point | null {
  if (valueOf(object, "unit") === undefined) return null;
  const exact = requirePoint(object, "unit");
  if (Math.abs(exact.x * exact.x + exact.y * exact.y - 1) <= UNIT_TOLERANCE) return exact;
  warnAt(object, "unit", "not of length 1, ignored");
  return null;
}

/** A vector divided by its length, or null if it has none. A component that underflows to -0 becomes 0. */
export function unit(vector: Point): Point | null {
  const length = Math.sqrt(vector.x * vector.x + vector.y * vector.y);
  return length > SHORTEST_NORMAL ? { x: vector.x / length + 0, y: vector.y / length + 0 } : null;
}

/**
 * Every reader divides the normal by its length again, which for one in six unit vectors moves the last bit. Those are
 * written as a multiple that is read back exactly. For one in four hundred none of the small multiples does; then the
 * exact vector is written beside it as `unit`, a key of ours that other programs ignore.
 */
export function writePlane(plane: Plane): JsonOutput {
  const multiple = exactMultiple(plane.normal);
  const output: JsonOutput = { normal: pairOf(multiple ?? plane.normal), dist: plane.dist };
  if (multiple === null) output["unit"] = pairOf(plane.normal);
  writeNumber(output, "bCoef", plane.bCoef, 1);
  writeMask(output, "cMask", plane.cMask, ALL);
  writeMask(output, "cGroup", plane.cGroup, WALL);
  return output;
}

function exactMultiple(normal: Point): Point | null {
  for (let factor = 1; factor <= 64; factor++) {
    const multiple = { x: normal.x * factor, y: normal.y * factor };
    const back = unit(multiple);
    if (back !== null && back.x === normal.x && back.y === normal.y) return multiple;
  }
  return null;
}
