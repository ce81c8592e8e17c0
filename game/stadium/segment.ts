import { ALL, WALL } from "#sim/masks.ts";
import type { Segment } from "#sim/stadium.ts";
import { curveDegrees, curveFactor, STRAIGHT } from "./curve.ts";
import { readColor, readFlag, readMask, readNumber, requireIndex, requireNumber } from "./field.ts";
import { type Source, valueOf } from "./source.ts";
import { type Written, writeColor, writeFlag, writeMask, writeNumber } from "./written.ts";

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

/** `vertexes` is how many there are. */
export function readSegment(source: Source, vertexes: number): Segment {
  return {
    ...readShape(source, vertexes),
    bCoef: readNumber(source, "bCoef", 1),
    vis: readFlag(source, "vis", true),
    color: readColor(source, "color", 0),
    cMask: readMask(source, "cMask", ALL),
    cGroup: readMask(source, "cGroup", WALL),
  };
}

/**
 * Ends, curve and bias. A negative curve is a positive one seen from the other end: the ends change places and the bias
 * its sign, even if the angle then is too small for an arc. A curveF is taken as it is.
 */
function readShape(source: Source, vertexes: number): Pick<Segment, "v0" | "v1" | "curveF" | "bias"> {
  const v0 = requireIndex(source, "v0", vertexes, "vertex");
  const v1 = requireIndex(source, "v1", vertexes, "vertex");
  const bias = readNumber(source, "bias", 0);
  const curve = readNumber(source, "curve", 0);
  if (valueOf(source, "curveF") !== undefined) return { v0, v1, bias, curveF: requireNumber(source, "curveF") };
  if (curve >= 0) return { v0, v1, bias, curveF: curveFactor(curve) };
  return { v0: v1, v1: v0, bias: -bias + 0, curveF: curveFactor(-curve) };
}

/** Arcs carry their angle for other programs and the exact curveF for an unchanged reading. */
export function writeSegment(segment: Segment): Written {
  const written: Written = { v0: segment.v0, v1: segment.v1 };
  writeNumber(written, "bCoef", segment.bCoef, 1);
  if (segment.curveF !== STRAIGHT) {
    written["curve"] = curveDegrees(segment.curveF);
    written["curveF"] = segment.curveF;
  }
  writeNumber(written, "bias", segment.bias, 0);
  writeFlag(written, "vis", segment.vis, true);
  writeColor(written, "color", segment.color, 0);
  writeMask(written, "cMask", segment.cMask, ALL);
  writeMask(written, "cGroup", segment.cGroup, WALL);
  return written;
}
