/** Planes of a stadium file. Normals are exact through export and import. */
import { ALL, WALL } from "#sim/masks.ts";
import type { Plane, Point } from "#sim/stadium.ts";
import { readMask, readNumber, requireNumber, requirePoint } from "./field-readers.ts";
import { type HbsObject, valueOf, warnAt } from "./hbs-object.ts";
import { pairOf, type JsonOutput, writeMask, writeNumber } from "./field-writers.ts";

export const PLANE_KEYS = ["normal", "unit", "dist", "bCoef", "cMask", "cGroup"] as const;

/** Vectors outside these lengths are scaled first: squares of shorter ones lose digits, those of longer ones overflow. */
const SHORTEST_NORMAL = 1e-100;
const LONGEST_NORMAL = 1e100;
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

/** A vector divided by its length, or null for (0, 0). A component that underflows to -0 becomes 0. */
export function unit({ x, y }: Point): Point | null {
  const length = Math.sqrt(x * x + y * y);
  if (length > SHORTEST_NORMAL && length < LONGEST_NORMAL) return { x: x / length + 0, y: y / length + 0 };
  const longer = Math.max(Math.abs(x), Math.abs(y));
  return longer > 0 ? unit({ x: x / longer, y: y / longer }) : null;
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
