import type { Disc, Joint } from "#sim/stadium.ts";
import { readColor, requireIndex, toNumber, toPoint } from "./field.ts";
import { MAX_NUMBER } from "./limits.ts";
import { pathOf, type Source, valueOf } from "./source.ts";
import { type Written, writeColor } from "./written.ts";

export const JOINT_KEYS = ["d0", "d1", "length", "strength", "color"] as const;

/** `discs` is the whole list, the ball included: joints count it. */
export function readJoint(source: Source, discs: readonly Disc[]): Joint {
  const d0 = requireIndex(source, "d0", discs.length, "disc");
  const d1 = requireIndex(source, "d1", discs.length, "disc");
  return {
    d0,
    d1,
    ...readLength(source, discs[d0], discs[d1]),
    strength: readStrength(source),
    color: readColor(source, "color", 0),
  };
}

/** Absent: as far apart as the two discs are in the file. A number: fixed. A pair: at least and at most. */
function readLength(source: Source, a: Disc | undefined, b: Disc | undefined): Pick<Joint, "minLength" | "maxLength"> {
  const value = valueOf(source, "length");
  const path = pathOf(source, "length");
  if (Array.isArray(value)) {
    const range = toPoint(value, path, source.report);
    return { minLength: range.x, maxLength: range.y };
  }
  const fixed = value === undefined ? distance(a, b) : (toNumber(value, path, source.report) ?? 0);
  return { minLength: fixed, maxLength: fixed };
}

/** Discs at opposite ends of the numbers are farther apart than a length may be. */
function distance(a: Disc | undefined, b: Disc | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.min(MAX_NUMBER, Math.sqrt(dx * dx + dy * dy));
}

function readStrength(source: Source): number {
  const value = valueOf(source, "strength");
  if (value === undefined || value === "rigid") return Infinity;
  return toNumber(value, pathOf(source, "strength"), source.report) ?? Infinity;
}

export function writeJoint(joint: Joint): Written {
  const { minLength, maxLength } = joint;
  const written: Written = { d0: joint.d0, d1: joint.d1 };
  written["length"] = minLength === maxLength ? minLength : [minLength, maxLength];
  if (joint.strength !== Infinity) written["strength"] = joint.strength;
  writeColor(written, "color", joint.color, 0);
  return written;
}
