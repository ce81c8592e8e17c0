/** Segments of a stadium as canvas paths: straight lines and arcs. */
import type { Segment, Stadium } from "#sim/stadium.ts";

export type Point = { readonly x: number; readonly y: number };

export type Arc = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Angles in radians; the arc runs clockwise on the screen (y grows downwards) from one to the other. */
  readonly from: number;
  readonly to: number;
};

const TURN = 2 * Math.PI;

/** The circle that a curved segment is part of; undefined for a straight segment. */
export function arcOf(segment: Segment, { vertexes }: Stadium): Arc | undefined {
  const a = vertexes[segment.v0];
  const b = vertexes[segment.v1];
  if (!a || !b || !Number.isFinite(segment.curveF)) return undefined;
  const halfX = (b.x - a.x) / 2;
  const halfY = (b.y - a.y) / 2;
  const x = a.x + halfX - halfY * segment.curveF;
  const y = a.y + halfY + halfX * segment.curveF;
  return {
    x,
    y,
    radius: Math.hypot(a.x - x, a.y - y),
    from: Math.atan2(a.y - y, a.x - x),
    to: Math.atan2(b.y - y, b.x - x),
  };
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

/** The same direction, from 0 up to a full turn. */
function positiveAngle(angle: number): number {
  return ((angle % TURN) + TURN) % TURN;
}

/** Adds a segment to the current path. */
export function traceSegment(context: CanvasRenderingContext2D, segment: Segment, stadium: Stadium): void {
  const a = stadium.vertexes[segment.v0];
  const b = stadium.vertexes[segment.v1];
  if (!a || !b) return;
  context.moveTo(a.x, a.y);
  const arc = arcOf(segment, stadium);
  if (arc) context.arc(arc.x, arc.y, arc.radius, arc.from, arc.to);
  else context.lineTo(b.x, b.y);
}
