/** Segments of a stadium file: straight, or arcs given by an angle (`curve`) or by `curveF`. */
import { ALL, WALL } from "#sim/masks.ts";
import type { Segment } from "#sim/stadium.ts";
import { curveDegrees, curveFactor, STRAIGHT } from "./curve.ts";
import { readColor, readFlag, readMask, readNumber, requireIndex, requireNumber } from "./field-readers.ts";
import { type HbsObject, valueOf } from "./hbs-object.ts";
import { type JsonOutput, writeColor, writeFlag, writeMask, writeNumber } from "./field-writers.ts";

export const SEGMENT_KEYS = [
  "v0",
  "v1",
  "bCoef",
  "curve",
  "curveF",
  "bias",
  "vis",
  "color",
  "cMask",
  "cGroup",
] as const;

/** `vertexes` is the number of vertexes. */
export function readSegment(object: HbsObject, vertexes: number): Segment {
  return {
    ...readShape(object, vertexes),
    bCoef: readNumber(object, "bCoef", 1),
    vis: readFlag(object, "vis", true),
    color: readColor(object, "color", 0),
    cMask: readMask(object, "cMask", ALL),
    cGroup: readMask(object, "cGroup", WALL),
  };
}

/**
 * Ends, curve and bias. For a negative curve the ends are swapped and curve and bias change their signs, even if the
 * angle is too small for an arc. A curveF is used unchanged.
 */
function readShape(object: HbsObject, vertexes: number): Pick<Segment, "v0" | "v1" | "curveF" | "bias"> {
  const v0 = requireIndex(object, "v0", vertexes, "vertex");
  const v1 = requireIndex(object, "v1", vertexes, "vertex");
  const bias = readNumber(object, "bias", 0);
  const curve = readNumber(object, "curve", 0);
  if (valueOf(object, "curveF") !== undefined) return { v0, v1, bias, curveF: requireNumber(object, "curveF") };
  if (curve >= 0) return { v0, v1, bias, curveF: curveFactor(curve) };
  return { v0: v1, v1: v0, bias: -bias + 0, curveF: curveFactor(-curve) };
}

/** Arcs carry their angle for other programs and the exact curveF for an unchanged reading. */
export function writeSegment(segment: Segment): JsonOutput {
  const output: JsonOutput = { v0: segment.v0, v1: segment.v1 };
  writeNumber(output, "bCoef", segment.bCoef, 1);
  if (segment.curveF !== STRAIGHT) {
    output["curve"] = curveDegrees(segment.curveF);
    output["curveF"] = segment.curveF;
  }
  writeNumber(output, "bias", segment.bias, 0);
  writeFlag(output, "vis", segment.vis, true);
  writeColor(output, "color", segment.color, 0);
  writeMask(output, "cMask", segment.cMask, ALL);
  writeMask(output, "cGroup", segment.cGroup, WALL);
  return output;
}
