/** Vertexes of a stadium file. */
import { ALL, WALL } from "#sim/masks.ts";
import type { Vertex } from "#sim/stadium.ts";
import { readMask, readNumber, requireNumber } from "./field-readers.ts";
import { type JsonOutput, writeMask, writeNumber } from "./field-writers.ts";
import type { HbsObject } from "./hbs-object.ts";

export const VERTEX_KEYS = ["x", "y", "bCoef", "cMask", "cGroup"] as const;

export function readVertex(object: HbsObject): Vertex {
  return {
    x: requireNumber(object, "x"),
    y: requireNumber(object, "y"),
    bCoef: readNumber(object, "bCoef", 1),
    cMask: readMask(object, "cMask", ALL),
    cGroup: readMask(object, "cGroup", WALL),
  };
}

export function writeVertex(vertex: Vertex): JsonOutput {
  const output: JsonOutput = { x: vertex.x, y: vertex.y };
  writeNumber(output, "bCoef", vertex.bCoef, 1);
  writeMask(output, "cMask", vertex.cMask, ALL);
  writeMask(output, "cGroup", vertex.cGroup, WALL);
  return output;
}
