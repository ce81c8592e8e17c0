/** Name and extents of a stadium. The original requires both keys; here missing ones are replaced with a warning. */
import type { Background, Disc, Goal, Vertex } from "#sim/stadium.ts";
import { readNumber } from "./field-readers.ts";
import { fail, warn } from "./diagnostics.ts";
import { MAX_NAME_LENGTH } from "./limits.ts";
import { describe, type HbsObject, valueOf } from "./hbs-object.ts";

type Shapes = {
  readonly vertexes: readonly Vertex[];
  readonly goals: readonly Goal[];
  readonly discs: readonly Disc[];
};

/** Used for a file without any extent at all: those of the Classic stadium. */
const FALLBACK_WIDTH = 420;
const FALLBACK_HEIGHT = 200;

export function readName(root: HbsObject): string {
  const name = valueOf(root, "name");
  if (name === undefined) {
    warn(root.report, "name", `missing, taken as "Unnamed"`);
    return "Unnamed";
  }
  if (typeof name !== "string") {
    fail(root.report, "name", `expected a text, got ${describe(name)}`);
    return "Unnamed";
  }
  if (name.length <= MAX_NAME_LENGTH) return name;
  warn(root.report, "name", `longer than ${MAX_NAME_LENGTH} characters, cut`);
  return name.slice(0, MAX_NAME_LENGTH).replace(/[\ud800-\udbff]$/, "");
}

/** Half width and height; where they are missing, those of the ground, else of everything with a position. */
export function readExtents(root: HbsObject, bg: Background, shapes: Shapes): { width: number; height: number } {
  return {
    width: readExtent(root, "width", bg.width, () => extent(shapes, "x") || FALLBACK_WIDTH),
    height: readExtent(root, "height", bg.height, () => extent(shapes, "y") || FALLBACK_HEIGHT),
  };
}

function readExtent(root: HbsObject, key: "width" | "height", ground: number, measure: () => number): number {
  if (valueOf(root, key) !== undefined) return readNumber(root, key, 0);
  const derived = ground > 0 ? ground : measure();
  warn(root.report, key, `missing, taken as ${derived}`);
  return derived;
}

function extent(shapes: Shapes, axis: "x" | "y"): number {
  let largest = 0;
  for (const vertex of shapes.vertexes) largest = Math.max(largest, Math.abs(vertex[axis]));
  for (const disc of shapes.discs) largest = Math.max(largest, Math.abs(disc[axis]));
  for (const goal of shapes.goals) largest = Math.max(largest, Math.abs(goal.p0[axis]), Math.abs(goal.p1[axis]));
  return largest;
}
