import { ALL, WALL } from "#sim/masks.ts";
import type { Vertex } from "#sim/stadium.ts";
import { readMask, readNumber, requireNumber } from "./field.ts";
import { type Written, writeMask, writeNumber } from "./written.ts";
import type { Source } from "./source.ts";

export const VERTEX_KEYS = ["x", "y", "bCoef", "cMask", "cGroup"] as const;

export function readVertex(source: Source): Vertex {
  return {
    x: requireNumber(source, "x"),
    y: requireNumber(source, "y"),
    bCoef: readNumber(source, "bCoef", 1),
    cMask: readMask(source, "cMask", ALL),
    cGroup: readMask(source, "cGroup", WALL),
  };
}

export function writeVertex(vertex: Vertex): Written {
  const written: Written = { x: vertex.x, y: vertex.y };
  writeNumber(written, "bCoef", vertex.bCoef, 1);
  writeMask(written, "cMask", vertex.cMask, ALL);
  writeMask(written, "cGroup", vertex.cGroup, WALL);
  return written;
}
