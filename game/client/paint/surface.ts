/** What the ground of a stadium is made of, by the type and the colour of its background. */
import type { Segment, Stadium } from "#sim/stadium.ts";
import { arcOf } from "./arc.ts";
import type { Box } from "./bounds.ts";
import { hueOf, luma, type Rgb } from "./color.ts";
import { HBS_DEFAULT_GRASS } from "./palette.ts";

/** `court`: an even floor of any colour. */
export type Surface = "grass" | "ice" | "boards" | "court";

/** Degrees on the colour wheel. */
const WOOD = { from: 12, to: 38 } as const;
const GRASS = { from: 50, to: 175 } as const;
/** Greyer colours are no wood and no grass. */
const SATURATION_MIN = 0.16;

export function surfaceOf({ type, color }: Stadium["bg"]): Surface {
  if (type === "hockey") return "ice";
  if (type === "grass" && color === HBS_DEFAULT_GRASS) return "grass";
  const { hue, saturation } = hueOf(color);
  if (saturation < SATURATION_MIN) return "court";
  if (hue >= WOOD.from && hue <= WOOD.to && luma(color) > 0.2) return "boards";
  return type === "grass" && hue >= GRASS.from && hue <= GRASS.to ? "grass" : "court";
}

/** Map units by which a wall may miss the side of the court. */
const TOLERANCE = 2;
/** And by which the corners may differ from each other. */
const CORNER_TOLERANCE = 4;
/** Largest corner, in shares of the court's shorter side. */
const CORNER_SHARE_MAX = 0.4;

/** A rectangle with round corners of this radius. */
export type Court = Box & { readonly corner: number };

/**
 * What visible walls enclose between the two goals of a stadium whose background has no field. Undefined where nothing is
 * enclosed, or where the map paints with the colour of its ground: a texture would show what is hidden.
 */
export function courtOf(stadium: Stadium): Court | undefined {
  const { bg, goals, segments, discs } = stadium;
  if (bg.type !== "none" || goals.length < 2 || paintsWith(bg.color, segments, discs)) return undefined;
  const xs = goals.flatMap(({ p0, p1 }) => [p0.x, p1.x]);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const walls = straightWalls(stadium).filter(
    ({ a, b }) => Math.min(a.x, b.x) >= left - TOLERANCE && Math.max(a.x, b.x) <= right + TOLERANCE,
  );
  const ys = walls.flatMap(({ a, b }) => [a.y, b.y]);
  const box = { left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
  const [width, height] = [right - left, box.bottom - box.top];
  if (!(width > 0 && height > 0) || !Number.isFinite(height)) return undefined;
  // What walls and goals leave open at each end of a side.
  const gaps = [
    ...[box.top, box.bottom].map((at) => (width - covered(walls, "y", at)) / 2),
    ...[left, right].map((at) => (height - covered(walls, "x", at) - goalsOn(stadium, at)) / 2),
  ].map((gap) => Math.max(0, gap));
  const corner = Math.max(...gaps);
  if (corner - Math.min(...gaps) > CORNER_TOLERANCE || corner > CORNER_SHARE_MAX * Math.min(width, height))
    return undefined;
  if (corner > CORNER_TOLERANCE && !hasCorners(stadium, corner)) return undefined;
  return { ...box, corner: corner > CORNER_TOLERANCE ? corner : 0 };
}

/** Whether four visible arcs have this radius. */
function hasCorners(stadium: Stadium, radius: number): boolean {
  const corners = stadium.segments.filter((segment) => {
    const arc = segment.vis && segment.color >= 0 ? arcOf(segment, stadium) : undefined;
    return arc !== undefined && Math.abs(arc.radius - radius) <= CORNER_TOLERANCE;
  });
  return corners.length >= 4;
}

function paintsWith(color: Rgb, segments: Stadium["segments"], discs: Stadium["discs"]): boolean {
  return (
    segments.some((segment) => segment.vis && segment.color === color) || discs.some((disc) => disc.color === color)
  );
}

type Wall = { readonly a: Stadium["vertexes"][number]; readonly b: Stadium["vertexes"][number] };

function straightWalls({ segments, vertexes }: Stadium): readonly Wall[] {
  const isStraight = ({ vis, color, curveF }: Segment) => vis && color >= 0 && !Number.isFinite(curveF);
  return segments.filter(isStraight).map(({ v0, v1 }) => ({ a: vertexes[v0]!, b: vertexes[v1]! }));
}

/** Length of the walls on the line where this coordinate is `at`. */
function covered(walls: readonly Wall[], axis: "x" | "y", at: number): number {
  const along = axis === "x" ? "y" : "x";
  return walls
    .filter(({ a, b }) => Math.abs(a[axis] - at) <= TOLERANCE && Math.abs(b[axis] - at) <= TOLERANCE)
    .reduce((sum, { a, b }) => sum + Math.abs(a[along] - b[along]), 0);
}

/** Length of the goal lines there, which have no wall. */
function goalsOn({ goals }: Stadium, x: number): number {
  return goals
    .filter(({ p0, p1 }) => Math.abs(p0.x - x) <= TOLERANCE && Math.abs(p1.x - x) <= TOLERANCE)
    .reduce((sum, { p0, p1 }) => sum + Math.abs(p0.y - p1.y), 0);
}
