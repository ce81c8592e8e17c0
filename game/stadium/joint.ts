/** Joints of a stadium file. */
import type { Disc, Joint } from "#sim/stadium.ts";
import { readColor, requireIndex, toNumber, toPoint } from "./field-readers.ts";
import { pathOf, type HbsObject, valueOf } from "./hbs-object.ts";
import { type JsonOutput, writeColor } from "./field-writers.ts";

export const JOINT_KEYS = ["d0", "d1", "length", "strength", "color"] as const;

/** `discs` is the whole list, the ball included: joints count it. */
export function readJoint(object: HbsObject, discs: readonly Disc[]): Joint {
  const d0 = requireIndex(object, "d0", discs.length, "disc");
  const d1 = requireIndex(object, "d1", discs.length, "disc");
  return {
    d0,
    d1,
    ...readLength(object, discs[d0], discs[d1]),
    strength: readStrength(object),
    color: readColor(object, "color", 0),
  };
}

/** Absent: as far apart as the two discs are in the file. A number: fixed. A pair: at least and at most. */
function readLength(
  object: HbsObject,
  a: Disc | undefined,
  b: Disc | undefined,
): Pick<Joint, "minLength" | "maxLength"> {
  const value = valueOf(object, "length");
  const path = pathOf(object, "length");
  if (Array.isArray(value)) {
    const range = toPoint(value, path, object.report);
    return { minLength: range.x, maxLength: range.y };
  }
  const fixed = value === undefined ? distance(a, b) : (toNumber(value, path, object.report) ?? 0);
  return { minLength: fixed, maxLength: fixed };
}

/** Capped at the largest length that a file can contain. */
function distance(a: Disc | undefined, b: Disc | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.min(Number.MAX_VALUE, Math.sqrt(dx * dx + dy * dy));
}

function readStrength(object: HbsObject): number {
  const value = valueOf(object, "strength");
  if (value === undefined || value === "rigid") return Infinity;
  return toNumber(value, pathOf(object, "strength"), object.report) ?? Infinity;
}

export function writeJoint(joint: Joint): JsonOutput {
  const { minLength, maxLength } = joint;
  const output: JsonOutput = { d0: joint.d0, d1: joint.d1 };
  output["length"] = minLength === maxLength ? minLength : [minLength, maxLength];
  if (joint.strength !== Infinity) output["strength"] = joint.strength;
  writeColor(output, "color", joint.color, 0);
  return output;
}
