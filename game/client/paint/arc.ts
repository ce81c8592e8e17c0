/** Segments of a stadium as canvas paths: straight lines and arcs. */
import type { Point, Segment, Stadium } from "#sim/stadium.ts";
import { type Arc, type Area, positiveAngle, traceArc, traceLine } from "./clip.ts";

const TURN = 2 * Math.PI;
/** Map units; flatter arcs, whose centres may be too far away for 64-bit floats, are drawn as straight lines. */
const ARC_HEIGHT_MIN = 1e-3;

/** The circle that a curved segment is part of; undefined for a straight segment. */
export function arcOf(segment: Segment, { vertexes }: Stadium): Arc | undefined {
  const a = vertexes[segment.v0];
  const b = vertexes[segment.v1];
  if (!a || !b || !Number.isFinite(segment.curveF)) return undefined;
  const halfX = (b.x - a.x) / 2;
  const halfY = (b.y - a.y) / 2;
  const x = a.x + halfX - halfY * segment.curveF;
  const y = a.y + halfY + halfX * segment.curveF;
  const radius = Math.hypot(a.x - x, a.y - y);
  if (!Number.isFinite(radius)) return undefined;
  return { x, y, radius, from: Math.atan2(a.y - y, a.x - x), to: Math.atan2(b.y - y, b.x - x) };
}

/** The ends of an arc and its rightmost, lowest, leftmost and highest points, as far as it passes them. */
export function arcExtremes(arc: Arc): readonly Point[] {
  const sweep = positiveAngle(arc.to - arc.from);
  const at = (angle: number) => ({
    x: arc.x + arc.radius * Math.cos(angle),
    y: arc.y + arc.radius * Math.sin(angle),
  });
  const extremes = [0, TURN / 4, TURN / 2, (3 * TURN) / 4].filter((angle) => positiveAngle(angle - arc.from) < sweep);
  return [arc.from, arc.to, ...extremes].map(at);
}

/** Adds a segment to the current path, as far as it is near `area`. */
export function traceSegment(context: CanvasRenderingContext2D, segment: Segment, stadium: Stadium, area: Area): void {
  const a = stadium.vertexes[segment.v0];
  const b = stadium.vertexes[segment.v1];
  if (!a || !b) return;
  const arc = arcOf(segment, stadium);
  const height = Math.hypot(b.x - a.x, b.y - a.y) / 4 / Math.abs(segment.curveF);
  if (arc && !(height < ARC_HEIGHT_MIN)) traceArc(context, arc, area);
  else traceLine(context, a, b, area);
}
